// SPDX-License-Identifier: Apache-2.0
// The fold over outcomes as a node asks it: who may speak of an outcome, what counts, and that sums are exact whatever the order.
import { type FoldAct, hashText, type PartyId } from '@tansiq/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActRow } from '../../store/index.ts';
import { type OutcomeAct, outcomeAct, outcomesOf, pendingOf, totalsFor } from './state.ts';

const rabat = 'ma.dgsn' as PartyId;
const madrid = 'es.pn' as PartyId;
const ASOF = 1000;

function said(
  type: string,
  author: string,
  sections: Record<string, unknown>,
  over: Partial<ActRow> & { audience?: string[] } = {},
): OutcomeAct {
  const { audience = ['es.pn', 'ma.dgsn'], ...row } = over;
  const id = hashText(JSON.stringify([type, author, sections, over]));
  return outcomeAct(
    { id, type, author, status: 'accepted', evidence: 100, lineage: 'L', ...row } as ActRow,
    audience,
    sections,
  );
}

const outcome = (over: Record<string, unknown> = {}, row: Parameters<typeof said>[3] = {}) =>
  said(
    'outcome.report',
    madrid,
    {
      refs: refs('lead', 'the lead'),
      outcome: {
        kind: 'arrest',
        on: '2026-11-22T09:00:00Z',
        state: 'es',
        finding: 'preliminary',
        persons: 1,
        ...over,
      },
    },
    row,
  );
const refs = (rel: string, act: string) => ({ refs: [{ rel, act }] });
const confirms = (by: string, of: FoldAct, at = 200) =>
  said(
    'outcome.confirm',
    by,
    { refs: refs('confirms', of.id), consent: { outcome: of.id, decision: 'confirm' } },
    { evidence: at },
  );
const disputes = (by: string, of: FoldAct, at = 300) =>
  said(
    'outcome.dispute',
    by,
    { refs: refs('disputes', of.id), consent: { outcome: of.id, decision: 'dispute' } },
    { evidence: at },
  );

const standing = (acts: readonly OutcomeAct[]) => outcomesOf(acts, ASOF).map((one) => one.standing);
const persons = (acts: readonly OutcomeAct[]) => totalsFor(rabat, acts, ASOF).confirmed.all.persons.sum;

describe('an outcome', () => {
  it('counts once everybody in its audience but its author has confirmed it, and no sooner', () => {
    const three = outcome({ persons: 4 }, { audience: ['es.pn', 'fr.dgsi', 'ma.dgsn'] });
    expect(standing([three, confirms(rabat, three)])).toEqual(['reported']);
    expect(persons([three, confirms(rabat, three)])).toBe(0);
    const both = [three, confirms(rabat, three), confirms('fr.dgsi', three)];
    expect([standing(both), persons(both)]).toEqual([['confirmed'], 4]);
  });

  it('is not confirmed by its own author', () => {
    const one = outcome();
    expect(standing([one, confirms(madrid, one)])).toEqual(['reported']);
  });

  it('does not count while it is disputed; the newest word of a party is its word', () => {
    const one = outcome();
    expect(standing([one, confirms(rabat, one), disputes(rabat, one)])).toEqual(['disputed']);
    expect(standing([one, disputes(rabat, one), confirms(rabat, one, 400)])).toEqual(['confirmed']);
  });

  it('is not disputed by a stranger, whose reference cannot stand behind what it says', () => {
    const one = outcome();
    const other = outcome({ persons: 9 });
    const stray = said('outcome.dispute', 'fr.dgsi', {
      refs: refs('disputes', other.id),
      consent: { outcome: one.id, decision: 'dispute' },
    });
    expect(standing([one, confirms(rabat, one), stray])).toEqual(['confirmed']);
  });

  it('that an addressee refused, or that never left, stands for nobody; neither does a confirmation', () => {
    const refused = outcome({}, { status: 'refused' });
    const withheld = outcome({ persons: 2 }, { status: 'withheld', evidence: null });
    expect(outcomesOf([refused, withheld], ASOF)).toEqual([]);
    expect(pendingOf([refused, withheld])).toHaveLength(2);
    const one = outcome();
    const word = { ...confirms(rabat, one) };
    expect(
      standing([one, outcomeAct({ ...word.row, status: 'refused' }, ['es.pn', 'ma.dgsn'], word.sections)]),
    ).toEqual(['reported']);
  });

  it('corrected by its author no longer counts, and its replacement does once it is confirmed', () => {
    const wrong = outcome({ persons: 6 });
    const right = outcome({ persons: 5 });
    const correction = said('act.correct', madrid, {
      refs: {
        refs: [
          { rel: 'corrects', act: wrong.id },
          { rel: 'replaces', act: right.id },
        ],
      },
      correction: { sections: ['outcome'], reason: 'inaccurate' },
    });
    const acts = [wrong, confirms(rabat, wrong), correction, right, confirms(rabat, right)];
    expect(persons(acts)).toBe(5);
    expect(standing(acts).sort()).toEqual(['confirmed', 'corrected']);
  });
});

