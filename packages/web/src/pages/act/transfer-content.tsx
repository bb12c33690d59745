// SPDX-License-Identifier: Apache-2.0
// What an act of passing on says: a request, its answer, or the act that goes on, as its author signed it and marked with who passes it on.
import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { To } from '../../parts/to.tsx';

type Sections = Readonly<Record<string, unknown>>;

interface Scope {
  of: string;
  to?: string;
  purpose?: string;
  sections?: string[];
  by?: string;
  until?: string;
}

/** As the node shows it: read, and its signature looked at. */
interface Original {
  act: string;
  type: string;
  author: string;
  time: string;
  signature: 'holds' | 'unknown';
  sections: Sections;
}

interface TransferContentProps {
  sections: Sections;
  /** Shows what stands in the original. */
  within: (sections: Sections) => ReactNode;
}

export function TransferContent({ sections, within }: TransferContentProps): ReactNode {
  const t = useWords();
  const request = sections.request as Scope | undefined;
  const consent = sections.consent as (Scope & { decision: string }) | undefined;
  const original = sections.original as Original | Unread | undefined;
  return (
    <>
      {request && (
        <section>
          <Title order={3} mb={4}>
            {t('compose.part.request')}
          </Title>
          <ScopeWords scope={request} />
        </section>
      )}
      {consent?.of !== undefined && (
        <section>
          <Group gap="sm" mb={4}>
            <Title order={3}>{t('compose.part.consent')}</Title>
            <StateTag tone={consent.decision === 'consent' ? 'good' : 'bad'}>
              {t(consent.decision === 'consent' ? 'onward.state.consented' : 'onward.state.refused')}
            </StateTag>
          </Group>
          <ScopeWords scope={consent} />
        </section>
      )}
      {original && (
        <section>
          <Title order={3} mb={4}>
            {t('compose.part.original')}
          </Title>
          {'author' in original ? (
            <OriginalWords original={original} within={within} />
          ) : (
            <UnreadWords original={original} />
          )}
        </section>
      )}
    </>
  );
}

function ScopeWords({ scope }: { scope: Scope }): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const list = usePartList();
  const { of, to, purpose, sections, by, until } = scope;
  const facts: (Fact | undefined)[] = [
    to === undefined ? undefined : [t('onward.to'), <PartyName key="to" id={to} />],
    purpose === undefined ? undefined : [t('compose.purpose'), label('purposes', purpose)],
    sections && [t('onward.which'), list(sections)],
    by === undefined ? undefined : [t('onward.by'), <Moment key="by" at={by} dateOnly />],
    until === undefined ? undefined : [t('onward.until'), <Moment key="until" at={until} dateOnly />],
  ];
  return (
    <Stack gap="xs">
      <Facts facts={facts.filter((fact) => fact !== undefined)} />
      <To href={`/acts/${of}`} size="sm" underline="always">
        {t('onward.openAct')}
      </To>
    </Stack>
  );
}

function OriginalWords({ original, within }: { original: Original; within: TransferContentProps['within'] }) {
  const t = useWords();
  const typeName = useActTypeName();
  const { type, author, time, signature, sections } = original;
  return (
    <div className="tq-subject">
      <Stack gap="md">
        <Facts
          facts={[
            [t('onward.author'), <PartyName key="author" id={author} />],
            [t('onward.kind'), typeName(type)],
            [t('onward.signed'), <Moment key="time" at={time} />],
          ]}
        />
        <Text size="sm">{t(`onward.signature.${signature}`)}</Text>
        {within(sections)}
      </Stack>
    </div>
  );
}

/** In a draft: which sections are to go on. In what leaves: each with its salt. */
interface Unread {
  sections: string[] | Record<string, unknown>;
}

function UnreadWords({ original: { sections } }: { original: Unread }): ReactNode {
  const list = usePartList();
  return <Text size="sm">{list(Array.isArray(sections) ? sections : Object.keys(sections))}</Text>;
}

/** Names of sections as one list in words. */
export function usePartList(): (sections: readonly string[]) => string {
  const t = useWords();
  const { formatList } = useIntl();
  return (sections) => formatList(sections.map((name) => t(`compose.part.${name as 'facts'}`)));
}
