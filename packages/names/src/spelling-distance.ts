// SPDX-License-Identifier: Apache-2.0
// Weighted edit distance with transpositions inside one script: slips of the hand, and letters that are confused.

const GIVE_UP = 99;
const COST = { strange: 5, confused: 2, vowel: 2, doubled: 0.8, missing: 4.2, swapped: 3.6 } as const;

const CONFUSED: ReadonlyMap<string, number> = new Map(
  (
    'ذزدظض سصثش طت تث قكغگخ هحخ بپ فڤپو جچژشگ ىياهة نم اأإآعء وؤ يئ رزغ ' +
    'ckq sz sc dt bp vwf gj iy jy ou uw mn kg xs gq'
  )
    .split(' ')
    .flatMap((group, g) => [...group].map((ch) => [ch, g] as const))
    .reduce((groups, [ch, g]) => groups.set(ch, (groups.get(ch) ?? 0) | (1 << g)), new Map<string, number>()),
);

const VOWELS = new Set('aeiouyاويىأإآءعه');

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  if (VOWELS.has(a) && VOWELS.has(b)) return COST.vowel;
  return ((CONFUSED.get(a) ?? 0) & (CONFUSED.get(b) ?? 0)) !== 0 ? COST.confused : COST.strange;
}

function missing(text: string, i: number): number {
  const ch = text.charAt(i);
  if (ch === text.charAt(i - 1) || ch === text.charAt(i + 1)) return COST.doubled;
  return VOWELS.has(ch) ? COST.vowel + 0.8 : COST.missing;
}

/**
 * Cost (nats) of typing one spelling for the other; symmetric. Gives up with a large number above `limit` or when the
 * lengths differ by more than three.
 */
export function spellingDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const n = a.length;
  const m = b.length;
  if (Math.abs(n - m) > 3) return GIVE_UP;
  let before = new Float32Array(m + 1);
  let last = new Float32Array(m + 1);
  let row = new Float32Array(m + 1);
  for (let j = 1; j <= m; j++) last[j] = (last[j - 1] ?? 0) + missing(b, j - 1);
  for (let i = 1; i <= n; i++) {
    const drop = missing(a, i - 1);
    row[0] = (last[0] ?? 0) + drop;
    let best = row[0];
    for (let j = 1; j <= m; j++) {
      let cost = Math.min(
        (last[j] as number) + drop,
        (row[j - 1] as number) + missing(b, j - 1),
        (last[j - 1] as number) + substitution(a.charAt(i - 1), b.charAt(j - 1)),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + COST.swapped);
      row[j] = cost;
      best = Math.min(best, cost);
    }
    if (best > limit) return GIVE_UP;
    [before, last, row] = [last, row, before];
  }
  return (last[m] as number) + (a.charAt(0) === b.charAt(0) || VOWELS.has(a.charAt(0)) ? 0 : 0.8);
}
