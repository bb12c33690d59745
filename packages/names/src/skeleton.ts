// SPDX-License-Identifier: Apache-2.0
// Consonant skeletons in one space for both scripts: the keys under which a vocabulary is searched.

import type { Script } from './words.ts';

/** Classes: 1 labials, 2 dentals, 3 sibilants, 4 back consonants, 5 r, 6 l, 7 m, 8 n. Vowels, h, w, y have none. */
type Class = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const MOST_CONSONANTS = 9;
const MOST_VARIANTS = 6;

/** Latin letter groups, longest first: a list of class sequences, the first being the usual one. */
const LATIN: ReadonlyMap<string, readonly (readonly Class[])[]> = new Map<
  string,
  readonly (readonly Class[])[]
>([
  ['tsch', [[3], [2, 3]]],
  ['dsch', [[4], [3]]],
  ['sch', [[3]]],
  ['tch', [[3], [2, 3]]],
  ['shch', [[3]]],
  ['sh', [[3]]],
  ['ch', [[3], [4]]],
  ['kh', [[4]]],
  ['gh', [[4], []]],
  ['rh', [[5], [4]]],
  ['ph', [[1]]],
  ['th', [[2], [3]]],
  ['dh', [[2], [3]]],
  ['dj', [[4]]],
  ['dg', [[4]]],
  ['ck', [[4]]],
  ['cz', [[3]]],
  ['ts', [[3], [2, 3]]],
  ['tz', [[3], [2, 3]]],
  ['zh', [[3], [4]]],
  ['ce', [[3], [4]]],
  ['ci', [[3], [4]]],
  ['cy', [[3], [4]]],
  ['b', [[1]]],
  ['p', [[1]]],
  ['f', [[1]]],
  ['v', [[1], []]],
  ['w', [[], [1]]],
  ['t', [[2]]],
  ['d', [[2]]],
  ['ţ', [[2], [3]]],
  ['s', [[3]]],
  ['z', [[3], [2]]],
  ['š', [[3]]],
  ['č', [[3], [2, 3]]],
  ['ç', [[3]]],
  ['ž', [[3], [4]]],
  ['c', [[4], [3]]],
  ['k', [[4]]],
  ['q', [[4]]],
  ['g', [[4]]],
  ['ğ', [[4], []]],
  ['j', [[4], []]],
  ['x', [[4, 3], [3], [4]]],
  ['r', [[5]]],
  ['ř', [[5]]],
  ['l', [[6]]],
  ['ł', [[6], []]],
  ['m', [[7]]],
  ['n', [[8]]],
  ['ñ', [[8]]],
]);

const ARABIC: ReadonlyMap<string, readonly (readonly Class[])[]> = new Map<
  string,
  readonly (readonly Class[])[]
>([
  ['تش', [[3], [2, 3]]],
  ['ب', [[1]]],
  ['پ', [[1]]],
  ['ف', [[1]]],
  ['ڤ', [[1]]],
  ['ت', [[2]]],
  ['ط', [[2]]],
  ['د', [[2]]],
  ['ض', [[2], [3]]],
  ['ذ', [[2], [3]]],
  ['ث', [[2], [3]]],
  ['ظ', [[3], [2]]],
  ['س', [[3]]],
  ['ص', [[3]]],
  ['ز', [[3]]],
  ['ش', [[3]]],
  ['چ', [[3]]],
  ['ژ', [[3], [4]]],
  ['ج', [[4], [3]]],
  ['خ', [[4]]],
  ['غ', [[4], [5]]],
  ['ق', [[4]]],
  ['ك', [[4], [3]]],
  ['گ', [[4]]],
  ['ر', [[5]]],
  ['ل', [[6]]],
  ['م', [[7]]],
  ['ن', [[8]]],
]);

function classes(text: string, table: typeof LATIN, longest: number): Class[][] {
  let variants: Class[][] = [[]];
  let i = 0;
  while (i < text.length) {
    let options: readonly (readonly Class[])[] | undefined;
    let d = Math.min(longest, text.length - i);
    for (; d > 0 && options === undefined; d--) options = table.get(text.slice(i, i + d));
    const width = d + 1;
    const doubled = options !== undefined && width === 1 && text[i] === text[i - 1];
    if (options !== undefined && !doubled) {
      const next: Class[][] = [];
      for (const option of options)
        for (const variant of variants) if (next.length < MOST_VARIANTS) next.push([...variant, ...option]);
      variants = next;
    }
    i += options === undefined ? 1 : width;
  }
  return variants;
}

function pack(sequence: readonly Class[]): number {
  let key = 0;
  for (let i = 0; i < sequence.length && i < MOST_CONSONANTS; i++) key = key * 9 + (sequence[i] ?? 0);
  return key;
}

/** The packed skeletons of a reading (at most six); 0 stands for a name without consonants. */
export function skeletonsOf(text: string, script: Script): number[] {
  if (script === 'other') return [];
  const variants = script === 'arabic' ? classes(text, ARABIC, 2) : classes(text, LATIN, 4);
  return [...new Set(variants.map(pack))];
}

/** The skeletons that remain when one consonant is left out (none of a skeleton of fewer than two). */
export function deletions(key: number): number[] {
  const digits: number[] = [];
  for (let rest = key; rest > 0; rest = Math.floor(rest / 9)) digits.unshift(rest % 9);
  if (digits.length < 2) return [];
  const out = new Set<number>();
  for (let drop = 0; drop < digits.length; drop++) {
    let packed = 0;
    digits.forEach((digit, i) => {
      if (i !== drop) packed = packed * 9 + digit;
    });
    out.add(packed);
  }
  return [...out];
}

/** The classes of the first consonant as bits; all bits for a word without consonants. */
export function leadingClasses(text: string, script: Script): number {
  const [table, longest] = script === 'arabic' ? [ARABIC, 2] : [LATIN, 4];
  for (let i = 0; i < text.length; i++)
    for (let d = Math.min(longest, text.length - i); d > 0; d--) {
      const options = table.get(text.slice(i, i + d));
      if (options === undefined) continue;
      let bits = 0;
      for (const option of options) bits |= option.length === 0 ? -1 : 1 << (option[0] ?? 0);
      return bits;
    }
  return -1;
}
