// SPDX-License-Identifier: Apache-2.0
// Cuts any text into words of one script each, in the letters that the rest of the package reads.

import { foldArabicLetters, isArabicLetter } from './arabic-script.ts';
import { soundedLatin } from './latin-script.ts';
import { toLatin } from './other-scripts.ts';

export type Script = 'latin' | 'arabic' | 'other';

/** One word: its folded letters, its script, whether it stood alone as an initial (`A.`), and where it stands in the text read. */
export type Word = {
  readonly text: string;
  readonly script: Script;
  readonly initial: boolean;
  readonly from: number;
  readonly to: number;
};

/** The words, and the text that `from` and `to` count in: the input without marks that only separate or quote. */
export type Words = { readonly read: string; readonly words: readonly Word[] };

/** Longest text (UTF-16 units) and most words that are read; the rest of a longer text is ignored. */
export const MAX_TEXT = 320;
export const MAX_WORDS = 24;
/** Longest word that is read; more letters are cut off. */
export const MAX_WORD = 36;

const INSIDE = /['’‘`´ʿʾʼʻ′"“”ʹ\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** A text that lost letters on its way: what follows `الل` in a name is nearly always ه. */
const BROKEN_ALLAH = /الل\ufffd+/gu;
const CAMEL = /(\p{Ll}{2})(\p{Lu}\p{Ll})/gu;
const LETTER_RUN = /[\p{L}\p{M}\p{Nd}]+/gu;
/** Initials written together (`JC Juncker`), where the rest of the name is not in capitals. */
const CLUSTER = /^[BCDFGHJKLMNPQRSTVWXZ]{2,3}$/;
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
};
const MIXED =
  /[\u0600-\u06ff\u0750-\u077f][^\u0600-\u06ff\u0750-\u077f]|[^\u0600-\u06ff\u0750-\u077f][\u0600-\u06ff\u0750-\u077f]/u;
const SCRIPT_BREAK = /([\u0600-\u06ff\u0750-\u077f]+)|([^\u0600-\u06ff\u0750-\u077f]+)/gu;

/** Digits that stand for letters inside a word (`Ig0r`) are read as letters; a number alone is kept. */
function unleet(text: string): string {
  if (!/[0-9]/.test(text) || !/[a-z]{2}/.test(text)) return text;
  return text.replace(/[0-9]/g, (digit) => LEET[digit] ?? '');
}

function wordOf(run: string, from: number): Word | undefined {
  const place = { from, to: from + run.length };
  if (isArabicLetter(run.codePointAt(0) ?? 0)) {
    const text = foldArabicLetters(run).slice(0, MAX_WORD);
    return text === '' ? undefined : { text, script: 'arabic', initial: false, ...place };
  }
  const latin = soundedLatin(toLatin(run.toLowerCase()));
  const text = unleet(latin)
    .replace(/[\p{M}]/gu, '')
    .slice(0, MAX_WORD);
  if (text === '') return undefined;
  const script: Script = /^[a-zščçžñğłřţ0-9]+$/.test(text) ? 'latin' : 'other';
  return { text, script, initial: run.length === 1 && script === 'latin' && text.length === 1, ...place };
}

/** The words of a text in their order. Never throws; any Unicode is read, and time is linear in the text read. */
export function wordsOf(input: string): Words {
  const read = input
    .slice(0, MAX_TEXT)
    .normalize('NFKC')
    .slice(0, MAX_TEXT)
    .replace(INSIDE, '')
    .replace(BROKEN_ALLAH, 'الله')
    .replace(CAMEL, '$1 $2');
  const mixed = /\p{Ll}/u.test(read);
  const words: Word[] = [];
  for (const run of read.matchAll(LETTER_RUN)) {
    const parts = MIXED.test(run[0])
      ? run[0].matchAll(SCRIPT_BREAK)
      : [Object.assign([run[0]], { index: 0 })];
    for (const part of parts) {
      let from = run.index + part.index;
      const pieces = mixed && CLUSTER.test(part[0]) ? [...part[0]] : [part[0]];
      for (const piece of pieces) {
        const word = wordOf(piece, from);
        from += piece.length;
        if (word) words.push(word);
        if (words.length >= MAX_WORDS) return { read, words };
      }
    }
  }
  return { read, words };
}
