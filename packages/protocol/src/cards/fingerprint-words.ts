// SPDX-License-Identifier: Apache-2.0
// A fingerprint as words that two people can read to each other (docs/protocol.md §2): a display form, never what is signed or stored.
import { type Language, languages } from '../codes/index.ts';
import { wordsAr } from './fingerprint-ar.ts';
import { wordsEn } from './fingerprint-en.ts';
import { wordsEs } from './fingerprint-es.ts';
import { wordsFr } from './fingerprint-fr.ts';

/**
 * How many bytes of the 32 are said: 128 bits. Who wants to pass for a party needs another root whose fingerprint begins alike, and none
 * can be found; two roots of one's own that collide deceive nobody.
 */
export const FINGERPRINT_WORDS = 16;

const inOrder = (words: string): readonly string[] => Object.freeze(words.trim().split(/\s+/));

/** 256 words a language, by byte. */
export const fingerprintWordLists: Readonly<Record<Language, readonly string[]>> = {
  ar: inOrder(wordsAr),
  es: inOrder(wordsEs),
  fr: inOrder(wordsFr),
  en: inOrder(wordsEn),
};

const byWord: Readonly<Record<Language, ReadonlyMap<string, number>>> = Object.fromEntries(
  languages.map((language) => [
    language,
    new Map(fingerprintWordLists[language].map((word, byte) => [plainWord(word), byte])),
  ]),
) as unknown as Record<Language, ReadonlyMap<string, number>>;

/**
 * The first 16 bytes of a fingerprint as words, one a byte.
 * @param fingerprint 64 hexadecimal digits, however spaced (`fingerprint`).
 */
export function fingerprintWords(fingerprint: string, language: Language): readonly string[] {
  const digits = fingerprint.toLowerCase().replace(/[^0-9a-f]/g, '');
  const list = fingerprintWordLists[language];
  return Array.from(
    { length: FINGERPRINT_WORDS },
    (_, at) => list[Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16)] ?? '',
  );
}

/**
 * The digits that words say, whichever of the four languages they are in.
 * @returns 32 hexadecimal digits, the beginning of a fingerprint; undefined unless they are 16 words of one list.
 */
export function digitsOfWords(text: string): string | undefined {
  const words = text.split(/[\s,;.،؛-]+/u).flatMap((word) => (word === '' ? [] : [plainWord(word)]));
  if (words.length !== FINGERPRINT_WORDS) return undefined;
  for (const language of languages) {
    const bytes = words.map((word) => byWord[language].get(word));
    if (bytes.every((byte) => byte !== undefined))
      return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return undefined;
}

/** As people type: case, accents, Arabic vowel signs and the forms of hamza, alef, ya and ta marbuta make no difference. */
export function plainWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}|\u0640/gu, '')
    .toLowerCase()
    .replace(/ٱ/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ء/g, '');
}
