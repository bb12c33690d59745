// SPDX-License-Identifier: Apache-2.0
// The live board of a command room: large, and honest about what is known, from whom, how old it is, and what is not known.
import { Button, Group, Title } from '@mantine/core';
import type { BoardParty, EntryItem, OperationBoard } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { Ago } from '../../parts/moment.tsx';
import { Code, Texted } from '../../parts/name.tsx';
import { Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { CallBanner } from './call-banner.tsx';
import { GoAndAbort } from './decisions.tsx';
import { EntrySource, EntryWords } from './entry-words.tsx';
import { Hours } from './hours.tsx';
import { RehearsalBar } from './marks.tsx';
import { Aborts, Blockers } from './operation-page.tsx';
import classes from './operations.module.css';
import { plannedAt } from './place-of-site.ts';
import { ReadinessRows } from './readiness-rows.tsx';
import { useSignals } from './signals.ts';

/** Beside the events: how often the node is asked whether it is still there. */
const EVERY = 5_000;

export function BoardPage(): ReactNode {
  const { dossier } = useParams({ from: '/operations/$dossier/board' });
  const query = useCall('GET /operations/{dossier}', { params: { dossier } }, { every: EVERY });
  return <Shown query={query}>{(board) => <Board board={board} at={query.dataUpdatedAt} />}</Shown>;
}

function Board({ board, at }: { board: OperationBoard; at: number }): ReactNode {
  const t = useWords();
  const text = useText();
  const { told, audible, allow } = useSignals(board.call, board.aborts.length);
  const parties = board.parties.map(({ party }) => party);
  return (
    <Page
      title={text(board.title) || t('operations.one')}
      lead={board.current && <Hours at={board.current.frame.hour} parties={parties} />}
      actions={
        <Group gap="sm">
          {!audible && (
            <Button variant="default" onClick={allow}>
              {t('operations.soundOn')}
            </Button>
          )}
          <Button variant="default" onClick={() => void document.documentElement.requestFullscreen()}>
            {t('operations.fullScreen')}
          </Button>
        </Group>
      }
    >
      <div className={classes.board}>
        <RehearsalBar rehearsal={board.rehearsal} />
        <CallBanner board={board} at={at} told={told} />
        <GoAndAbort board={board} size="lg" />
        <Aborts board={board} />
        <div className={classes.panes}>
          <Pane title={t('operations.readinessTitle')}>
            <ReadinessRows board={board} />
            <div className={classes.siteRow}>
              <Blockers board={board} />
            </div>
          </Pane>
          <Pane title={t('operations.known')}>
            {board.parties.map((party) => (
              <Known key={party.party} party={party} />
            ))}
          </Pane>
          <Pane title={t('operations.sites')}>
            {board.current?.frame.sites.map(({ id }) => (
              <SiteState key={id} board={board} site={id} />
            ))}
          </Pane>
          <Pane title={t('operations.entries')}>
            {board.entries.length === 0 && <div className={classes.siteRow}>{t('operations.noEntries')}</div>}
            {board.entries.slice(0, 30).map((entry) => (
              <Entry key={entry.act} entry={entry} />
            ))}
          </Pane>
        </div>
      </div>
    </Page>
  );
}

function Pane({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className="tq-card">
      <Title order={2} p="sm">
        {title}
      </Title>
      <div className="tq-rows">{children}</div>
    </section>
  );
}

function Known({ party: known }: { party: BoardParty }): ReactNode {
  const t = useWords();
  const { party, self, link, heardAt, holdsSince, unreceipted, clock } = known;
  const up = self || link === 'up';
  return (
    <div className={classes.siteRow}>
      <span className={classes.strong}>
        <PartyName id={party} />
      </span>
      <StateTag tone={up ? 'good' : 'bad'}>{t(`operations.link.${link}`)}</StateTag>
      <span>
        {holdsSince === undefined ? (
          <StateTag tone="warn">{t('operations.goNotKnown')}</StateTag>
        ) : (
          <StateTag tone="good">{t('operations.goHeld')}</StateTag>
        )}
      </span>
      {!self && (
        <span className={classes.quiet}>
          {t('operations.lastHeard')}{' '}
          {heardAt === undefined ? t('operations.neverHeard') : <Ago at={heardAt} />}
          {' · '}
          {t('operations.unreceipted', { n: unreceipted })}
          {' · '}
          {clock
            ? t('operations.clock', { offset: clock.offset, margin: clock.margin })
            : t('operations.clockUnknown')}
        </span>
      )}
    </div>
  );
}

function SiteState({ board, site }: { board: OperationBoard; site: string }): ReactNode {
  const t = useWords();
  const planned = plannedAt(board, site);
  const known = board.sites.find((one) => one.site === site);
  return (
    <div className={classes.siteRow}>
      <span>
        <Code>{site}</Code> <Texted text={planned?.place} />
      </span>
      <span>
        <StateTag tone={known ? 'accent' : 'warn'}>
          {known ? t(`operations.siteState.${known.state as 'approach'}`) : t('operations.siteUnknown')}
        </StateTag>{' '}
        {known && (
          <span className={classes.quiet}>
            <Ago at={known.at * 1000} />
          </span>
        )}
      </span>
    </div>
  );
}

function Entry({ entry }: { entry: EntryItem }): ReactNode {
  return (
    <div className={classes.siteRow}>
      <span>
        <EntryWords entry={entry} />
      </span>
      <span className={classes.quiet}>
        <EntrySource entry={entry} />
      </span>
    </div>
  );
}
