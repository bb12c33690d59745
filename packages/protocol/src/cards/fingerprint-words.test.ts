// SPDX-License-Identifier: Apache-2.0
// Fingerprints read out as words: the same words everywhere and for ever, hard to mishear, and understood as people type them.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../codes/index.ts';
import { fingerprint } from './card.ts';
import {
  digitsOfWords,
  FINGERPRINT_WORDS,
  fingerprintWordLists,
  fingerprintWords,
  plainWord,
} from './fingerprint-words.ts';

const printOf = (seed: number): string => fingerprint(new Uint8Array(32).fill(seed));

describe('a fingerprint as words', () => {
  it('says the root of all sevens always in these words', () => {
    const print = printOf(7);
    expect(print.slice(0, 9)).toBe('4bb0 6f8e');
    expect(fingerprintWords(print, 'en').slice(0, 4)).toEqual(['diamond', 'pebble', 'hazel', 'lobster']);
    expect(fingerprintWords(print, 'ar').slice(0, 4)).toEqual(['رسالة', 'قنفذ', 'شعير', 'عصير']);
    expect(fingerprintWords(print, 'es').slice(0, 4)).toEqual(['cubo', 'nogal', 'gorra', 'lenteja']);
    expect(fingerprintWords(print, 'fr').slice(0, 4)).toEqual(['clou', 'mardi', 'fleuve', 'hôtel']);
  });

  it('has lists that never change: what is read today must be what was printed years ago', () => {
    const digest = (words: readonly string[]) => createHash('sha256').update(words.join(' ')).digest('hex');
    expect(languages.map((language) => digest(fingerprintWordLists[language]).slice(0, 16))).toEqual([
      '4884133d7c38b796',
      '1ef45b22dd2a293b',
      '7fb3d72f024faebd',
      '8a3cf6f6c379e42a',
    ]);
  });

  it('has 256 words a language, of which no two differ by one letter only', () => {
    for (const language of languages) {
      const words = fingerprintWordLists[language].map(plainWord);
      expect(new Set(words).size).toBe(256);
      const near = words.flatMap((a, at) => words.slice(at + 1).filter((b) => distance(a, b) < 2));
      expect(near, language).toEqual([]);
      expect(words.every((word) => word.length >= 2 && word.length <= 9)).toBe(true);
    }
  });

  it('is read back from any of the languages, however accents, case and commas are typed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.constantFrom(...languages),
        (root, language) => {
          const print = fingerprint(root);
          const words = fingerprintWords(print, language);
          const digits = print.replaceAll(' ', '').slice(0, 2 * FINGERPRINT_WORDS);
          expect(digitsOfWords(words.join(' '))).toBe(digits);
          expect(digitsOfWords(words.map((word) => plainWord(word).toUpperCase()).join(', '))).toBe(digits);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is no fingerprint with a word missing, a word of another language, or a word of none', () => {
    const words = [...fingerprintWords(printOf(7), 'en')];
    expect(digitsOfWords(words.slice(1).join(' '))).toBeUndefined();
    expect(digitsOfWords(['ياسمين', ...words.slice(1)].join(' '))).toBeUndefined();
    expect(digitsOfWords(['nothing', ...words.slice(1)].join(' '))).toBeUndefined();
    expect(digitsOfWords('')).toBeUndefined();
  });
});

/** Levenshtein. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, y] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
