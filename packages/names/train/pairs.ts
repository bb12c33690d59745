// SPDX-License-Identifier: Apache-2.0
// Reads the attested token pairs (Arabic, Latin, count) that the tables are trained from.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { foldArabicLetters } from '../src/arabic-script.ts';
import { soundedLatin } from '../src/latin-script.ts';

export type AttestedPair = { readonly arabic: string; readonly latin: string; readonly count: number };

/** The folder of data sets: TANSIQ_SHARED, else `shared` beside the repository. */
export function sharedFolder(): string {
  return process.env.TANSIQ_SHARED ?? resolve(import.meta.dirname, '../../../../shared');
}

function clean(arabic: string, latin: string, count: number): AttestedPair | undefined {
  const a = foldArabicLetters(arabic.normalize('NFKC')).replace(/[^\u0620-\u06d3]/gu, '');
  const l = soundedLatin(latin.normalize('NFKC').toLowerCase()).replace(/[^a-zščçžñğłřţ]/gu, '');
  if (a.length < 2 || l.length < 2 || a.length > 16 || l.length > 20) return undefined;
  return { arabic: a, latin: l, count };
}

/** Pairs of one file: `arabic<TAB>latin[<TAB>count]`, a header is skipped; pairs that clean to nothing are left out. */
export function readPairs(path: string): AttestedPair[] {
  if (!existsSync(path)) throw new Error(`no training pairs at ${path} (set TANSIQ_SHARED)`);
  const pairs: AttestedPair[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [arabic, latin, count] = line.split('\t');
    if (!arabic || !latin || arabic === 'arabic') continue;
    const pair = clean(arabic, latin, count ? Number.parseInt(count, 10) : 1);
    if (pair) pairs.push(pair);
  }
  return pairs;
}

/** Word pairs of Moroccan place names (Arabic, French, and others), where both names have as many words. */
export function readPlaces(path: string): AttestedPair[] {
  const pairs: AttestedPair[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [arabic, french] = line.split('\t');
    const left = (arabic ?? '').split(/\s+/u).filter(Boolean);
    const right = (french ?? '')
      .replace(/\b(?:el|al|er|es|ech|ez|en|et|ed|ait|aït)[ -]/giu, '')
      .split(/[\s-]+/u)
      .filter(Boolean);
    if (left.length !== right.length) continue;
    left.forEach((word, i) => {
      const pair = clean(word.replace(/^ال(?=.{2})/u, ''), right[i] ?? '', 1);
      if (pair) pairs.push(pair);
    });
  }
  return pairs;
}
