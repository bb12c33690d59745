// SPDX-License-Identifier: Apache-2.0
// After an operation: the timeline rebuilt from the acts, what came late, who was silent, and what was learnt and promised.
import { Stack, Text } from '@mantine/core';
import type { DebriefAnswer, DebriefItem, OperationBoard } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code, Name, Texted } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { Row } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { LessonsCard } from './lessons-card.tsx';
import { OperationState, RehearsalBar } from './marks.tsx';

export function DebriefPage(): ReactNode {
  const { dossier } = useParams({ from: '/operations/$dossier/debrief' });
  const board = useCall('GET /operations/{dossier}', { params: { dossier } });
  const debrief = useCall('GET /operations/{dossier}/debrief', { params: { dossier } });
  return (
    <Shown query={board}>
      {(one) => <Shown query={debrief}>{(told) => <Debrief board={one} debrief={told} />}</Shown>}
    </Shown>
  );
}

function Debrief({ board, debrief }: { board: OperationBoard; debrief: DebriefAnswer }): ReactNode {
  const t = useWords();
  const text = useText();
  const { items, late, silent, complete, rehearsal } = debrief;
  const foreseen = board.words?.debrief;
  return (
    <Page
      title={t('operations.debriefOf', { title: text(board.title) || t('operations.one') })}
      badge={<OperationState state={board.state} />}
      lead={foreseen && <Texted text={foreseen} />}
      actions={
        <To href={`/operations/${board.dossier}`} underline="always">
          {t('operations.one')}
        </To>
      }
    >
      <RehearsalBar rehearsal={rehearsal} />
      <Card title={t('operations.late')}>
        <Stack gap="xs">
          {late.length === 0 && silent.length === 0 && <Text c="dimmed">{t('operations.nothingLate')}</Text>}
          {late.map((item) => (
            <div key={item.act}>
              <Happened item={item} /> · <Moment at={item.at} />
            </div>
          ))}
          {silent.map(({ party, site }) => (
            <div key={`${party} ${site}`}>
              <StateTag tone="bad">{t('operations.readiness.silent')}</StateTag> <Code>{site}</Code> ·{' '}
              <PartyName id={party} />
            </div>
          ))}
        </Stack>
      </Card>
      <LessonsCard board={board} />
      <Card title={t('operations.timeline')} flush>
        {!complete && (
          <Text p="md" c="var(--tq-warn)">
            {t('operations.timelineCut')}
          </Text>
        )}
        <div className="tq-rows">
          {items.map((item) => (
            <Row key={item.act ?? item.what} meta={<Seconds at={item.at} />} aside={<Aside item={item} />}>
              <Happened item={item} />
            </Row>
          ))}
        </div>
      </Card>
    </Page>
  );
}

/** To the second: what came before what is what the debrief is about. */
function Seconds({ at }: { at: number }): ReactNode {
  return (
    <>
      <Moment at={at} /> <Code>{`${new Date(at).toISOString().slice(11, 19)}Z`}</Code>
    </>
  );
}

const SECOND = 1000;

function Aside({ item }: { item: DebriefItem }): ReactNode {
  const t = useWords();
  const { took, late } = item;
  return (
    <>
      {late === true && <StateTag tone="warn">{t('operations.afterDue')}</StateTag>}
      {took !== undefined && took >= SECOND && (
        <Text size="sm" c="dimmed" component="span">
          {t('operations.took', { n: Math.round(took / SECOND) })}
        </Text>
      )}
    </>
  );
}

const moments: ReadonlySet<DebriefItem['what']> = new Set(['margin', 'hour', 'end']);

/** What happened, where and by whom; a moment of the plan is nobody's. */
function Happened({ item }: { item: DebriefItem }): ReactNode {
  const t = useWords();
  const { what, act, author, site, detail } = item;
  const said =
    what === 'plan' ? t('operations.version', { n: Number(detail) }) : t(`operations.told.${what}`);
  return (
    <>
      {act === undefined ? (
        <b>{said}</b>
      ) : (
        <To href={`/acts/${act}`} underline="always">
          {said}
        </To>
      )}{' '}
      <Detail item={item} />
      {site !== undefined && (
        <>
          {' '}
          · <Code>{site}</Code>
        </>
      )}
      {author !== undefined && !moments.has(what) && (
        <>
          {' '}
          · <PartyName id={author} />
        </>
      )}
    </>
  );
}

const siteStates: readonly string[] = ['approach', 'entered', 'secured', 'finished'];

function Detail({ item: { what, detail } }: { item: DebriefItem }): ReactNode {
  const t = useWords();
  if (detail === undefined || what === 'plan') return null;
  switch (what) {
    case 'readiness':
      return t(`operations.readiness.${detail as 'ready'}`);
    case 'entry':
      return siteStates.includes(detail)
        ? t(`operations.siteState.${detail as 'entered'}`)
        : t(`operations.entry.${detail as 'arrest'}`);
    case 'outcome':
      return t(`compose.outcomeKind.${detail as 'arrest'}`);
    default:
      return <Name>{detail}</Name>;
  }
}
