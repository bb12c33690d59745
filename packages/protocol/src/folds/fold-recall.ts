// SPDX-License-Identifier: Apache-2.0
// Recalls: what the author asks of every copy, and what each holder says it did with its own.
import type { ActId, PartyId } from '../ids.ts';
import { isTime } from '../time.ts';
import {
  byEvidence,
  type CountedAct,
  countedActs,
  type FoldAct,
  member,
  refsOf,
  textMember,
} from './fold-act.ts';
import { seconds } from './versions.ts';

export const copyResults = ['asked', 'restricted', 'erased', 'refused', 'overdue'] as const;
export type CopyResult = (typeof copyResults)[number];

/** One holder's copy of a recalled act. */
export interface CopyState {
  readonly holder: PartyId;
  /** `asked` until the holder has answered. */
  readonly result: CopyResult;
  /** Code of the legal reason, where the holder gave one. */
  readonly reason: string | undefined;
  /** The answer that says so. */
  readonly answer: ActId | undefined;
}

export interface RecallState {
  readonly act: ActId;
  readonly author: PartyId;
  /** The strictest effect that stands; a restriction that has run out no longer does. */
  readonly effect: 'restrict' | 'erase' | 'expired' | undefined;
  readonly recalls: readonly ActId[];
  /** Latest reason given. */
  readonly reason: string | undefined;
  /** When a mere restriction ends, seconds since 1970. */
  readonly until: number | undefined;
  /** By holder. A restriction binds every copy at once, before anyone has answered. */
  readonly copies: readonly CopyState[];
  /** True while nobody but those who decide on it may read it (LED Art. 16(3)). */
  readonly restricted: boolean;
}

/** What a recall asks, as one of these acts says it. */
interface Asked {
  readonly act: CountedAct;
  readonly effect: 'restrict' | 'erase' | 'expired';
  readonly until: number | undefined;
}

/**
 * State of every recalled act as of a moment, by act id. Only its author can recall an act, so acts that are not among
 * those given cannot be judged and are left out. Order and repetition do not matter.
 * @param asOf seconds since 1970.
 */
export function foldRecall(acts: readonly FoldAct[], asOf: number): ReadonlyMap<ActId, RecallState> {
  const counted = countedActs(acts, asOf);
  const known = new Map(acts.map((act) => [act.id, act]));
  const asked = new Map<ActId, Asked[]>();
  for (const act of counted) {
    const effect = effectOf(act);
    if (effect === undefined) continue;
    for (const target of refsOf(act, 'recalls')) {
      if (known.get(target)?.author !== act.author) continue;
      const before = asked.get(target);
      const one = { act, effect, until: untilOf(act) };
      if (before === undefined) asked.set(target, [one]);
      else before.push(one);
    }
  }
  const answers = answersOf(counted);
  const states = new Map<ActId, RecallState>();
  for (const target of [...asked.keys()].sort()) {
    const act = known.get(target);
    if (act !== undefined) states.set(target, stateOf(act, asked.get(target) ?? [], answers, asOf));
  }
  return states;
}

/** Answers by the recall that they answer. */
function answersOf(counted: readonly CountedAct[]): ReadonlyMap<ActId, readonly CountedAct[]> {
  const answers = new Map<ActId, CountedAct[]>();
  for (const act of counted) {
    if (act.type !== 'act.recall-answer') continue;
    for (const recall of refsOf(act, 'answers')) {
      const before = answers.get(recall);
      if (before === undefined) answers.set(recall, [act]);
      else before.push(act);
    }
  }
  return answers;
}

function effectOf(act: FoldAct): Asked['effect'] | undefined {
  if (act.type === 'act.expired') return 'expired';
  if (act.type !== 'act.recall') return undefined;
  const effect = textMember(act, 'recall', 'effect');
  return effect === 'restrict' || effect === 'erase' ? effect : undefined;
}

function untilOf(act: FoldAct): number | undefined {
  const until = textMember(act, 'recall', 'until');
  return isTime(until) ? seconds(until) : undefined;
}

function stateOf(
  act: FoldAct,
  asked: readonly Asked[],
  answers: ReadonlyMap<ActId, readonly CountedAct[]>,
  asOf: number,
): RecallState {
  const standing = asked.filter(
    ({ effect, until }) => effect !== 'restrict' || until === undefined || asOf < until,
  );
  const effect = (['erase', 'expired', 'restrict'] as const).find((one) =>
    standing.some((recall) => recall.effect === one),
  );
  const recalls = asked.map((recall) => recall.act.id);
  // One answer may speak of several recalls, and is heard once.
  const said = [...new Set(recalls.flatMap((recall) => answers.get(recall) ?? []))].sort(byEvidence);
  const ends = standing.map((recall) => recall.until);
  const latest = asked.findLast((recall) => recall.act.type === 'act.recall');
  return {
    act: act.id,
    author: act.author,
    effect,
    recalls,
    reason: latest === undefined ? undefined : textMember(latest.act, 'recall', 'reason'),
    until:
      effect === 'restrict' && ends.every((end) => end !== undefined)
        ? Math.max(...(ends as number[]))
        : undefined,
    copies: (act.audience ?? [])
      .filter((holder) => holder !== act.author)
      .toSorted()
      .map((holder) => copyOf(act.id, holder, said)),
    restricted: effect !== undefined,
  };
}

/** The holder's newest word; once erased a copy stays erased, whatever is said later. */
function copyOf(target: ActId, holder: PartyId, answers: readonly CountedAct[]): CopyState {
  let state: CopyState = { holder, result: 'asked', reason: undefined, answer: undefined };
  for (const act of answers) {
    if (act.author !== holder) continue;
    const said = resultFor(act, target);
    if (said !== undefined && state.result !== 'erased') {
      state = { holder, result: said.result, reason: said.reason, answer: act.id };
    }
  }
  return state;
}

function resultFor(
  act: FoldAct,
  target: ActId,
): { readonly result: CopyResult; readonly reason: string | undefined } | undefined {
  const results = member(act, 'answer', 'results');
  if (!Array.isArray(results)) return undefined;
  const found: unknown = results.find(
    (one: unknown) => typeof one === 'object' && one !== null && 'act' in one && one.act === target,
  );
  if (typeof found !== 'object' || found === null || !('result' in found)) return undefined;
  const result = copyResults.find((known) => known === found.result && known !== 'asked');
  const reason = 'reason' in found && typeof found.reason === 'string' ? found.reason : undefined;
  return result === undefined ? undefined : { result, reason };
}
