// SPDX-License-Identifier: Apache-2.0
// A site that concerns two of three: its words go to them alone, the third checks their readiness, and nobody consents to what it has not read.
import { type Contract, declare, handle, type PartyNode, release, type Sent } from '@tansiq/cli';
import { board, consents, enter, go, mustRefuse, mustShow, planned, ready, shows, timeIn } from './desk.ts';
import * as words from './words.ts';

export interface Apart {
  readonly operation: Sent;
  readonly site: string;
  readonly entry: string;
  readonly go: string;
}

type Plan = Contract['POST /operations/{dossier}/versions']['body'];

const participant = (party: string) => ({ party, capacity: 'participant' as const });
const planOf = (by: PartyNode, apart?: string): Plan => ({
  title: words.title,
  plan: words.plan,
  handling: handle(),
  declaration: declare(by.id, { purpose: 'investigation', crimeAreas: ['terrorism'] }),
  frame: {
    ...{ kind: 'simultaneous', rehearsal: false, hour: timeIn(7200), tolerance: 1800, margin: 600 },
    ...{ missingReceipt: 'proceed', lead: 'ma.dgsn' },
    capacities: ['es.pn', 'ma.dgsn', 'mr.dgsn'].map(participant),
    sites: [
      { id: 's1', party: 'ma.dgsn', with: [] },
      { id: 's2', party: 'es.pn', with: [] },
      ...(apart === undefined ? [] : [{ id: 's3', party: 'ma.dgsn', with: ['es.pn'], apart }]),
    ],
  },
});

async function revised(by: PartyNode, dossier: string, body: Plan): Promise<Sent> {
  const officer = await by.as('officer');
  const made = await officer.call('POST /operations/{dossier}/versions', { params: { dossier }, body });
  return release(by, { id: made.draft, revision: made.revision });
}

const counts = (plan: Sent) => (shown: Awaited<ReturnType<typeof board>>) => shown.current?.plan === plan.act;

export async function siteOfTwo(
  [nouakchott, rabat, madrid]: readonly [PartyNode, PartyNode, PartyNode],
  lineage: string,
): Promise<Apart> {
  const { dossier } = await planned(rabat, [nouakchott, madrid], { lineage, ...planOf(rabat) });
  const all = [nouakchott, rabat, madrid];
  // Who is not concerned names an act that is none: those concerned do not consent to it.
  const false_ = await revised(nouakchott, dossier, planOf(nouakchott, 'A'.repeat(43)));
  await shows(madrid, dossier, 'a version that names what it has not read', counts(false_));
  const blind = [{ site: 's2', commander: 'I. Lozoya', authority: 'Juzgado' }];
  await mustRefuse('site-unread', consents(madrid, false_, blind));
  const officer = await rabat.as('officer');
  const file = await officer.upload('s3.txt', 'text/plain', Buffer.from('warrant s3'));
  const drafted = await officer.call('POST /operations/{dossier}/sites', {
    params: { dossier },
    body: {
      with: ['es.pn'],
      site: { ...words.plan.sites[0], id: 's3' } as Plan['plan']['sites'][number],
      mandate: { commander: 'C. Bouazzati', authority: 'وكيل الملك', upload: file.id },
    },
  });
  const { act: site } = await release(rabat, { id: drafted.draft, revision: drafted.revision });
  await shows(rabat, dossier, 'its site apart', ({ apart }) => apart[0]?.act === site);
  const loud = planOf(rabat, site);
  const told = { ...loud.plan, sites: [{ ...loud.plan.sites[0], id: 's3' }] } as Plan['plan'];
  await mustRefuse('told-to-all', revised(rabat, dossier, { ...loud, plan: told }));
  const operation = await revised(rabat, dossier, loud);
  for (const node of all) await shows(node, dossier, 'the version', counts(operation));
  await shows(madrid, dossier, 'the site apart', ({ apart }) => apart[0]?.planned === true);
  await consents(rabat, operation, [{ site: 's1', commander: 'C. Bouazzati', authority: 'وكيل الملك' }]);
  await consents(madrid, operation, blind);
  await consents(nouakchott, operation, []);
  for (const node of all) await shows(node, dossier, 'three consents', ({ state }) => state === 'agreed');
  const head = await madrid.as('head');
  await mustRefuse(
    'told-to-all',
    head.call('POST /operations/{dossier}/readiness', {
      params: { dossier },
      body: { plan: operation.act, site: 's3', state: 'hold', note: words.stop },
    }),
  );
  await ready(rabat, operation, 's1');
  await ready(rabat, operation, 's3');
  await ready(madrid, operation, 's2');
  const waiting = await shows(nouakchott, dossier, 'three of four ready', ({ readiness }) =>
    [true, false].every((is) => readiness.some(({ state }) => (state === 'ready') === is)),
  );
  mustShow(waiting, 'no go while one concerned is silent', waiting.blockers.includes('readiness'));
  await ready(madrid, operation, 's3');
  await shows(nouakchott, dossier, 'all ready', ({ state }) => state === 'ready');
  const given = await go(nouakchott, operation);
  for (const node of all) await shows(node, dossier, 'go', ({ call }) => call === 'go');
  const text = { ar: 'كل شيء هادئ', es: 'Todo tranquilo' };
  await mustRefuse('not-your-site', enter(nouakchott, operation, { kind: 'message', site: 's3', text }));
  const entry = await enter(madrid, operation, { kind: 'message', site: 's3', text });
  const common = await enter(madrid, operation, { kind: 'message', text });
  const has = (node: PartyNode, act: string) =>
    shows(node, dossier, 'an entry', ({ entries }) => entries.some((one) => one.act === act));
  await has(rabat, entry);
  await has(nouakchott, common);
  const outside = await board(nouakchott, dossier);
  const knows = outside.apart.length > 0 || outside.mandates.some((one) => one.site === 's3');
  mustShow(outside, 'nothing of the site', !knows && !outside.entries.some(({ act }) => act === entry));
  const inside = await board(madrid, dossier);
  mustShow(
    inside,
    'who commands it',
    inside.mandates.some(({ act }) => act === site),
  );
  return { operation, site, entry, go: given };
}
