// SPDX-License-Identifier: Apache-2.0
// Picks the Arabic-born tokens among the training pairs: material for synthetic registers.

import { prepare, unitDistance } from '../src/token-distance.ts';
import type { AttestedPair } from './pairs.ts';

const DOMAIN_LETTERS = /[حعصضطقخذظ]/u;
const GOOD_SPELLING = 4.5;
const MOST = 2600;

/** Lines `arabic latin`, one token each, the Latin spelling plain. */
export function domainTokenLines(pairs: readonly AttestedPair[]): string {
  const lines = new Set<string>();
  for (const p of pairs) {
    if (lines.size >= MOST) break;
    if (!DOMAIN_LETTERS.test(p.arabic) || p.arabic.length < 3 || !/^[a-z]{3,}$/.test(p.latin)) continue;
    if (unitDistance(prepare(p.arabic, 'arabic', ''), prepare(p.latin, 'latin', '')) < GOOD_SPELLING)
      lines.add(`${p.arabic} ${p.latin}`);
  }
  return [...lines].join('\n');
}
