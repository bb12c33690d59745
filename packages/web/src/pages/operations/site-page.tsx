// SPDX-License-Identifier: Apache-2.0
// The phone of a site commander: big buttons for what happens; kept sealed without a link, sent when it is back, what waits always in view.
import { Button, Select } from '@mantine/core';
import type { OperationBoard } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { NoAnswer } from '../../api/problem.ts';
import { useCall } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { Page } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { CallBanner } from './call-banner.tsx';
import { GoAndAbort, SayReadiness } from './decisions.tsx';
import { EntryPad } from './entry-pad.tsx';
import { RehearsalBar } from './marks.tsx';
import classes from './operations.module.css';
import { usePhone } from './phone.ts';
import { plannedAt } from './place-of-site.ts';
import { post } from './pocket.ts';
import { useSignals } from './signals.ts';
import { usePocket } from './use-pocket.ts';
import { WaitingCard } from './waiting-card.tsx';
import { WithoutLink } from './without-link.tsx';

const EVERY = 8_000;

export function SitePage(): ReactNode {
  const { dossier } = useParams({ from: '/operations/$dossier/site' });
  const query = useCall('GET /operations/{dossier}', { params: { dossier } }, { every: EVERY });
  if (query.data === undefined && query.error instanceof NoAnswer) return <WithoutLink />;
  return <Shown query={query}>{(board) => <OnSite board={board} at={query.dataUpdatedAt} />}</Shown>;
}

function OnSite({ board, at }: { board: OperationBoard; at: number }): ReactNode {
  const t = useWords();
  const text = useText();
  const { officer } = useSession();
  const pocket = usePocket(board.dossier, officer.id, true);
  const opens = useOpensWithoutLink(board);
  const { told, audible, allow } = useSignals(board.call, board.aborts.length);
  const [site, setSite] = useState(board.ownSites[0]);
  const { current } = board;
  if (site === undefined || !current) return <Empty title={t('operations.noSite')} />;
  const placeOf = (id: string) => `${id} · ${text(plannedAt(board, id)?.place)}`;
  return (
    <Page
      title={placeOf(site)}
      badge={
        <StateTag tone={opens ? 'good' : 'warn'}>
          {t(opens ? 'operations.opensWithoutLink' : 'operations.needsLink')}
        </StateTag>
      }
    >
      <RehearsalBar rehearsal={board.rehearsal} />
      <CallBanner board={board} at={at} told={told} />
      <WaitingCard pocket={pocket} />
      {!audible && (
        <Button variant="default" onClick={allow} className={classes.big}>
          {t('operations.soundOn')}
        </Button>
      )}
      {board.ownSites.length > 1 && (
        <Select
          label={t('operations.site')}
          data={board.ownSites.map((id) => ({ value: id, label: placeOf(id) }))}
          value={site}
          onChange={(chosen) => chosen !== null && setSite(chosen)}
          allowDeselect={false}
        />
      )}
      <SayReadiness key={site} board={board} site={site} />
      {board.may.includes('enter') && (
        <EntryPad
          plan={current.plan}
          site={site}
          last={board.sites.find((one) => one.site === site)?.state}
          enter={(body) => void pocket.enter(body)}
        />
      )}
      <GoAndAbort board={board} size="md" />
    </Page>
  );
}

/** Prepares this phone for a moment without a link: the application's files, and what an entry is addressed to. */
function useOpensWithoutLink(board: OperationBoard): boolean {
  const { officer } = useSession();
  const { data: codes } = useCall('GET /codes', {});
  const files = usePhone();
  const [posted, setPosted] = useState('');
  const { dossier, current, ownSites } = board;
  const plan = board.may.includes('enter') ? current?.plan : undefined;
  const sites = ownSites.join(' ');
  useEffect(() => {
    if (plan === undefined || sites === '' || codes === undefined) return;
    void post({ id: dossier, user: officer.id, dossier, plan, sites: sites.split(' '), codes }).then(() =>
      setPosted(plan),
    );
  }, [dossier, officer.id, plan, sites, codes]);
  return files && plan !== undefined && posted === plan;
}
