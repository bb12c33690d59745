// SPDX-License-Identifier: Apache-2.0
// Outcomes: from lead to action to what came of it, as both sides confirm it, with totals traceable to acts.
import type { ActId, PartyId } from '../ids.ts';
import { type CountedAct, countedActs, type FoldAct, member, refsOf, textMember } from './fold-act.ts';
import { foldRecall } from './fold-recall.ts';
import { correctionsOf } from './fold-thread.ts';
import { type OutcomeTotals, totalsOf } from './outcome-totals.ts';

/** `confirmed` once everybody in the audience but the author says so; `disputed` while anybody disputes it. */
export type OutcomeStanding = 'reported' | 'confirmed' | 'disputed' | 'corrected' | 'recalled';

export interface FollowUp {
  readonly act: ActId;
  readonly author: PartyId;
  readonly stage: string;
  readonly on: string;
  readonly persons: number;
  readonly at: number;
}

export interface Outcome {
  readonly id: ActId;
  readonly author: PartyId;
  readonly at: number;
  readonly standing: OutcomeStanding;
  /** Body of the section; undefined once erased, and then it counts in no total. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** The reports that led to it. */
  readonly leads: readonly ActId[];
  /** Earlier outcomes that it acts on: the action from which it came. */
  readonly actsOn: readonly ActId[];
  readonly confirmedBy: readonly PartyId[];
  readonly disputedBy: readonly PartyId[];
  /** Parties that have said neither. */
  readonly silent: readonly PartyId[];
  /** What followed, by the date it bears; the last is where it stands. */
  readonly followUps: readonly FollowUp[];
}

export interface OutcomesState {
  /** Oldest first. */
  readonly outcomes: readonly Outcome[];
  /** Of confirmed outcomes only. */
  readonly confirmed: OutcomeTotals;
  /** Of those reported or disputed, which nobody may add to the confirmed. */
  readonly unconfirmed: OutcomeTotals;
}

/**
 * All outcomes among some acts as of a moment. Order and repetition do not matter.
 * @param asOf seconds since 1970.
 */
export function foldOutcomes(acts: readonly FoldAct[], asOf: number): OutcomesState {
  const counted = countedActs(acts, asOf);
  const corrections = correctionsOf(counted);
  const recalls = foldRecall(acts, asOf);
  const said = Map.groupBy(counted, (act) => member(act, 'consent', 'outcome'));
  const followed = Map.groupBy(
    counted.filter((act) => act.type === 'outcome.follow-up'),
    (act) => refsOf(act, 'follows')[0],
  );
  const outcomes = counted
    .filter((act) => act.type === 'outcome.report')
    .map((act): Outcome => {
      const words = wordsOn(act, said.get(act.id) ?? []);
      const corrected = corrections.get(act.id)?.some((correction) => correction.author === act.author);
      const set = Object.hasOwn(act.sections, 'outcome') ? act.sections.outcome : undefined;
      return {
        id: act.id,
        author: act.author,
        at: act.evidenceTime,
        standing: recalls.get(act.id)?.restricted ? 'recalled' : corrected ? 'corrected' : words.standing,
        body: typeof set === 'object' && set !== null ? (set as Record<string, unknown>) : undefined,
        leads: refsOf(act, 'lead'),
        actsOn: refsOf(act, 'acts-on'),
        confirmedBy: words.confirmedBy,
        disputedBy: words.disputedBy,
        silent: words.silent,
        followUps: followUpsOf(followed.get(act.id) ?? []),
      };
    });
  return {
    outcomes,
    confirmed: totalsOf(outcomes.filter((outcome) => outcome.standing === 'confirmed')),
    unconfirmed: totalsOf(
      outcomes.filter((outcome) => outcome.standing === 'reported' || outcome.standing === 'disputed'),
    ),
  };
}

/** Each party's newest word counts; of two in the same second a dispute. */
function wordsOn(outcome: CountedAct, said: readonly CountedAct[]) {
  const audience = outcome.audience ?? [];
  const words = new Map<PartyId, { readonly disputes: boolean; readonly at: number }>();
  for (const act of said) {
    const disputes = act.type === 'outcome.dispute';
    if ((!disputes && act.type !== 'outcome.confirm') || !audience.includes(act.author)) continue;
    if (textMember(act, 'consent', 'decision') !== (disputes ? 'dispute' : 'confirm')) continue;
    const before = words.get(act.author);
    if (before?.at === act.evidenceTime && before.disputes) continue;
    words.set(act.author, { disputes, at: act.evidenceTime });
  }
  const others = audience.filter((party) => party !== outcome.author).toSorted();
  const disputedBy = [...words]
    .filter(([, word]) => word.disputes)
    .map(([party]) => party)
    .toSorted();
  const confirmedBy = others.filter((party) => words.get(party)?.disputes === false);
  const silent = others.filter((party) => !words.has(party));
  const standing: OutcomeStanding =
    disputedBy.length > 0 ? 'disputed' : others.length > 0 && silent.length === 0 ? 'confirmed' : 'reported';
  return { standing, confirmedBy, disputedBy, silent };
}

function followUpsOf(acts: readonly CountedAct[]): readonly FollowUp[] {
  return acts
    .flatMap((act): FollowUp[] => {
      const stage = textMember(act, 'stage', 'stage');
      const on = textMember(act, 'stage', 'on');
      const persons = member(act, 'stage', 'persons');
      return stage === undefined || on === undefined || typeof persons !== 'number'
        ? []
        : [{ act: act.id, author: act.author, stage, on, persons, at: act.evidenceTime }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.at - b.at || (a.act < b.act ? -1 : 1)));
}
