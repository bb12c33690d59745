// SPDX-License-Identifier: Apache-2.0
// One operation: its plan, who has consented to which hash and who has not, readiness, and what this officer may do now.
import { Group, List, Stack, Text } from '@mantine/core';
import type { OperationBoard, PlanVersionItem } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Texted } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { ApartCard } from './apart-card.tsx';
import { CommandersCard } from './commanders-card.tsx';
import { ConsentForm } from './consent-form.tsx';
import { GoAndAbort, SayReadiness } from './decisions.tsx';
import { DifferencesCard } from './differences-card.tsx';
import { FrameWords } from './frame-words.tsx';
import { Hours } from './hours.tsx';
import { OperationState, RehearsalBar } from './marks.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { PlanWords } from './plan-words.tsx';
import { ReadinessRows } from './readiness-rows.tsx';

export function OperationPage(): ReactNode {
  const { dossier } = useParams({ from: '/operations/$dossier' });
  const query = useCall('GET /operations/{dossier}', { params: { dossier } });
  return <Shown query={query}>{(board) => <Operation board={board} />}</Shown>;
}

function Operation({ board }: { board: OperationBoard }): ReactNode {
  const t = useWords();
  const text = useText();
  const { dossier, current, words } = board;
  return (
    <Page
      title={text(board.title) || t('operations.one')}
      badge={<OperationState state={board.state} />}
      lead={
        current && <Hours at={current.frame.hour} parties={current.frame.capacities.map((c) => c.party)} />
      }
      actions={
        <Group gap="lg">
          <To href={`/operations/${dossier}/board`} underline="always">
            {t('operations.board')}
          </To>
          {board.ownSites.length > 0 && (
            <To href={`/operations/${dossier}/site`} underline="always">
              {t('operations.sitePage')}
            </To>
          )}
          <To href={`/operations/${dossier}/debrief`} underline="always">
            {t('operations.debrief')}
          </To>
          <To href={`/dossiers/${dossier}`} underline="always">
            {t('operations.dossier')}
          </To>
          {current && board.may.includes('outcome') && (
            <LinkButton variant="default" href={`/drafts/new?type=statement.propose&after=${current.plan}`}>
              {t('statements.begin')}
            </LinkButton>
          )}
          {current && board.may.includes('propose') && (
            <LinkButton variant="default" href={`/drafts/new?type=operation.plan&replaces=${current.plan}`}>
              {t('operations.nextVersion')}
            </LinkButton>
          )}
        </Group>
      }
    >
      <RehearsalBar rehearsal={board.rehearsal} />
      {current ? (
        <>
          <Aborts board={board} />
          <Standing board={board} current={current} />
          {board.may.includes('consent') && (
            <Card title={t('operations.consentTitle')}>
              <ConsentForm key={current.plan} board={board} current={current} />
            </Card>
          )}
          <Card title={t('operations.readinessTitle')} flush aside={<GoAndAbort board={board} />}>
            <ReadinessRows board={board} />
            <Stack p="md">
              {board.ownSites.map((site) => (
                <SayReadiness key={site} board={board} site={site} />
              ))}
              <Blockers board={board} />
            </Stack>
          </Card>
          {board.may.includes('assign') && current.consents.some(({ party }) => party === board.self) && (
            <CommandersCard board={board} current={current} />
          )}
          {board.may.includes('outcome') && <OutcomeCard board={board} />}
          {words && (
            <PlanWords frame={current.frame} plan={words} apart={board.apart} mandates={board.mandates} />
          )}
          <ApartCard board={board} current={current} />
          {current.version > 1 && <DifferencesCard dossier={dossier} plan={current.plan} />}
        </>
      ) : (
        <Empty title={t('operations.noPlan')} />
      )}
    </Page>
  );
}

export function Blockers({ board }: { board: OperationBoard }): ReactNode {
  const t = useWords();
  if (board.blockers.length === 0 || board.gos.some(({ standing }) => standing === 'counts')) return null;
  return (
    <div>
      {t('operations.whyNoGo')}
      <List>
        {board.blockers.map((one) => (
          <List.Item key={one}>{t(`operations.blocker.${one}`)}</List.Item>
        ))}
      </List>
    </div>
  );
}

export function Aborts({ board }: { board: OperationBoard }): ReactNode {
  const t = useWords();
  if (board.aborts.length === 0) return null;
  return (
    <Card title={t('operations.aborts')}>
      {board.aborts.map((one) => (
        <div key={one.act}>
          <PartyName id={one.party} /> · <Moment at={one.at * 1000} />{' '}
          {one.note ? <Texted text={one.note} /> : t('operations.noReason')}
          {one.pending && ` · ${t('operations.pending')}`}
        </div>
      ))}
    </Card>
  );
}

function Standing({ board, current }: { board: OperationBoard; current: PlanVersionItem }): ReactNode {
  const t = useWords();
  const { frame, consents, declines, missing, plan } = current;
  return (
    <Card title={t('operations.version', { n: current.version })}>
      <FrameWords frame={frame} plan={plan} />
      <Stack gap={4} mt="md">
        {consents.map(({ party, at, act }) => (
          <div key={act}>
            <StateTag tone="good">{t('operations.consented')}</StateTag> <PartyName id={party} /> ·{' '}
            <Moment at={at * 1000} />
          </div>
        ))}
        {declines.map(({ party, at, act }) => (
          <div key={act}>
            <StateTag tone="bad">{t('operations.declined')}</StateTag> <PartyName id={party} /> ·{' '}
            <Moment at={at * 1000} />
          </div>
        ))}
        {missing.map((party) => (
          <div key={party}>
            <StateTag tone="warn">{t('operations.notConsented')}</StateTag> <PartyName id={party} />
          </div>
        ))}
        {board.versions.length > 1 && (
          <Text size="sm" c="dimmed">
            {t('operations.earlier', { n: board.versions.length - 1 })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
