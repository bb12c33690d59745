// SPDX-License-Identifier: Apache-2.0
// Turns a chunk table into costs above independence and writes it as a TypeScript module.

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChunkTable } from './estimate.ts';

/** How much of a letter's own rarity is taken out of the price (1: pure mutual information). */
const DISCOUNT = 0.8;

export type PricedChunk = readonly [left: string, right: string, cost: number];

function letterFrequencies(table: ChunkTable, side: 0 | 1): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [key, p] of table)
    for (const ch of key.split('|')[side] ?? '') {
      counts.set(ch, (counts.get(ch) ?? 0) + p);
      total += p;
    }
  for (const [ch, c] of counts) counts.set(ch, c / total);
  return counts;
}

/** Prices every chunk: -log joint probability, plus the discounted log probability of its letters on either side. */
export function price(table: ChunkTable): PricedChunk[] {
  const left = letterFrequencies(table, 0);
  const right = letterFrequencies(table, 1);
  const rarity = (text: string, of: Map<string, number>) => {
    let sum = 0;
    for (const ch of text) sum += Math.log(of.get(ch) ?? 1e-6);
    return sum * DISCOUNT;
  };
  const priced: PricedChunk[] = [];
  for (const [key, p] of table) {
    const [l = '', r = ''] = key.split('|');
    priced.push([l, r, -Math.log(p) + rarity(l, left) + rarity(r, right)]);
  }
  return priced;
}

/** The compact lines that `readChunks` reads. */
export function chunkLines(chunks: readonly PricedChunk[]): string {
  const byLeft = new Map<string, string[]>();
  for (const [l, r, cost] of chunks) {
    const row = byLeft.get(l) ?? [];
    row.push(`${r}:${Math.round(cost * 100)}`);
    byLeft.set(l, row);
  }
  return [...byLeft].map(([l, row]) => `${l === '' ? '-' : l} ${row.join(' ')}`).join('\n');
}

const ROWS_A_LINE = 25;

/** Rows parted by `|`, a line break after every few: long enough to be short, short enough to be read. */
function folded(text: string): string {
  const rows = text.split('\n');
  const lines: string[] = [];
  for (let i = 0; i < rows.length; i += ROWS_A_LINE) lines.push(rows.slice(i, i + ROWS_A_LINE).join('|'));
  return lines.join('\n');
}

/** Writes `src/trained/<file>` exporting one string constant. */
export function writeTable(file: string, purpose: string, constant: string, text: string): void {
  const path = resolve(import.meta.dirname, '../src/trained', file);
  const body = `// SPDX-License-Identifier: Apache-2.0\n// ${purpose} Written by \`node packages/names/train/run.ts\`; see NOTICE.\n\nexport const ${constant} = \`${folded(text)}\`;\n`;
  writeFileSync(path, body);
}
