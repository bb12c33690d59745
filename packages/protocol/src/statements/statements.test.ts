// SPDX-License-Identifier: Apache-2.0
// Joint statements: nothing is public before all have signed and the hour has come, in whatever order acts came; figures are what was confirmed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAct } from '../../scripts/cases/operation-acts.ts';
import { EMBARGO, partyOf, propose, sign, text } from '../../scripts/cases/statement-acts.ts';
import { signedIn } from '../../scripts/cases/statements.ts';
import type { Act } from '../acts/act.ts';
import { foldOutcomes } from '../folds/index.ts';
import { day, said, timeOf } from '../folds/story.ts';
import type { ActId, PartyId } from '../ids.ts';
import { figureOf, figureStanding, foldStatement, statementHash, withFigures } from './index.ts';

const NOW = EMBARGO - 3600;
const first = propose({ by: 'ma.dgsn' });
const counter = propose(
  { by: 'es.pn' },
  { ...text, paragraphs: text.paragraphs.slice(0, 1) },
  { refs: { refs: [{ rel: 'replaces', act: first.id }] } },
);
const hash = statementHash(counter.sections.statement!.body);
const acts = [
  ...[first, counter],
  ...['ma.dgsn', 'es.pn'].flatMap((by) => [
    sign({ by }, first.id),
    sign({ by, label: 'c' }, counter.id, hash),
  ]),
  sign({ by: 'es.pn', label: 'forged' }, first.id, statementHash(text), 'ma.dgsn'),
] as Act[];
const held = fc.tuple(
  ...acts.map((act) => fc.record({ act: fc.constant(act), at: fc.integer({ min: NOW, max: NOW + 7200 }) })),
);
const heard = held.chain((all) => fc.shuffledSubarray(all));
const asRead = (some: readonly { act: Act; at: number }[]) =>
  some.map(({ act, at }) => foldAct(act, { 'es.pn': at, 'ma.dgsn': at }));
const moment = fc.integer({ min: NOW, max: NOW + 9000 });

describe('a joint statement', () => {
  it('is the same in whatever order its acts came', () => {
    fc.assert(
      fc.property(heard, moment, (some, asOf) => {
        const once = foldStatement(asRead(some), asOf, signedIn);
        const again = foldStatement(asRead([...some.toReversed(), ...some]), asOf, signedIn);
        expect(again).toEqual(once);
      }),
    );
  });

  it('is public only with the signature of each party, and from its hour on', () => {
    let met = 0;
    fc.assert(
      fc.property(heard, moment, (some, asOf) => {
        const { state, current } = foldStatement(asRead(some), asOf, signedIn);
        if (state !== 'public' && state !== 'embargoed') return;
        met++;
        expect(state === 'public' ? asOf : EMBARGO).toBeGreaterThanOrEqual(EMBARGO);
        const signed = some.filter(
          ({ act, at }) =>
            at <= asOf &&
            act.type === 'statement.sign' &&
            act.sections.consent?.body.statement === current?.statement,
        );
        expect(new Set(signed.map(({ act }) => act.header.author)).size).toBe(2);
      }),
      { numRuns: 300 },
    );
    expect(met).toBeGreaterThan(10);
  });

  it('stays what all signed first, whatever is proposed or signed later', () => {
    fc.assert(
      fc.property(heard, moment, moment, (some, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        const before = foldStatement(asRead(some), early, signedIn);
        if (before.state !== 'public' && before.state !== 'embargoed') return;
        const after = foldStatement(asRead(some), late, signedIn);
        expect(after.current?.statement).toBe(before.current?.statement);
      }),
      { numRuns: 300 },
    );
  });

  it('is not signed by whoever signs with the key of another', () => {
    const forged = asRead(
      acts.filter(({ id }) => id === first.id || id === acts.at(-1)?.id).map((act) => ({ act, at: NOW })),
    );
    expect(foldStatement(forged, EMBARGO, signedIn).current?.missing).toEqual([
      partyOf('es.pn').id,
      'ma.dgsn',
    ]);
  });
});

describe('the figures of a statement', () => {
  const audience = ['es.south', 'ma.north'] as PartyId[];
  const outcome = (body: object) => ({
    ...said(
      'outcome.report',
      'es.south',
      { outcome: { on: timeOf(day(1)), finding: 'preliminary', ...body } },
      day(1),
    ),
    audience,
  });
  const confirm = (id: ActId) => ({
    ...said('outcome.confirm', 'ma.north', { consent: { outcome: id, decision: 'confirm' } }, day(2)),
    audience,
  });
  const seizures = [{ what: 'hashish', quantity: '0.1', unit: 'kg' }];
  const here = outcome({ kind: 'arrest', state: 'es', persons: 3, seizures });
  const there = outcome({ kind: 'arrest', state: 'ma', persons: 1, seizures });
  const open = outcome({ kind: 'arrest', state: 'ma', persons: 5 });
  const { outcomes } = foldOutcomes([here, there, open, confirm(here.id), confirm(there.id)], day(9));
  const row = (measure: 'persons' | 'networks' | 'seized', from: readonly ActId[], more = {}) => ({
    ...{ id: 'x', measure, from: [...from].sort(), ...more },
  });
  const both = [here.id, there.id];

  it('are the totals of outcomes that all confirmed, exactly', () => {
    expect(figureStanding('4', row('persons', both), outcomes)).toBe('founded');
    expect(figureStanding('0.2', row('seized', both, { what: 'hashish', unit: 'kg' }), outcomes)).toBe(
      'founded',
    );
    expect(figureStanding('3', row('persons', [here.id], { state: 'es' }), outcomes)).toBe('founded');
    expect(
      figureOf(
        { measure: 'persons' },
        outcomes.filter(({ standing }) => standing === 'confirmed'),
      ),
    ).toMatchObject({ value: '4', from: { length: 2 } });
  });

  it('are none when a number is another, an outcome adds nothing, or one is not confirmed', () => {
    expect(figureStanding('5', row('persons', both), outcomes)).toBe('other');
    expect(figureStanding('3', row('persons', both, { state: 'es' }), outcomes)).toBe('other');
    expect(figureStanding('1', row('networks', both), outcomes)).toBe('other');
    expect(figureStanding('9', row('persons', [...both, open.id]), outcomes)).toBe('unconfirmed');
    expect(figureStanding('4', undefined, outcomes)).toBe('no-basis');
    expect(figureStanding('3', row('persons', [here.id]), foldOutcomes([here], day(9)).outcomes)).toBe(
      'unconfirmed',
    );
  });

  it('stand in their place in every language', () => {
    expect(withFigures(text.paragraphs[0]!, text.figures).es).toBe(
      'En la operación fueron detenidas 4 personas.',
    );
  });
});
