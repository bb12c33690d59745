// SPDX-License-Identifier: Apache-2.0
// Two countries, one moment: plan to go, with the link cut during readiness, between the go and its arrival, and during execution.
import { declare, handle, type PartyNode, type Sent, untilAfter } from '@tansiq/cli';
import type { Relay } from '../relay.ts';
import {
  board,
  commands,
  consents,
  enter,
  go,
  mustRefuse,
  mustShow,
  planned,
  ready,
  shows,
  timeIn,
} from './desk.ts';
import * as words from './words.ts';

/** Seconds to the hour, and before it to the margin: time enough for three cuts on a busy machine. */
const HOUR = 120;
const MARGIN = 30;

export interface Moment {
  readonly operation: Sent;
  readonly consents: readonly string[];
  readonly readiness: readonly string[];
  readonly go: string;
  readonly states: readonly string[];
  readonly arrest: string;
  readonly seizures: readonly string[];
}

export interface Link {
  cut(): void;
  mend(): void;
}

export function linkOf(relays: ReadonlyMap<string, Relay>): Link {
  const all = [...relays.values()];
  return {
    cut: () => {
      for (const relay of all) relay.cut();
    },
    mend: () => {
      for (const relay of all) relay.mend();
    },
  };
}

export async function oneMoment(
  rabat: PartyNode,
  madrid: PartyNode,
  lineage: string,
  link: Link,
  tell: (line: string) => void,
): Promise<Moment> {
  const operation = await planned(rabat, [madrid], {
    lineage,
    title: words.title,
    frame: {
      ...{ kind: 'simultaneous', rehearsal: false, hour: timeIn(HOUR), lead: 'ma.dgsn' },
      ...{ tolerance: 1800, margin: MARGIN, missingReceipt: 'proceed' },
      capacities: [
        { party: 'es.pn', capacity: 'participant' },
        { party: 'ma.dgsn', capacity: 'participant' },
      ],
      sites: [
        { id: 's1', party: 'ma.dgsn', with: [] },
        { id: 's2', party: 'es.pn', with: [] },
      ],
    },
    plan: words.plan,
    declaration: declare('ma.dgsn', {
      purpose: 'investigation',
      crimeAreas: ['terrorism'],
      dataCategories: ['devices', 'events', 'locations'],
    }),
    handling: handle(),
  });
  const { dossier } = operation;
  const agreed = [
    await consents(rabat, operation, [
      { site: 's1', commander: 'Commissaire Bouazzati', authority: 'وكيل الملك المناوب' },
    ]),
    await consents(madrid, operation, [
      { site: 's2', commander: 'Inspectora Lozoya', authority: 'Juzgado de guardia' },
    ]),
  ];
  for (const node of [rabat, madrid])
    await shows(node, dossier, 'both consents', ({ state }) => state === 'agreed');
  await Promise.all([commands(rabat, operation, 's1'), commands(madrid, operation, 's2')]);
  tell('both consent to the plan, with a legal authority for each site');
  const readiness = await readyAcrossACut(rabat, madrid, operation, link);
  tell('the link was cut while Madrid said ready: nobody was shown more than what they had heard');
  const certificate = await goAcrossACut(rabat, madrid, operation, link);
  tell(
    'the link was cut between the go and its arrival: Madrid was shown no go before it had the certificate',
  );
  const shown = await board(rabat, dossier);
  await untilAfter(shown.moments?.hour ?? 0);
  for (const node of [rabat, madrid])
    await shows(node, dossier, 'that it runs', ({ state, call }) => state === 'running' && call === 'go');
  tell('at the hour both boards show that it runs');
  const entered = await enteredAcrossACut(rabat, madrid, operation, link);
  tell(
    'the link was cut while Madrid entered: nothing was lost, and how old the last word was could be seen',
  );
  return { operation, consents: agreed, readiness, go: certificate, ...entered };
}

