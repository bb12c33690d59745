// SPDX-License-Identifier: Apache-2.0
// The phone of a site commander: big buttons for what happens; kept sealed without a link, sent when it is back, what waits always in view.
import { Alert, Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import type { EntryBody, OperationBoard } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Page } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Empty, ProblemNote, Shown } from '../../parts/states.tsx';
import { CallBanner } from './call-banner.tsx';
import { GoAndAbort, SayReadiness } from './decisions.tsx';
import { EntryForm, type FormKind } from './entry-form.tsx';
import { RehearsalBar } from './marks.tsx';
import classes from './operations.module.css';
import { useSignals } from './signals.ts';
import { type Pocket, usePocket } from './use-pocket.ts';

const EVERY = 8_000;

export function SitePage(): ReactNode {
  const { dossier } = useParams({ from: '/operations/$dossier/site' });
  const query = useCall('GET /operations/{dossier}', { params: { dossier } }, { every: EVERY });
  return <Shown query={query}>{(board) => <OnSite board={board} at={query.dataUpdatedAt} />}</Shown>;
}

const steps = ['approach', 'entered', 'secured', 'finished'] as const;
const forms = ['arrest', 'seizure', 'need', 'message'] as const;

function OnSite({ board, at }: { board: OperationBoard; at: number }): ReactNode {
  const t = useWords();
  const text = useText();
  const pocket = usePocket(board.dossier);
  const { told, audible, allow } = useSignals(board.call, board.aborts.length);
  const [site, setSite] = useState(board.ownSites[0]);
  const [form, setForm] = useState<FormKind>();
  const { current } = board;
  if (site === undefined || !current) return <Empty title={t('operations.noSite')} />;
  const placeOf = (id: string) => `${id} · ${text(board.words?.sites.find((one) => one.id === id)?.place)}`;
  const last = board.sites.find((one) => one.site === site)?.state;
  const enter = (some: Omit<EntryBody, 'plan' | 'at'>) => {
    setForm(undefined);
    void pocket.enter({ ...some, plan: current.plan, at: `${new Date().toISOString().slice(0, 19)}Z` });
  };
  return (
    <Page title={placeOf(site)}>
      <RehearsalBar rehearsal={board.rehearsal} />
      <CallBanner board={board} at={at} told={told} />
      <Waiting pocket={pocket} />
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
      {board.may.includes('enter') && form === undefined && (
        <>
          <SimpleGrid cols={2} spacing="sm">
            {steps.map((state) => (
              <Button
                key={state}
                className={classes.big}
                variant={last === state ? 'filled' : 'default'}
                aria-pressed={last === state}
                onClick={() => enter({ kind: 'site-state', site, state })}
              >
                {t(`operations.siteState.${state}`)}
              </Button>
            ))}
          </SimpleGrid>
          <SimpleGrid cols={2} spacing="sm">
            {forms.map((kind) => (
              <Button key={kind} className={classes.big} onClick={() => setForm(kind)}>
                {t(`operations.entry.${kind}`)}
              </Button>
            ))}
          </SimpleGrid>
        </>
      )}
      {form !== undefined && (
        <EntryForm kind={form} site={site} enter={enter} cancel={() => setForm(undefined)} />
      )}
      <GoAndAbort board={board} size="md" />
    </Page>
  );
}

function Waiting({ pocket }: { pocket: Pocket }): ReactNode {
  const t = useWords();
  const { waiting, refused, sent, away } = pocket;
  return (
    <section className="tq-card" aria-live="polite">
      <Stack gap="xs" p="sm">
        <Group gap="sm">
          <StateTag tone={waiting.length === 0 ? 'good' : 'warn'}>
            {t('operations.waiting', { n: waiting.length })}
          </StateTag>
          <StateTag tone="calm">{t('operations.sent', { n: sent })}</StateTag>
        </Group>
        {away && <Text>{t('operations.away')}</Text>}
        {waiting.map(({ id, body }) => (
          <div key={id}>
            <Group justify="space-between">
              <span>
                {t(`operations.entry.${body.kind}`)}{' '}
                {body.state !== undefined && t(`operations.siteState.${body.state}`)} ·{' '}
                <Moment at={body.at} />
              </span>
              {refused.has(id) && (
                <Button size="compact-sm" variant="default" onClick={() => void pocket.drop(id)}>
                  {t('operations.drop')}
                </Button>
              )}
            </Group>
            {refused.has(id) && <ProblemNote error={refused.get(id)} />}
          </div>
        ))}
        {waiting.length > 0 && <Alert color="yellow">{t('operations.signOutWipes')}</Alert>}
      </Stack>
    </section>
  );
}
