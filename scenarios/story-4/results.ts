// SPDX-License-Identifier: Apache-2.0
// What came of it: a plot and a network as items of their own, a target under protection, outcomes that both confirm, every site finished.
import { arrival, type PartyNode, type Sent, waitUntil } from '@tansiq/cli';
import { confirmOutcome } from '../outcomes.ts';
import { board, enter, mustShow, outcomeOf, shows } from './desk.ts';
import type { Moment } from './moment.ts';
import * as words from './words.ts';

export interface Results {
  readonly outcomes: readonly string[];
  readonly confirmations: readonly string[];
  readonly plot: string;
  readonly target: string;
}

export async function resultsOf(
  rabat: PartyNode,
  madrid: PartyNode,
  lineage: string,
  { operation, arrest, seizures }: Moment,
): Promise<Results> {
  const { dossier } = operation;
  const preliminary = { finding: 'preliminary' } as const;
  const network = await enter(madrid, operation, { kind: 'network', networks: 1, ...preliminary });
  const plot = await enter(madrid, operation, { kind: 'plot', plot: words.plot, ...preliminary });
  const target = await protectedTarget(rabat, madrid, operation);
  const made = [
    await outcomeOf(madrid, operation, { kind: 'arrest', entries: [arrest], ...preliminary }),
    await outcomeOf(madrid, operation, { kind: 'seizure', entries: [...seizures], ...preliminary }),
    await outcomeOf(madrid, operation, { kind: 'network-dismantled', entries: [network], ...preliminary }),
    await outcomeOf(madrid, operation, { kind: 'plot', entries: [plot], ...preliminary }),
  ];
  const confirmations: string[] = [];
  for (const { act } of made) {
    await arrival(rabat, act);
    confirmations.push((await confirmOutcome(rabat, { to: [madrid.id], lineage, dossier }, act)).act);
  }
  await Promise.all(confirmations.map((act) => arrival(madrid, act)));
  await enter(rabat, operation, { kind: 'site-state', site: 's1', state: 'finished' });
  await enter(madrid, operation, { kind: 'site-state', site: 's2', state: 'finished' });
  for (const node of [rabat, madrid])
    await shows(node, dossier, 'the end', ({ state }) => state === 'finished');
  return { outcomes: made.map(({ act }) => act), confirmations, plot: made[3]?.act ?? '', target };
}

/** What was to be attacked is shown over there only to those named for protection: the head is, the officer is not. */
async function protectedTarget(rabat: PartyNode, madrid: PartyNode, operation: Sent): Promise<string> {
  const administrator = await madrid.as('administrator');
  const users = await administrator.all('GET /users', {});
  const head = users.find(({ login }) => login === 'head')?.id ?? '';
  await administrator.call('PATCH /users/{id}', { params: { id: head }, body: { shielded: true } });
  const target = await enter(rabat, operation, {
    kind: 'target',
    target: { what: 'place', ref: 'P-3', state: 'es', handedTo: 'Comisaría General de Información' },
    finding: 'preliminary',
  });
  const seen = await waitUntil('the target at Madrid', async () => {
    const shown = await board(madrid, operation.dossier);
    return shown.entries.some(({ act }) => act === target) && shown;
  });
  mustShow(
    seen,
    'the target to who is named for it',
    seen.entries.some(({ kind }) => kind === 'target'),
  );
  const officer = await madrid.as('officer');
  const params = { dossier: operation.dossier };
  const hidden = await officer.call('GET /operations/{dossier}', { params });
  mustShow(hidden, 'nothing of a target to others', !hidden.entries.some(({ kind }) => kind === 'target'));
  return target;
}
