// SPDX-License-Identifier: Apache-2.0
// Made-up reports in three languages: a few words are everywhere and most are seldom, as in what people write; some are there to be sought.

/** Numbers from a seed, the same on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = 40_000;
const latin = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'ro',
  'su',
  'ta',
  've',
  'zo',
  'pra',
  'tre',
  'cion',
];
const arabic = [
  'با',
  'تي',
  'جو',
  'دا',
  'را',
  'سي',
  'شو',
  'عا',
  'في',
  'قا',
  'كي',
  'لو',
  'ما',
  'ني',
  'ها',
  'يو',
];

function word(n: number, syllables: readonly string[]): string {
  let text = '';
  for (let rest = n + 17; rest > 0; rest = Math.floor(rest / syllables.length))
    text += syllables[rest % syllables.length];
  return text;
}

const vocabulary = {
  es: Array.from({ length: WORDS }, (_, n) => word(n, latin)),
  ar: Array.from({ length: WORDS }, (_, n) => word(n, arabic)),
};

/** How many acts in a thousand hold it, and the word. `rare` stands in one of fifty thousand. */
export const sought = {
  common: { es: 'puerto', ar: 'الميناء', share: 0.5 },
  usual: { es: 'contenedor', ar: 'حاوية', share: 0.02 },
  rare: { es: 'Zarzaquemada', ar: 'زرزاكيمادا', share: 0.00002 },
} as const;

/** A report of about 60 words; Zipf's law over its language's vocabulary. */
export function prose(lang: 'es' | 'ar', next: () => number): string {
  const words: string[] = [];
  const length = 35 + Math.floor(next() * 50);
  for (let n = 0; n < length; n += 1) words.push(vocabulary[lang][Math.floor(WORDS ** next()) - 1] ?? 'x');
  for (const { [lang]: one, share } of Object.values(sought))
    if (next() < share) words.splice(Math.floor(next() * words.length), 0, one);
  return words.join(' ');
}
