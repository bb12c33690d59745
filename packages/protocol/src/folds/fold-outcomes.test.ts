// SPDX-License-Identifier: Apache-2.0
// Outcomes, recalls and threads: what came of a lead, what both confirm, what is still asked of each copy.
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActId, PartyId } from '../ids.ts';
import type { FoldAct } from './fold-act.ts';
import { foldOutcomes } from './fold-outcomes.ts';
import { foldRecall } from './fold-recall.ts';
import { foldReport, foldThreads } from './fold-thread.ts';
import { day, said, timeOf } from './story.ts';

const ma = 'ma.north';
const es = 'es.south';
const fr = 'fr.third';

function act(
  type: string,
  by: string,
  sections: FoldAct['sections'],
  at: number | null,
  to = [es, ma],
): FoldAct {
  return { ...said(type, by, sections, at), audience: to as PartyId[] };
}

const refs = (...list: readonly (readonly [string, ActId])[]) => ({
  refs: { refs: list.map(([rel, id]) => ({ rel, act: id })) },
});

const lead = act('report.share', ma, { title: { text: { en: 'A cell' } } }, day(1));
const action = act(
  'outcome.report',
  es,
  { ...refs(['lead', lead.id]), outcome: { kind: 'action-taken', on: timeOf(day(2)), state: 'es' } },
  day(2),
);
function arrest(persons: number, state: string, at: number, extra: object = {}, to?: string[]): FoldAct {
  const outcome = { kind: 'arrest', on: timeOf(at), state, persons, finding: 'preliminary', ...extra };
  return act('outcome.report', es, { ...refs(['lead', lead.id], ['acts-on', action.id]), outcome }, at, to);
}
const arrested = arrest(3, 'es', day(3), {
  minors: 1,
  seizures: [
    { what: 'hashish', quantity: '0.1', unit: 'kg' },
    { what: 'hashish', quantity: '0.2', unit: 'kg' },
    { what: 'cash', quantity: '1500', unit: 'eur' },
  ],
});
const word = (decision: 'confirm' | 'dispute', of: FoldAct, by: string, at: number | null) =>
  act(
    `outcome.${decision}`,
    by,
    { ...refs([`${decision}s`, of.id]), consent: { outcome: of.id, decision } },
    at,
  );
const one = (acts: readonly FoldAct[], asOf = day(99)) =>
  foldOutcomes(acts, asOf).outcomes.find((outcome) => outcome.id === arrested.id);

describe('outcomes', () => {
  it('are linked from lead to action to arrest to what followed', () => {
    const stage = (name: string, on: number, at: number) =>
      act(
        'outcome.follow-up',
        es,
        { ...refs(['follows', arrested.id]), stage: { stage: name, on: timeOf(on), persons: 2 } },
        at,
      );
    const acts = [
      stage('charged', day(9), day(10)),
      stage('handed-to-justice', day(5), day(11)),
      arrested,
      action,
      lead,
    ];
    expect(one(acts)).toMatchObject({
      leads: [lead.id],
      actsOn: [action.id],
      followUps: [{ stage: 'handed-to-justice' }, { stage: 'charged', persons: 2 }],
    });
  });

  it('count as confirmed once the other side says so, and not while anybody disputes', () => {
    const confirm = word('confirm', arrested, ma, day(4));
    const dispute = word('dispute', arrested, ma, day(5));
    expect(one([arrested])).toMatchObject({ standing: 'reported', silent: [ma] });
    expect(one([arrested, confirm])).toMatchObject({ standing: 'confirmed', confirmedBy: [ma], silent: [] });
    expect(one([arrested, confirm, dispute])).toMatchObject({ standing: 'disputed', disputedBy: [ma] });
    expect(one([arrested, dispute, word('confirm', arrested, ma, day(6))])).toMatchObject({
      standing: 'confirmed',
    });
    expect(one([arrested, dispute, word('confirm', arrested, ma, day(5))])).toMatchObject({
      standing: 'disputed',
    });
    expect(one([arrested, word('confirm', arrested, ma, null)])).toMatchObject({ standing: 'reported' });
  });

  it('are not confirmed by their own author, nor judged by a stranger', () => {
    expect(one([arrested, word('confirm', arrested, es, day(4))])).toMatchObject({ standing: 'reported' });
    expect(one([arrested, word('dispute', arrested, fr, day(4))])).toMatchObject({ standing: 'reported' });
  });

  it('need everybody in an audience of three', () => {
    const wide = arrest(1, 'es', day(3), {}, [es, fr, ma]);
    const standing = (...acts: FoldAct[]) => foldOutcomes([wide, ...acts], day(99)).outcomes[0]?.standing;
    expect(standing(word('confirm', wide, ma, day(4)))).toBe('reported');
    expect(standing(word('confirm', wide, ma, day(4)), word('confirm', wide, fr, day(4)))).toBe('confirmed');
  });

  it('add up exactly, at home and abroad, each total traceable to its acts', () => {
    const abroad = arrest(2, 'ma', day(4));
    const unsure = arrest(50, 'es', day(5));
    const acts = [
      arrested,
      abroad,
      unsure,
      word('confirm', arrested, ma, day(6)),
      word('confirm', abroad, ma, day(6)),
    ];
    const { confirmed, unconfirmed } = foldOutcomes(acts, day(99));
    expect(confirmed.persons).toEqual({ sum: 5, from: [arrested.id, abroad.id] });
    expect(confirmed.personsByState.get('es')).toEqual({ sum: 3, from: [arrested.id] });
    expect(confirmed.personsByState.get('ma')).toEqual({ sum: 2, from: [abroad.id] });
    expect(confirmed.minors).toEqual({ sum: 1, from: [arrested.id] });
    expect(confirmed.kinds.get('arrest')?.sum).toBe(2);
    expect(confirmed.seizures).toEqual([
      { what: 'cash', unit: 'eur', quantity: '1500', from: [arrested.id] },
      { what: 'hashish', unit: 'kg', quantity: '0.3', from: [arrested.id] },
    ]);
    expect(unconfirmed.persons).toEqual({ sum: 50, from: [unsure.id] });
  });

  it('count no more once corrected by their author or recalled, and an erased one counts nowhere', () => {
    const confirm = word('confirm', arrested, ma, day(4));
    const correct = (by: string) =>
      act(
        'act.correct',
        by,
        { ...refs(['corrects', arrested.id]), correction: { sections: ['outcome'], reason: 'inaccurate' } },
        day(5),
      );
    expect(one([arrested, confirm, correct(es)])?.standing).toBe('corrected');
    expect(one([arrested, confirm, correct(ma)])?.standing).toBe('confirmed');
    const recall = act(
      'act.recall',
      es,
      { ...refs(['recalls', arrested.id]), recall: { effect: 'erase', reason: 'inaccurate' } },
      day(5),
    );
    expect(one([arrested, confirm, recall])?.standing).toBe('recalled');
    expect(foldOutcomes([arrested, confirm, recall], day(99)).confirmed.persons.sum).toBe(0);
    const { outcome: _, ...rest } = arrested.sections;
    const erased = { ...arrested, sections: rest };
    expect(foldOutcomes([erased, confirm], day(99)).confirmed.persons).toEqual({ sum: 0, from: [] });
    expect(one([erased, confirm])?.standing).toBe('confirmed');
  });
});

