// SPDX-License-Identifier: Apache-2.0
// How alike two names look as written, letter by letter, beside how alike they sound unit by unit.

import type { Side } from './alignment.ts';

function written(side: Side, sorted: boolean): string {
  const words = side.units.flatMap((unit, i) =>
    unit.role === 'optional'
      ? []
      : [(unit.tag === 'abd' ? 'abd' : '') + (side.prepared[i]?.readings[0]?.plain ?? unit.text)],
  );
  if (sorted) words.sort();
  return words.join('');
}

/** Letters to change, add, leave out or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before = new Uint16Array(b.length + 1);
  let last = Uint16Array.from({ length: b.length + 1 }, (_, j) => j);
  let row = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(change, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
    }
    [before, last, row] = [last, row, before];
  }
  return last[b.length] as number;
}

function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - editDistance(a, b) / longest;
}

/** `likeness` is 0 to 1; `slips` are the letters to mend, `length` those of the longer name. */
export type LetterLikeness = { readonly likeness: number; readonly slips: number; readonly length: number };

/** In the written order or with the words sorted, whichever is more alike. Undefined when the scripts differ. */
export function letterLikeness(a: Side, b: Side): LetterLikeness | undefined {
  const script = a.units[0]?.script;
  if (script === undefined || [...a.units, ...b.units].some((unit) => unit.script !== script))
    return undefined;
  const left = written(a, false);
  const right = written(b, false);
  const slips = Math.min(editDistance(left, right), editDistance(written(a, true), written(b, true)));
  const length = Math.max(left.length, right.length);
  return { likeness: length === 0 ? 0 : 1 - slips / length, slips, length };
}

/** The most alike pair of units left unmatched on both sides, 0 to 1; 0 when none are left or the scripts differ. */
export function leftOverLikeness(
  a: Side,
  b: Side,
  onlyA: readonly number[],
  onlyB: readonly number[],
): number {
  let best = 0;
  for (const i of onlyA)
    for (const j of onlyB) {
      const ua = a.units[i];
      const ub = b.units[j];
      if (ua?.role !== 'name' || ub?.role !== 'name' || ua.script !== ub.script) continue;
      best = Math.max(
        best,
        likeness(a.prepared[i]?.readings[0]?.plain ?? '', b.prepared[j]?.readings[0]?.plain ?? ''),
      );
    }
  return best;
}
