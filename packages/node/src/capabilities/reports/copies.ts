// SPDX-License-Identifier: Apache-2.0
// The copies of an act, one for each party that has or should have it: how far it came there, and what a recall made of it. Pure.
import { headerOf } from '../../exchange/held-act.ts';
import { holdName } from '../../exchange/labels.ts';
import type { ActRow } from '../../store/index.ts';
import type { RecallOf, Step } from './journey.ts';

export interface Copy {
  party: string;
  own: boolean;
  /** `waiting`, `withheld`, `sent`, `held`, then `accepted`, `refused`, `unreadable`, `quarantined`. */
  state: string;
  /** Since when it holds it, epoch milliseconds. */
  heldAt?: number;
  rule?: string;
  article?: string;
  /** What its holder answered to the newest recall; `asked` while it has not. */
  recall?: { result: string; at: number; reason?: string };
  hold?: ReturnType<typeof holdName>;
}

const progress = ['waiting', 'withheld', 'sent', 'held', 'accepted', 'refused', 'unreadable', 'quarantined'];

export function copiesOf(
  self: string,
  row: ActRow,
  steps: readonly Step[],
  recalls: readonly RecallOf[],
): Copy[] {
  const newest = recalls.at(-1);
  return [...headerOf(row.jws).audience].map((party) => {
    if (party === self) {
      const hold = holdName(row.hold);
      return { party, own: true, state: row.status, hold, ...answered(newest, party, row.author) };
    }
    if (party === row.author) return { party, own: false, state: 'author' };
    const of = steps.filter((step) => step.party === party && progress.includes(step.what));
    const last = of.at(-1);
    const held = of.find((step) => step.what === 'held')?.at;
    return {
      party,
      own: false,
      state: last?.what ?? 'unknown',
      ...(held !== undefined && { heldAt: held }),
      ...(last?.rule !== undefined && { rule: last.rule }),
      ...(last?.article !== undefined && { article: last.article }),
      ...(of.some((step) => step.what === 'sent') && answered(newest, party, row.author)),
    };
  });
}

/** The author asks nobody about its own copy. */
function answered(recall: RecallOf | undefined, party: string, author: string): Pick<Copy, 'recall'> {
  if (!recall || party === author) return {};
  const answer = recall.answers.findLast((one) => one.party === party);
  if (!answer) return { recall: { result: 'asked', at: recall.at } };
  const { result, at, reason } = answer;
  return { recall: { result, at, ...(reason !== undefined && { reason }) } };
}
