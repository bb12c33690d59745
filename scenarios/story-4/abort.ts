// SPDX-License-Identifier: Apache-2.0
// Abort, tried: in a rehearsal with everything ready and a go given, while the link is down; and a controlled delivery through a third country.
import { declare, handle, type PartyNode, type Sent } from '@tansiq/cli';
import {
  abort,
  board,
  consents,
  enter,
  go,
  mustRefuse,
  mustShow,
  outcomeOf,
  planned,
  ready,
  shows,
  timeIn,
} from './desk.ts';
import type { Link } from './moment.ts';
import * as words from './words.ts';

export interface Tried {
  readonly operation: Sent;
  readonly abort: string;
}

const planOf = (lineage: string, frame: object) => ({
  lineage,
  title: words.title,
  plan: words.plan,
  handling: handle(),
  frame: {
    ...{ rehearsal: false, hour: timeIn(7200), tolerance: 1800, margin: 600 },
    missingReceipt: 'stand-down' as const,
    sites: [
      { id: 's1', party: 'ma.dgsn', with: [] },
      { id: 's2', party: 'es.pn', with: [] },
    ],
    ...frame,
  } as never,
});

/** A rehearsal: marked on every act, aborted while the link is down, without outcome. */
export async function rehearsedAbort(
  rabat: PartyNode,
  madrid: PartyNode,
  lineage: string,
  link: Link,
): Promise<Tried> {
  const operation = await planned(rabat, [madrid], {
    ...planOf(lineage, {
      ...{ kind: 'simultaneous', rehearsal: true, lead: 'ma.dgsn' },
      capacities: [
        { party: 'es.pn', capacity: 'participant' },
        { party: 'ma.dgsn', capacity: 'participant' },
      ],
    }),
    declaration: declare('ma.dgsn', { purpose: 'investigation', crimeAreas: ['terrorism'] }),
  });
  const { dossier } = operation;
  await consents(rabat, operation, [
    { site: 's1', commander: 'C. Bouazzati', authority: 'Rehearsal order 4' },
  ]);
  await consents(madrid, operation, [{ site: 's2', commander: 'I. Lozoya', authority: 'Orden de ensayo 4' }]);
  for (const node of [rabat, madrid])
    await shows(node, dossier, 'both consents', ({ state }) => state === 'agreed');
  await ready(rabat, operation, 's1');
  await ready(madrid, operation, 's2');
  await shows(rabat, dossier, 'both ready', ({ state }) => state === 'ready');
  await go(rabat, operation);
  await shows(madrid, dossier, 'go', ({ call }) => call === 'go');
  const arrest = await enter(
    madrid,
    operation,
    {
      ...{ kind: 'arrest', site: 's2', person: 'X-0', category: 'suspect', minor: false, rights: true },
      finding: 'preliminary',
    },
    'head',
  );
  await mustRefuse(
    'rehearsal',
    outcomeOf(madrid, operation, { kind: 'arrest', entries: [arrest], finding: 'preliminary' }),
  );
  link.cut();
  const said = await abort(madrid, operation, words.stop);
  const here = await board(madrid, dossier);
  mustShow(
    here,
    'its own abort, heard by nobody',
    here.call === 'aborted' && here.aborts[0]?.pending === true,
  );
  const there = await board(rabat, dossier);
  mustShow(there, 'go, for it has heard no other', there.call === 'go' && there.aborts.length === 0);
  link.mend();
  await shows(rabat, dossier, 'the abort', ({ state, call }) => state === 'aborted' && call === 'no-go');
  return { operation, abort: said };
}

/** From Mauritania through Morocco to Spain: each consents in its own capacity, the transit state's silence stops it. */
export async function deliveryOfThree(
  [nouakchott, rabat, madrid]: readonly [PartyNode, PartyNode, PartyNode],
  lineage: string,
): Promise<Tried> {
  const operation = await planned(rabat, [nouakchott, madrid], {
    ...planOf(lineage, {
      ...{ kind: 'controlled-delivery', lead: 'ma.dgsn', interdiction: 's2' },
      capacities: [
        { party: 'es.pn', capacity: 'destination' },
        { party: 'ma.dgsn', capacity: 'transit' },
        { party: 'mr.dgsn', capacity: 'origin' },
      ],
    }),
    title: words.deliveryTitle,
    declaration: declare('ma.dgsn', { purpose: 'investigation', crimeAreas: ['drugs'] }),
  });
  const { dossier } = operation;
  const all = [nouakchott, rabat, madrid];
  await consents(rabat, operation, [{ site: 's1', commander: 'C. Bouazzati', authority: 'وكيل الملك' }]);
  await consents(madrid, operation, [{ site: 's2', commander: 'I. Lozoya', authority: 'Juzgado' }]);
  const waiting = await shows(
    rabat,
    dossier,
    'two consents of three',
    ({ current }) => current?.consents.length === 2,
  );
  mustShow(waiting, 'whose consent is missing', waiting.current?.missing.join() === 'mr.dgsn');
  await consents(nouakchott, operation, []);
  for (const node of all) await shows(node, dossier, 'three consents', ({ state }) => state === 'agreed');
  await ready(rabat, operation, 's1');
  await ready(madrid, operation, 's2');
  for (const node of all) await shows(node, dossier, 'all ready', ({ state }) => state === 'ready');
  await go(rabat, operation);
  for (const node of all) await shows(node, dossier, 'go', ({ call }) => call === 'go');
  // Each says with a go of its own that it has the certificate, so that all know that all have it.
  await go(madrid, operation);
  await go(nouakchott, operation);
  for (const node of all)
    await shows(node, dossier, 'who has the certificate', ({ parties }) =>
      parties.every(({ holdsSince }) => holdsSince !== undefined),
    );
  const said = await abort(nouakchott, operation, words.stop);
  for (const node of all) await shows(node, dossier, 'the abort', ({ state }) => state === 'aborted');
  return { operation, abort: said };
}