describe('many outcomes', () => {
  const many = (count: number): FoldAct[] =>
    Array.from({ length: count }, (_, at) =>
      arrest(1, 'es', day(3) + at, { minors: 1, networks: 1 }),
    ).flatMap((one) => [
      one,
      word('confirm', one, ma, day(4)),
      recallOf('restrict', es, day(5), { until: timeOf(day(6)) }, one),
    ]);
  /** Processor time of this thread, for the machine may be busy with other work. */
  const spent = (acts: readonly FoldAct[]) => {
    const before = process.threadCpuUsage();
    expect(foldOutcomes(acts, day(99)).confirmed.persons.from.length).toBe(acts.length / 3);
    return process.threadCpuUsage(before).user;
  };

  it('take as many times as long as there are more of them, not the square of it', () => {
    const [few, lots] = [many(1000), many(8000)];
    const rounds = Array.from({ length: 5 }, () => [spent(few), spent(lots)] as const);
    const middle = (which: 0 | 1) => rounds.map((round) => round[which]).sort((a, b) => a - b)[2] as number;
    expect(middle(1) / middle(0)).toBeLessThan(24);
  });
});

const recallOf = (effect: string, by: string, at: number | null, extra: object = {}, target = lead) =>
  act(
    'act.recall',
    by,
    { ...refs(['recalls', target.id]), recall: { effect, reason: 'inaccurate', ...extra } },
    at,
  );
const answer = (recall: FoldAct, by: string, result: string, at: number, extra: object = {}) =>
  act(
    'act.recall-answer',
    by,
    { ...refs(['answers', recall.id]), answer: { results: [{ act: lead.id, result, ...extra }] } },
    at,
  );

