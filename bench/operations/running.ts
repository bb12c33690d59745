// SPDX-License-Identifier: Apache-2.0
// An operation of two nodes brought to its go, for what is measured of it.
import { fileURLToPath } from 'node:url';
import { declare, handle, type PartyNode, pair, type Sent } from '@tansiq/cli';
import { proposeFrom, signByAll } from '../../scenarios/conclude.ts';
import { consents, go, planned, ready, shows, timeIn } from '../../scenarios/story-4/desk.ts';
import { plan, title } from '../../scenarios/story-4/words.ts';

/** Without limits on how often officers may call: those who watch all sit at one address here. */
export const program = fileURLToPath(new URL('../../scenarios/chaos/chaos-node-process.ts', import.meta.url));

/** An operation of so many sites, half of them each party's, with a go. */
export async function running(rabat: PartyNode, madrid: PartyNode, count: number): Promise<Sent> {
  await Promise.all([rabat, madrid].map((node) => node.fillDesks()));
  await pair(rabat, madrid);
  const proposal = await proposeFrom('full-bilateral', [rabat, madrid]);
  await signByAll([rabat, madrid], proposal);
  const sites = Array.from({ length: count }, (_, n) => ({
    id: `s${String(n + 1).padStart(2, '0')}`,
    party: n % 2 === 0 ? 'ma.dgsn' : 'es.pn',
    with: [],
  }));
  const [pattern] = plan.sites;
  const operation = await planned(rabat, [madrid], {
    ...{ lineage: proposal.lineage, title, handling: handle() },
    plan: { ...plan, sites: sites.map(({ id }) => ({ ...pattern, id })) as typeof plan.sites },
    declaration: declare('ma.dgsn', { purpose: 'investigation', crimeAreas: ['terrorism'] }),
    frame: {
      ...{ kind: 'simultaneous', rehearsal: false, hour: timeIn(3600), lead: 'ma.dgsn' },
      ...{ tolerance: 1800, margin: 600, missingReceipt: 'stand-down' as const },
      capacities: ['es.pn', 'ma.dgsn'].map((party) => ({ party, capacity: 'participant' })),
      sites,
    } as never,
  });
  for (const node of [rabat, madrid]) {
    const own = sites.filter(({ party }) => party === node.id);
    const mandates = own.map(({ id }) => ({ site: id, commander: 'C. Lozoya', authority: `Order ${id}` }));
    await consents(node, operation, mandates);
  }
  for (const node of [rabat, madrid])
    await shows(node, operation.dossier, 'both consents', ({ state }) => state === 'agreed');
  for (const { id, party } of sites) await ready(party === rabat.id ? rabat : madrid, operation, id);
  await shows(rabat, operation.dossier, 'all ready', ({ state }) => state === 'ready');
  await go(rabat, operation);
  await shows(madrid, operation.dossier, 'go', ({ call }) => call === 'go');
  return operation;
}
