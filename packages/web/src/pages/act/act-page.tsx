// SPDX-License-Identifier: Apache-2.0
// One act: what it says, under which conditions, what can be done with it, what became of it, and who can prove what.
import { Stack, Tabs } from '@mantine/core';
import type { ActAnswer } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { useCall, useReason } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { Moment } from '../../parts/moment.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { ReasonDialog, wantsReason } from '../../parts/reason-dialog.tsx';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { ActHolds } from '../holds/act-holds.tsx';
import { ActDoings } from './act-doings.tsx';
import { ConditionsPanel } from './conditions-panel.tsx';
import { ContentView } from './content-view.tsx';
import { CopiesPart } from './copies-part.tsx';
import { Corrected } from './corrected.tsx';
import { ErasedPage } from './erased-page.tsx';
import { FilesList } from './files-list.tsx';
import { H3Gate } from './h3-gate.tsx';
import { JourneyPart } from './journey-part.tsx';
import { Links } from './links.tsx';
import { PassedOn } from './passed-on.tsx';
import { ProofPart } from './proof-part.tsx';
import { RecallAnswer } from './recall-answer.tsx';
import { TransfersCard } from './transfers-card.tsx';
import { TranslationPart } from './translation-part.tsx';

export function ActPage(): ReactNode {
  const { act: id } = useParams({ from: '/acts/$act' });
  const query = useCall('GET /acts/{id}', { params: { id } });
  const giveReason = useReason('GET /acts/{id}', { params: { id } });
  if (query.isPlaceholderData) return <Loading />;
  const { error } = query;
  if (error instanceof Problem && error.rule === 'h3-not-accepted') return <H3Gate key={id} act={id} />;
  // What was erased is not there to be read, but that it was, and who can prove it, is told to those who knew of it.
  if (error instanceof Problem && (error.rule === 'recalled' || error.status === 404))
    return <ErasedPage key={id} act={id} error={error} />;
  const unreasoned = wantsReason(error);
  if (error && !unreasoned) return <ProblemNote error={error} retry={() => void query.refetch()} />;
  // What was open stays behind the question, with what somebody was writing there.
  return (
    <>
      <ReasonDialog opened={unreasoned} give={giveReason} />
      {query.data ? <Opened key={id} act={query.data} /> : <Loading />}
    </>
  );
}

export const holdTone: Readonly<Record<string, Tone>> = { none: 'calm', restricted: 'warn', erased: 'bad' };
const statusTone: Readonly<Record<string, Tone>> = {
  released: 'calm',
  withheld: 'bad',
  sent: 'warn',
  held: 'warn',
  accepted: 'good',
  refused: 'bad',
  unreadable: 'bad',
  quarantined: 'bad',
};

function Opened({ act }: { act: ActAnswer }): ReactNode {
  const t = useWords();
  const text = useText();
  const typeName = useActTypeName();
  const [lang, setLang] = useState<string>();
  const translation = act.translations.find((one) => one.lang === lang);
  return (
    <Page
      title={text(act.title) || typeName(act.type)}
      badge={
        <>
          <StateTag tone={statusTone[act.status] ?? 'calm'}>
            {t(`act.status.${act.status as 'held'}`)}
          </StateTag>
          {releasedBy(act) === 'emergency' && <StateTag tone="bad">{t('emergencies.badge')}</StateTag>}
          {releasedBy(act) === 'standing-order' && <StateTag tone="calm">{t('orders.badge')}</StateTag>}
          {act.hold !== 'none' && (
            <StateTag tone={holdTone[act.hold] ?? 'calm'}>{t(`act.hold.${act.hold}`)}</StateTag>
          )}
        </>
      }
      lead={
        <>
          {typeName(act.type)} · <PartyName id={act.author} /> · <Moment at={act.time} />
          {act.dossier !== undefined && (
            <>
              {' · '}
              <To underline="always" href={`/dossiers/${act.dossier}`}>
                {t('act.dossier')}
              </To>
            </>
          )}
        </>
      }
      actions={<ActDoings act={act} />}
    >
      <RecallAnswer act={act} />
      <Corrected act={act} />
      <PassedOn act={act} />
      <div className="tq-beside">
        <Tabs defaultValue="content" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="content">{t('act.content')}</Tabs.Tab>
            <Tabs.Tab value="journey">{t('act.journey')}</Tabs.Tab>
            <Tabs.Tab value="proof">{t('act.proof')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="content" pt="md">
            <Stack gap="md">
              <Card>
                <ContentView sections={act.sections} translation={translation} />
              </Card>
              {act.attachments.length > 0 && (
                <Card title={t('compose.part.uploads')}>
                  <FilesList act={act} />
                </Card>
              )}
              <Card title={t('act.translations')}>
                <TranslationPart act={act} shown={lang} show={setLang} />
              </Card>
              <TransfersCard act={act} />
              <Links act={act} />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="journey" pt="md">
            <Stack gap="md">
              <Card title={t('act.journey')}>
                <JourneyPart act={act.id} />
              </Card>
              <Card title={t('act.copies')}>
                <CopiesPart act={act.id} />
              </Card>
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="proof" pt="md">
            <ProofPart act={act.id} />
          </Tabs.Panel>
        </Tabs>
        <Stack className="tq-aside" gap="md">
          <ConditionsPanel conditions={act.conditions} />
          <ActHolds act={act} />
        </Stack>
      </div>
    </Page>
  );
}

/** What let a report leave, as its declaration says. What is said in an operation goes under its plan. */
const releasedBy = ({ type, sections }: ActAnswer): string | undefined =>
  type.startsWith('report.')
    ? (sections.declaration as { release?: { kind?: string } } | undefined)?.release?.kind
    : undefined;