describe('recalls', () => {
  const wide = { ...lead, audience: [es, fr, ma] as PartyId[] };
  const recall = recallOf('erase', ma, day(5));
  const state = (acts: readonly FoldAct[], asOf = day(99)) => foldRecall(acts, asOf).get(lead.id);

  it('restrict a copy before anyone confirms, and say for each copy what was done', () => {
    expect(state([wide, recall])).toMatchObject({ effect: 'erase', restricted: true, reason: 'inaccurate' });
    const answered = state([
      wide,
      recall,
      answer(recall, es, 'erased', day(6)),
      answer(recall, fr, 'refused', day(7), { reason: 'national-security' }),
    ]);
    expect(answered?.copies).toMatchObject([
      { holder: es, result: 'erased' },
      { holder: fr, result: 'refused', reason: 'national-security' },
    ]);
    expect(state([wide, recall])?.copies.map((copy) => copy.result)).toEqual(['asked', 'asked']);
  });

  it('are said by the author of the act alone', () => {
    expect(state([wide, recallOf('erase', es, day(5))])).toBeUndefined();
    expect(state([wide, recallOf('erase', ma, null)])).toBeUndefined();
    expect(state([recall])).toBeUndefined();
  });

  it('a restriction for a time ends with it; the strictest of several stands', () => {
    const until = timeOf(day(10));
    const soft = recallOf('restrict', ma, day(5), { until });
    expect(state([wide, soft], day(9))).toMatchObject({
      effect: 'restrict',
      restricted: true,
      until: day(10),
    });
    expect(state([wide, soft], day(10))).toMatchObject({ effect: undefined, restricted: false });
    expect(state([wide, soft, recallOf('restrict', ma, day(6))], day(10))).toMatchObject({
      effect: 'restrict',
      until: undefined,
    });
    expect(state([wide, soft, recall], day(10))).toMatchObject({ effect: 'erase' });
    const expired = act('act.expired', ma, refs(['recalls', lead.id]), day(7));
    expect(state([wide, expired])).toMatchObject({ effect: 'expired', restricted: true, reason: undefined });
  });

  it('what is erased stays erased, and an answer to another recall is none', () => {
    const first = answer(recall, es, 'erased', day(6));
    const then = answer(recall, es, 'refused', day(7));
    expect(state([wide, recall, then, first])?.copies[0]).toMatchObject({
      result: 'erased',
      answer: first.id,
    });
    const other = recallOf('erase', ma, day(5), {}, action);
    expect(state([wide, action, recall, answer(other, es, 'erased', day(6))])?.copies[0]?.result).toBe(
      'asked',
    );
    expect(state([wide, recall, answer(recall, es, 'asked', day(6))])?.copies[0]?.result).toBe('asked');
  });
});

describe('threads', () => {
  const reply = act('report.reply', es, refs(['answers', lead.id]), day(2));
  const second = act('report.reply', ma, refs(['answers', reply.id]), day(3));

  it('hang replies and outcomes under the report, and follow corrections', () => {
    const better = act('report.share', ma, { title: { text: { en: 'Better' } } }, day(4));
    const correct = act(
      'act.correct',
      ma,
      {
        ...refs(['corrects', lead.id], ['replaces', better.id]),
        correction: { sections: ['facts'], reason: 'inaccurate' },
      },
      day(5),
    );
    const acts = [second, correct, better, action, arrested, reply, lead];
    const threads = foldThreads(acts, day(99));
    expect(threads.map((node) => node.id)).toEqual([lead.id, better.id]);
    expect(threads[0]).toMatchObject({
      standing: 'corrected',
      corrections: [correct.id],
      replacedBy: better.id,
    });
    expect(new Set(threads[0]?.children.map((node) => node.id))).toEqual(
      new Set([reply.id, action.id, arrested.id]),
    );
    expect(threads[0]?.children.at(-1)?.id).toBe(arrested.id);
    expect(foldReport(acts, reply.id, day(99))?.children.map((node) => node.id)).toEqual([second.id]);
    expect(foldReport(acts, reply.id, day(1))).toBeUndefined();
  });

  it('stand alone while what they answer is not known, and never go in a ring', () => {
    expect(foldThreads([second], day(99)).map((node) => node.id)).toEqual([second.id]);
    const a = {
      ...reply,
      ...act('report.reply', es, {}, day(2)),
      sections: refs(['answers', 'b' as ActId]),
      id: 'a' as ActId,
    };
    const b = { ...a, sections: refs(['answers', 'a' as ActId]), id: 'b' as ActId };
    expect(foldThreads([a, b], day(99)).length).toBe(1);
  });
});

describe('every fold', () => {
  it('gives the same for any order and any repetition', () => {
    const recall = recallOf('restrict', ma, day(5));
    const acts = [
      lead,
      action,
      arrested,
      word('confirm', arrested, ma, day(4)),
      word('dispute', arrested, ma, day(4)),
      recall,
      answer(recall, es, 'restricted', day(6)),
      answer(recall, es, 'refused', day(6)),
      recallOf('erase', ma, day(7)),
      act('report.reply', es, refs(['answers', lead.id]), day(2)),
    ];
    const shuffled = fc.array(fc.nat(acts.length - 1), { maxLength: 8 }).chain((again) =>
      fc.shuffledSubarray([...acts, ...again.map((at) => acts[at]!)], {
        minLength: acts.length + again.length,
      }),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 9 }), (mixed, at) => {
        expect(foldOutcomes(mixed, day(at))).toEqual(foldOutcomes(acts, day(at)));
        expect(foldRecall(mixed, day(at))).toEqual(foldRecall(acts, day(at)));
        expect(foldThreads(mixed, day(at))).toEqual(foldThreads(acts, day(at)));
      }),
      { numRuns: 300 },
    );
  });
});
