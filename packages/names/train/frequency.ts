// SPDX-License-Identifier: Apache-2.0
// Writes the frequent tokens of the training pairs, by tenths of nats of rarity.

import { arabicSpelling } from '../src/arabic-script.ts';
import { plainLatin } from '../src/latin-script.ts';
import type { AttestedPair } from './pairs.ts';

const LEAST_COUNT = 12;
/** The pairs count surnames and given names of well-known people: a person carries about two and a half. */
const TOKENS_A_PERSON = 2.5;

/** Lines `tenths-of-nats token token ...`, the most frequent first. */
export function frequencyLines(pairs: readonly AttestedPair[]): string {
  const counts = new Map<string, number>();
  let total = 0;
  for (const p of pairs) {
    total += p.count;
    for (const token of [plainLatin(p.latin), arabicSpelling(p.arabic)])
      counts.set(token, (counts.get(token) ?? 0) + p.count);
  }
  const lines = new Map<number, string[]>();
  for (const [token, count] of counts) {
    if (count < LEAST_COUNT) continue;
    const tenths = Math.round(-Math.log((count / total) * TOKENS_A_PERSON) * 10);
    const line = lines.get(tenths) ?? [];
    line.push(token);
    lines.set(tenths, line);
  }
  return [...lines]
    .sort((a, b) => a[0] - b[0])
    .map(([tenths, tokens]) => `${tenths} ${tokens.sort().join(' ')}`)
    .join('\n');
}
