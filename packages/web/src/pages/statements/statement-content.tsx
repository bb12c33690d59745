// SPDX-License-Identifier: Apache-2.0
// What an act of a joint statement says, where acts are shown whole: before a text or a signature is released, and on the act's own page.
import { List, Stack, Text } from '@mantine/core';
import type { Text as Texts } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code } from '../../parts/name.tsx';
import { Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { StatementText } from './statement-text.tsx';

interface Body {
  title: Texts;
  paragraphs: Texts[];
  embargo: string;
  figures: { id: string; label: Texts; value: string }[];
}

export function StatementContent({ sections }: { sections: Readonly<Record<string, unknown>> }): ReactNode {
  const t = useWords();
  const text = useText();
  const body = sections.statement as Body | undefined;
  const consent = sections.consent as { statement?: string } | undefined;
  const { refs = [] } = (sections.refs ?? {}) as { refs?: { rel: string; act: string }[] };
  const answered = refs.find(({ rel }) => rel === 'answers')?.act;
  if (consent?.statement !== undefined)
    return (
      <Stack gap="sm">
        <Text>
          {t('statements.signsText')} <Code>{consent.statement}</Code>
        </Text>
        <Text size="sm">{t('statements.bindsFor')}</Text>
        {answered !== undefined && <SignedText act={answered} />}
      </Stack>
    );
  if (body?.paragraphs === undefined) return null;
  const filled = (texts: Texts): Texts =>
    Object.fromEntries(Object.entries(texts).map(([tag, words]) => [tag, withFigures(words, body.figures)]));
  return (
    <Stack>
      <Text>
        {t('statements.embargo')} <Moment at={body.embargo} />
      </Text>
      <StatementText title={filled(body.title)} paragraphs={body.paragraphs.map(filled)} />
      {body.figures.length > 0 && (
        <List size="sm">
          {body.figures.map(({ id, label, value }) => (
            <List.Item key={id}>
              <bdi>{text(label)}</bdi>: <bdi>{value}</bdi>
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}

/** Who lets a signature leave reads what it stands under. */
function SignedText({ act }: { act: string }): ReactNode {
  const t = useWords();
  const query = useCall('GET /acts/{id}', { params: { id: act } });
  return (
    <>
      <To href={`/acts/${act}`} underline="always">
        {t('statements.readText')}
      </To>
      <Shown query={query}>
        {({ sections: { statement } }) => <StatementContent sections={{ statement }} />}
      </Shown>
    </>
  );
}

const withFigures = (words: string, figures: Body['figures']): string =>
  words.replaceAll(/\{([a-z0-9-]+)\}/g, (place, id) => figures.find((one) => one.id === id)?.value ?? place);
