// SPDX-License-Identifier: Apache-2.0
// Pairs of Latin spellings that are attested for one Arabic token, the material of the Latin-to-Latin table.

import { ChunkModel } from '../src/chunk-model.ts';
import { plainLatin } from '../src/latin-script.ts';
import type { PricedChunk } from './emit.ts';
import type { TokenPair } from './estimate.ts';
import type { AttestedPair } from './pairs.ts';

/** Nats above the likeliest spelling up to which an attested pair counts as a spelling and not as a translation. */
const SPELLING_LIMIT = 9;
const MOST_SPELLINGS = 8;

/** Both orders of every pair of good spellings of one Arabic token. */
export function latinVariants(pairs: readonly AttestedPair[], chunks: readonly PricedChunk[]): TokenPair[] {
  const model = new ChunkModel(chunks, 6);
  const groups = new Map<string, { latin: string; count: number }[]>();
  for (const p of pairs) {
    const left = model.encodeLeft(p.arabic);
    const right = model.encodeRight(p.latin);
    const best = ((left.rest[0] ?? 0) + (right.rest[0] ?? 0)) / 2;
    if (model.align(left, right, 1e3) - best > SPELLING_LIMIT) continue;
    const group = groups.get(p.arabic) ?? [];
    const plain = plainLatin(p.latin);
    if (!group.some((g) => g.latin === plain)) group.push({ latin: plain, count: p.count });
    groups.set(p.arabic, group);
  }
  const out: TokenPair[] = [];
  for (const group of groups.values()) {
    const top = group.sort((a, b) => b.count - a.count).slice(0, MOST_SPELLINGS);
    for (const a of top)
      for (const b of top) if (a !== b) out.push({ left: a.latin, right: b.latin, weight: 2 / top.length });
  }
  return out;
}
