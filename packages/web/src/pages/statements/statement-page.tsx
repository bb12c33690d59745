// SPDX-License-Identifier: Apache-2.0
// One joint statement: the text that counts, what its figures are made of, who has signed, and what is published once its hour has come.
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconDownload, IconFileTypePdf, IconWorld } from '@tabler/icons-react';
import type { StatementAnswer, StatementVersion } from '@tansiq/node/contract';
import { useParams, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Code, Name, Texted } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { Pair } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Loading, ProblemNote, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { FiguresCard } from './figures-card.tsx';
import { Countdown, StatementState } from './statement-state.tsx';
import { StatementText } from './statement-text.tsx';

export function StatementPage(): ReactNode {
  const { dossier } = useParams({ from: '/statements/$dossier' });
  const query = useCall('GET /statements/{dossier}', { params: { dossier } });
  if (query.data && query.data.dossier !== dossier) return <Loading />;
  return <Shown query={query}>{(answer) => <Statement answer={answer} />}</Shown>;
}

function Statement({ answer }: { answer: StatementAnswer }): ReactNode {
  const t = useWords();
  const text = useText();
  const { state, current, versions, may, publicFrom, embargo } = answer;
  const shown = versions.find(({ statement }) => statement === current);
  const others = versions.filter(({ statement }) => statement !== current);
  return (
    <Page
      title={text(answer.title) || t('statements.one')}
      badge={<StatementState state={state} />}
      lead={
        <>
          {t('statements.embargo')} <Moment at={embargo} />
          {state === 'embargoed' && publicFrom !== undefined && (
            <>
              {' · '}
              <Countdown until={publicFrom} />
            </>
          )}
        </>
      }
      actions={
        <>
          {may.includes('counter') && shown && (
            <LinkButton variant="default" href={`/drafts/new?type=statement.propose&replaces=${shown.act}`}>
              {t('statements.counter')}
            </LinkButton>
          )}
          {may.includes('publish') && <Published dossier={answer.dossier} />}
        </>
      }
    >
      {may.includes('sign') && shown && <Sign answer={answer} version={shown} />}
      {shown && (
        <>
          <Card title={t('statements.text')}>
            <StatementText title={shown.title} paragraphs={shown.paragraphs} />
            {shown.note && (
              <Text size="sm" mt="md">
                {t('statements.note')}: <Texted text={shown.note} />
              </Text>
            )}
          </Card>
          <FiguresCard figures={shown.figures} />
          <Signatures version={shown} parties={answer.parties} />
        </>
      )}
      {others.length > 0 && (
        <Card title={t('statements.earlier')}>
          {others.map((one) => (
            <Pair
              key={one.statement}
              name={
                <To href={`/acts/${one.act}`} underline="always">
                  <Name>{text(one.title)}</Name>
                </To>
              }
            >
              <PartyName id={one.author} /> · <Moment at={one.at * 1000} />
            </Pair>
          ))}
        </Card>
      )}
    </Page>
  );
}

function Published({ dossier }: { dossier: string }): ReactNode {
  const t = useWords();
  const forms = [
    { form: 'published', icon: IconDownload, label: t('statements.file') },
    { form: 'page', icon: IconWorld, label: t('statements.page') },
    { form: 'paper', icon: IconFileTypePdf, label: t('statements.paper') },
  ] as const;
  return (
    <>
      {forms.map(({ form, icon: Icon, label }) => (
        <Button
          key={form}
          component="a"
          href={`/api/statements/${dossier}/${form}`}
          download
          variant="default"
          leftSection={<Icon size={16} aria-hidden="true" />}
        >
          {label}
        </Button>
      ))}
    </>
  );
}

function Signatures({
  version,
  parties,
}: {
  version: StatementVersion;
  parties: readonly string[];
}): ReactNode {
  const t = useWords();
  return (
    <Card title={t('statements.signatures')}>
      {parties.map((party) => {
        const signed = version.signatures.find((one) => one.party === party);
        return (
          <Pair key={party} name={<PartyName id={party} />}>
            {signed ? (
              <To href={`/acts/${signed.act}`} underline="always">
                <StateTag tone="good">{t('statements.signed')}</StateTag> <Moment at={signed.at * 1000} />
              </To>
            ) : (
              <StateTag tone="warn">{t('statements.unsigned')}</StateTag>
            )}
          </Pair>
        );
      })}
      <Text size="sm" mt="sm">
        {t('statements.hash')} <Code>{version.statement}</Code>
      </Text>
    </Card>
  );
}

/** The signature is a draft that a second officer releases; it cannot be taken back. */
function Sign({ answer, version }: { answer: StatementAnswer; version: StatementVersion }): ReactNode {
  const t = useWords();
  const router = useRouter();
  const send = useSend('POST /statements/{dossier}/signatures', ['GET /drafts']);
  const { dossier } = answer;
  const sign = () =>
    send.mutate(
      { params: { dossier }, body: { statement: version.statement } },
      { onSuccess: ({ draft }) => router.history.push(`/drafts/${draft}`) },
    );
  return (
    <Alert color="blue" title={t('statements.yourSignature')}>
      <Text size="sm">{t('statements.bindsFor')}</Text>
      {send.error !== null && <ProblemNote error={send.error} />}
      <Group mt="sm">
        <Button onClick={sign} loading={send.isPending}>
          {t('statements.sign')}
        </Button>
      </Group>
    </Alert>
  );
}