describe('totals', () => {
  it('are split into at home and abroad by the state in which it happened, as each party sees it', () => {
    const here = outcome({ persons: 3, state: 'es' });
    const there = outcome({ persons: 5, state: 'ma' });
    const acts = [here, there, confirms(rabat, here), confirms(rabat, there)];
    const of = (self: PartyId) => totalsFor(self, acts, ASOF).confirmed;
    expect(of(madrid).home.persons).toEqual({ sum: 3, from: [here.id] });
    expect(of(madrid).abroad.persons).toEqual({ sum: 5, from: [there.id] });
    expect(of(rabat).home.persons).toEqual({ sum: 5, from: [there.id] });
    expect(of(rabat).all.persons.sum).toBe(8);
  });

  it('add seizures exactly by thing and unit, in any order, with the acts of each sum, and never what is unconfirmed', () => {
    const quantity = fc
      .tuple(
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 6 }),
      )
      .map(([whole, part, digits]) => ({
        text: digits === 0 ? `${whole}` : `${whole}.${String(part).padStart(6, '0').slice(0, digits)}`,
        whole,
        part,
        digits,
      }));
    const seizure = fc.record({
      what: fc.constantFrom('cannabis-resin', 'firearm'),
      unit: fc.constantFrom('kg', 'piece'),
      quantity,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(seizure, { minLength: 1, maxLength: 4 }), fc.boolean()), {
          maxLength: 12,
        }),
        fc.infiniteStream(fc.nat()),
        (plans, random) => {
          const expected = new Map<string, bigint>();
          const acts: OutcomeAct[] = [];
          for (const [at, [seizures, confirmed]] of plans.entries()) {
            const one = outcome({
              kind: 'seizure',
              persons: at,
              seizures: seizures.map(({ what, unit, quantity: { text } }) => ({
                what,
                unit,
                quantity: text,
              })),
            });
            acts.push(one, ...(confirmed ? [confirms(rabat, one)] : []));
            if (!confirmed) continue;
            for (const {
              what,
              unit,
              quantity: { whole, part, digits },
            } of seizures) {
              const kept = BigInt(String(part).padStart(6, '0').slice(0, digits).padEnd(6, '0'));
              const key = `${what} ${unit}`;
              expected.set(key, (expected.get(key) ?? 0n) + BigInt(whole) * 1_000_000n + kept);
            }
          }
          const shuffled = acts
            .map((act) => ({ act, at: random.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ act }) => act);
          const { seizures } = totalsFor(rabat, [...shuffled, ...acts], ASOF).confirmed.all;
          expect(new Map(seizures.map((one) => [`${one.what} ${one.unit}`, micro(one.quantity)]))).toEqual(
            expected,
          );
          for (const { from } of seizures)
            expect(from.every((id) => acts.some((act) => act.id === id))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('follow the filters: kind, author, lineage, date', () => {
    const early = outcome({ on: '2026-01-01T00:00:00Z', persons: 2 });
    const late = outcome({ persons: 3 }, { lineage: 'M' });
    const acts = [early, late, confirms(rabat, early), confirms(rabat, late)];
    const sum = (filter: Parameters<typeof totalsFor>[3]) =>
      totalsFor(rabat, acts, ASOF, filter).confirmed.all.persons.sum;
    expect(sum({ to: '2026-06-01T00:00:00Z' })).toBe(2);
    expect(sum({ from: '2026-06-01T00:00:00Z' })).toBe(3);
    expect(sum({ lineage: 'M' })).toBe(3);
    expect(sum({ kind: 'seizure' })).toBe(0);
    expect(sum({ author: 'es.pn' })).toBe(5);
  });
});

/** A decimal text in millionths. */
function micro(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'));
}
