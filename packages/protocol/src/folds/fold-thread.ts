// SPDX-License-Identifier: Apache-2.0
// A report and what came of it: replies, corrections, recalls, outcomes, in one tree.
import type { ActId, PartyId } from '../ids.ts';
import { type CountedAct, countedActs, type FoldAct, refsOf } from './fold-act.ts';
import { foldRecall, type RecallState } from './fold-recall.ts';

/** How an act stands now. */
export type Standing = 'current' | 'corrected' | 'recalled';

export interface ThreadNode {
  readonly id: ActId;
  readonly type: string;
  readonly author: PartyId;
  /** Evidence time, seconds since 1970. */
  readonly at: number;
  readonly standing: Standing;
  /** Acts by the same author that correct it, oldest first. */
  readonly corrections: readonly ActId[];
  /** The act that has the right content now, when a correction names one. */
  readonly replacedBy: ActId | undefined;
  readonly recall: RecallState | undefined;
  /** What answers, builds on, or judges it, oldest first. */
  readonly children: readonly ThreadNode[];
}

const below = ['answers', 'lead', 'acts-on', 'follows', 'confirms', 'disputes', 'embeds'] as const;

/**
 * The threads of a dossier: every act of content that stands under no other, oldest first. An act stands under the
 * first act that it refers to. Order and repetition do not matter; acts without evidence are left out.
 * @param asOf seconds since 1970.
 */
export function foldThreads(acts: readonly FoldAct[], asOf: number): readonly ThreadNode[] {
  const counted = countedActs(acts, asOf);
  const content = counted.filter((act) => /^(report|outcome|onward)\./.test(act.type));
  const ids = new Set(content.map((act) => act.id));
  const parents = new Map<ActId, ActId>();
  for (const act of content) {
    const parent = below.flatMap((rel) => refsOf(act, rel)).find((id) => ids.has(id) && id !== act.id);
    if (parent !== undefined && !leadsBack(parent, act.id, parents)) parents.set(act.id, parent);
  }
  const children = Map.groupBy(content, (act) => parents.get(act.id));
  const corrections = correctionsOf(counted);
  const recalls = foldRecall(acts, asOf);
  const node = (act: CountedAct): ThreadNode => {
    const corrected = (corrections.get(act.id) ?? []).filter(
      (correction) => correction.author === act.author,
    );
    const recall = recalls.get(act.id);
    const recalled = recall?.restricted === true;
    return {
      id: act.id,
      type: act.type,
      author: act.author,
      at: act.evidenceTime,
      standing: recalled ? 'recalled' : corrected.length > 0 ? 'corrected' : 'current',
      corrections: corrected.map((correction) => correction.id),
      replacedBy: corrected.flatMap((correction) => refsOf(correction, 'replaces')).at(-1),
      recall,
      children: (children.get(act.id) ?? []).map(node),
    };
  };
  return (children.get(undefined) ?? []).map(node);
}

/** One report and all that stands under it; undefined when it is not known or has no evidence yet. */
export function foldReport(acts: readonly FoldAct[], report: ActId, asOf: number): ThreadNode | undefined {
  const find = (nodes: readonly ThreadNode[]): ThreadNode | undefined => {
    for (const node of nodes) {
      const found = node.id === report ? node : find(node.children);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(foldThreads(acts, asOf));
}

/** References are hashes, so no honest act can refer to a later one; hostile records must not make a ring. */
function leadsBack(from: ActId, to: ActId, parents: ReadonlyMap<ActId, ActId>): boolean {
  for (let at: ActId | undefined = from; at !== undefined; at = parents.get(at)) if (at === to) return true;
  return false;
}

/** Corrections by the act that they correct, oldest first. */
export function correctionsOf(counted: readonly CountedAct[]): ReadonlyMap<ActId, readonly CountedAct[]> {
  const corrections = new Map<ActId, CountedAct[]>();
  for (const act of counted) {
    if (act.type !== 'act.correct') continue;
    for (const target of refsOf(act, 'corrects')) {
      const before = corrections.get(target);
      if (before === undefined) corrections.set(target, [act]);
      else before.push(act);
    }
  }
  return corrections;
}
