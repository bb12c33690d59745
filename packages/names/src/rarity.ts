// SPDX-License-Identifier: Apache-2.0
// How rare a name unit is in the world at large, when no register says it better.

import { attestedGroups } from './attested.ts';
import { GIVEN_NAMES } from './attested-names.ts';
import type { Prepared } from './token-distance.ts';
import { FREQUENT } from './trained/frequency.ts';

/** Nats of a name that nothing is known of; nothing counts as rarer. */
export const RAREST = 8;
const GIVEN = 5;
const FAMILY = 6.5;
/** The very common ones, measured by order of magnitude: one person in so many nats. */
const VERY_COMMON: ReadonlyMap<string, number> = new Map([
  ['محمد', 2.5],
  ['احمد', 3.5],
  ['علي', 3.5],
  ['حسن', 4],
  ['حسين', 4],
  ['عبدالله', 4],
  ['فاطمه', 3.8],
  ['خان', 4],
  ['يوسف', 4.2],
  ['ابراهيم', 4.2],
]);

function readFrequent(): Map<string, number> {
  const map = new Map<string, number>();
  for (const line of FREQUENT.split(/[|\n]/u)) {
    const [nats, ...words] = line.split(' ');
    for (const word of words) map.set(word, Number(nats) / 10);
  }
  return map;
}

const frequent = readFrequent();
const groupNats: number[] = GIVEN_NAMES.map(
  (name) => VERY_COMMON.get((name.arabic.at(-1) ?? '').replaceAll(' ', '').replace(/ة/gu, 'ه')) ?? GIVEN,
);

/** Rarity in nats (-log of the share of people who bear it), at most RAREST; compounds by their reading. */
export function rarityOf(unit: Prepared): number {
  let nats = RAREST;
  for (const reading of unit.readings) {
    if (reading.penalty > 0.5) continue;
    for (const { group, rank } of attestedGroups(reading.plain))
      if (rank < 6) nats = Math.min(nats, groupNats[group] ?? FAMILY);
    nats = Math.min(nats, frequent.get(reading.plain) ?? RAREST);
  }
  const length = unit.readings[0]?.plain.length ?? 0;
  return Math.min(nats, 2 + length * 1.2);
}