async function readyAcrossACut(
  rabat: PartyNode,
  madrid: PartyNode,
  operation: Sent,
  link: Link,
): Promise<string[]> {
  const { dossier } = operation;
  const first = await ready(rabat, operation, 's1');
  await shows(madrid, dossier, "Rabat's readiness", ({ readiness }) => readiness[0]?.state === 'ready');
  link.cut();
  const second = await ready(madrid, operation, 's2');
  const here = await board(madrid, dossier);
  mustShow(here, 'its own word, heard by nobody', here.readiness[1]?.pending === true && here.call !== 'go');
  const there = await board(rabat, dossier);
  const silent = there.readiness[1]?.state === 'silent' && there.blockers.includes('readiness');
  mustShow(there, 'silence, which is no go', silent && there.call === 'waiting');
  await mustRefuse('no-go', go(rabat, operation));
  link.mend();
  for (const node of [rabat, madrid])
    await shows(node, dossier, 'both ready', ({ state }) => state === 'ready');
  return [first, second];
}

async function goAcrossACut(
  rabat: PartyNode,
  madrid: PartyNode,
  operation: Sent,
  link: Link,
): Promise<string> {
  const { dossier } = operation;
  link.cut();
  const certificate = await go(rabat, operation);
  const here = await board(rabat, dossier);
  const alone = here.parties.find(({ self }) => !self);
  const unheard = here.call === 'go' && alone?.call === 'waiting' && alone.holdsSince === undefined;
  mustShow(here, 'a go that nobody has receipted', unheard && (alone?.unreceipted ?? 0) > 0);
  const there = await board(madrid, dossier);
  mustShow(there, 'no go without a certificate', there.call === 'waiting' && there.gos.length === 0);
  link.mend();
  await shows(madrid, dossier, 'go', ({ call, gos }) => call === 'go' && gos[0]?.standing === 'counts');
  const known = await shows(rabat, dossier, 'who has the certificate', ({ parties }) =>
    parties.every(({ holdsSince }) => holdsSince !== undefined),
  );
  const clock = known.parties.find(({ self }) => !self)?.clock;
  mustShow(known, 'a clock difference with its margin', clock !== undefined && clock.margin >= 0);
  return certificate;
}

async function enteredAcrossACut(
  rabat: PartyNode,
  madrid: PartyNode,
  operation: Sent,
  link: Link,
): Promise<Pick<Moment, 'states' | 'arrest' | 'seizures'>> {
  const { dossier } = operation;
  const states = [await enter(rabat, operation, { kind: 'site-state', site: 's1', state: 'entered' })];
  states.push(await enter(madrid, operation, { kind: 'site-state', site: 's2', state: 'entered' }));
  await shows(rabat, dossier, 'both sites entered', ({ sites }) => sites.length === 2);
  link.cut();
  const arrest = await enter(madrid, operation, {
    ...{ kind: 'arrest', site: 's2', person: 'E-88/1', category: 'suspect', minor: false, rights: true },
    finding: 'preliminary',
  });
  const seizures = [
    await enter(madrid, operation, {
      ...{ kind: 'seizure', site: 's2', what: 'device', quantity: '4', unit: 'item', seal: 'ES-401' },
      finding: 'preliminary',
    }),
    await enter(madrid, operation, {
      ...{ kind: 'seizure', site: 's2', what: 'document', quantity: '12', unit: 'item' },
      finding: 'preliminary',
    }),
  ];
  const here = await board(madrid, dossier);
  const own = here.entries.filter(({ act }) => [arrest, ...seizures].includes(act));
  mustShow(
    here,
    'three entries that nobody has yet',
    own.length === 3 && own.every(({ pending }) => pending),
  );
  const there = await board(rabat, dossier);
  mustShow(there, 'nothing of what it has not heard', !there.entries.some(({ act }) => act === arrest));
  link.mend();
  await shows(rabat, dossier, 'all entries', ({ entries }) =>
    [arrest, ...seizures].every((act) => entries.some((entry) => entry.act === act)),
  );
  return { states, arrest, seizures };
}
