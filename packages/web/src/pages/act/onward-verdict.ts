// SPDX-License-Identifier: Apache-2.0
// What the terms, the marking and the originator's answers say of passing an act on as it is chosen; the gate decides when it is released.
import type { TransfersAnswer } from '@tansiq/node/contract';

/** `asked`: of the originator, who has not answered. `needed`: to be asked first. */
export type Verdict = 'consented' | 'listed' | 'asked' | 'needed' | 'refused';

interface Passing {
  to: string;
  purpose: string;
  sections: readonly string[];
}

type Known = Pick<TransfersAnswer, 'rule' | 'listed' | 'held' | 'items'>;

export function verdictOn({ rule, listed, held, items }: Known, wish: Passing): Verdict {
  const named = rule === 'listed' && listed.includes(wish.to);
  if (rule !== 'consent' && !named) return 'refused';
  if (named && !held) return 'listed';
  const same = items.filter(({ to, purpose }) => to === wish.to && purpose === wish.purpose);
  const within = (all: readonly string[]) => wish.sections.every((name) => all.includes(name));
  if (same.some(({ state, consented }) => state === 'consented' && within(consented))) return 'consented';
  return same.some(({ state, sections }) => state === 'asked' && within(sections)) ? 'asked' : 'needed';
}
