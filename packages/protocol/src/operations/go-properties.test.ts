// SPDX-License-Identifier: Apache-2.0
// The joint go under every interleaving, loss, delay, doubling and lie that chance finds: who is shown go can check every readiness, and
// who hears everything in time is shown it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../scripts/cases/operation-acts.ts';
import type { Act, ActOf } from '../acts/act.ts';
import type { ActId, PartyId } from '../ids.ts';
import { foldOperation, type OperationAct } from './index.ts';
import {
  certified,
  type Event,
  event,
  heal,
  LAST,
  long,
  PARTIES,
  type Party,
  party,
  play,
  START,
  Theatre,
  theirs,
} from './test-theatre.ts';

const isLong = (act: Act): boolean =>
  act.type !== 'operation.readiness' || (act.sections.readiness?.body.until as string) === long;

describe('a joint go', () => {
  it('is shown to nobody who does not hold every readiness, truly said by each party, for the one plan that counts', () => {
    let shown = 0;
    let apart = 0;
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 8, maxLength: 70 }),
        play,
        fc.array(fc.nat(10 * 3600), { minLength: 2, maxLength: 4 }),
        fc.nat(3),
        (events, chosen, moments, warm) => {
          const theatre = new Theatre(chosen);
          if (warm > 0) theatre.deliver('ma.dgsn', 'fr.dgpn', 1, false, false);
          // Chance alone seldom brings three parties together, so most plays begin with some of it done.
          for (const by of warm > 0 ? PARTIES : [])
            theatre.play({ do: 'consent', by, version: 0, bare: false, after: 0 });
          for (const by of warm > 1 ? PARTIES : [])
            theatre.play({ do: 'ready', by, version: 0, state: 'ready', short: false, after: 0 });
          if (warm > 2) heal(theatre);
          for (const one of events) theatre.play(one);
          for (const of of PARTIES) {
            for (const asOf of [theatre.now, ...moments.map((later) => START + later)]) {
              const state = theatre.fold(of, asOf);
              if (state.calls.get(of as PartyId) !== 'go') continue;
              shown++;
              const id = state.current?.plan as ActId;
              expect(theatre.promised(id) && theatre.consented(id)).toBe(true);
              const view = theatre.view(of);
              const counting = state.gos.filter(({ standing }) => standing === 'counts');
              const held = counting.flatMap(({ act }) => view.find((one) => one.id === act) ?? []);
              expect(held.some((one) => certified(one)?.plan === id)).toBe(true);
              if (theatre.apart) {
                apart++;
                expect([theatre.holds('fr.dgpn', theirs), theatre.holds('es.pn', theirs)]).toEqual([
                  true,
                  false,
                ]);
              }
              // What holds for one holds for all: no certificate is good outside a site and bad within it.
              for (const other of PARTIES) {
                const shownTo = foldOperation([...theatre.view(other), ...held], asOf, certified);
                if (shownTo.current?.plan !== id) continue;
                const standing = shownTo.gos.filter(({ act }) => counting.some((go) => go.act === act));
                expect(standing.map((go) => go.standing)).toEqual(counting.map(() => 'counts'));
              }
              const second = view.find((one) => one.id === theatre.plans[1]?.id)?.evidenceTime;
              if (typeof second === 'number' && second <= asOf) expect(state.current?.version).toBe(2);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(shown).toBeGreaterThan(20);
    expect(apart).toBeGreaterThan(5);
  });

  it('is shown to all once everybody is ready and everything has come by the margin, whatever came before and between', () => {
    const noise = fc.array(
      event.filter(
        (one) => one.do === 'deliver' || one.do === 'lie' || (one.do === 'ready' && one.version === 0),
      ),
      { maxLength: 14 },
    );
    let aborted = 0;
    fc.assert(
      fc.property(
        fc.array(noise, { minLength: 4, maxLength: 4 }),
        fc.shuffledSubarray([...PARTIES], { minLength: 3, maxLength: 3 }),
        play,
        fc.option(party, { freq: 3 }),
        ([one, two, three, four], order, chosen, stops) => {
          const theatre = new Theatre(chosen);
          const first = theatre.plans[0] as ActOf<'operation.plan'>;
          const quick = (events: readonly Event[] = []) => {
            for (const some of events) theatre.play({ ...some, after: some.after > 60 ? 60 : some.after });
          };
          quick(one);
          theatre.deliver('ma.dgsn', 'fr.dgpn', 1, false, false);
          for (const by of order) theatre.play({ do: 'consent', by, version: 0, bare: false, after: 1 });
          quick(two);
          for (const by of order)
            theatre.play({ do: 'ready', by, version: 0, state: 'ready', short: false, after: 1 });
          quick(three);
          heal(theatre);
          const by = order[0] as Party;
          theatre.go(by, first, 'best', isLong);
          quick(four);
          heal(theatre);
          expect(theatre.now).toBeLessThan(LAST);
          for (const of of PARTIES)
            for (const asOf of [theatre.now, LAST, LAST + 1, HOUR - 1, HOUR])
              expect([of, theatre.fold(of, asOf).calls.get(of as PartyId)]).toEqual([of, 'go']);
          if (stops === null) return;
          aborted++;
          theatre.play({ do: 'abort', by: stops, version: 0, after: 1 });
          expect(theatre.fold(stops, theatre.now).state).toBe('aborted');
          heal(theatre);
          for (const of of PARTIES) expect(theatre.fold(of, HOUR).calls.get(of as PartyId)).not.toBe('go');
        },
      ),
      { numRuns: 60 },
    );
    expect(aborted).toBeGreaterThan(3);
  });

  it('is the same whatever order acts come in, and however often', () => {
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 10, maxLength: 50 }),
        play,
        fc.infiniteStream(fc.nat()),
        (events, chosen, chance) => {
          const theatre = new Theatre(chosen);
          for (const one of events) theatre.play(one);
          const view = theatre.view('es.pn');
          const mixed = [...view, ...view]
            .map((act) => [chance.next().value, act] as const)
            .sort(([a], [b]) => a - b)
            .map(([, act]) => act);
          const state = (list: readonly OperationAct[]) => {
            const { calls, ...rest } = foldOperation(list, theatre.now, certified);
            return { ...rest, calls: [...calls] };
          };
          expect(state(mixed)).toEqual(state(view));
        },
      ),
      { numRuns: 100 },
    );
  });
});
