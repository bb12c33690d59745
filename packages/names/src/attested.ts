// SPDX-License-Identifier: Apache-2.0
// Looks up which spellings are attested for one and the same name.

import { arabicSpelling } from './arabic-script.ts';
import { EASTERN_NAMES } from './attested-eastern-names.ts';
import { EUROPEAN_NAMES } from './attested-european-names.ts';
import { LATIN_NAMES } from './attested-latin-names.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './attested-names.ts';
import { WIDER_NAMES } from './attested-wider-names.ts';

/** Forms of one name in several languages are less the same than spellings of it. */
const LATIN_RANK = 6;

type Entry = { readonly group: number; readonly rank: number };

function add(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [entry]);
  else if (!known.some((other) => other.group === entry.group)) known.push(entry);
}

function build(): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  const spelt = [...GIVEN_NAMES, ...FAMILY_NAMES, ...EASTERN_NAMES, ...WIDER_NAMES, ...EUROPEAN_NAMES];
  spelt.forEach((name, group) => {
    for (const arabic of name.arabic) {
      const joined = arabicSpelling(arabic.replaceAll(' ', ''));
      add(index, joined, { group, rank: 0 });
      if (joined.startsWith('ال') && joined.length > 4) add(index, joined.slice(2), { group, rank: 0 });
    }
    name.latin.forEach((latin, rank) => {
      add(index, latin, { group, rank });
    });
  });
  LATIN_NAMES.forEach((names, i) => {
    for (const latin of names) add(index, latin, { group: spelt.length + i, rank: LATIN_RANK });
  });
  return index;
}

const INDEX = build();
const NONE: readonly Entry[] = [];

/** The groups of spellings that a plain spelling belongs to, the more usual for the name the lower the rank. */
export function attestedGroups(plain: string): readonly Entry[] {
  return INDEX.get(plain) ?? NONE;
}

/** The usual spelling costs USUAL, one further down the list more, as the logarithm of its rank: few people bear it. */
const USUAL = 0.2;
const BY_RANK = 0.2;

/** Cost of two plain spellings attested for one name (0.2 to 1, the more usual the less); undefined when they are not. */
export function attestedCost(a: string, b: string): number | undefined {
  const of = INDEX.get(a);
  if (of === undefined) return undefined;
  const other = INDEX.get(b);
  if (other === undefined) return undefined;
  let best: number | undefined;
  for (const x of of)
    for (const y of other)
      if (x.group === y.group) {
        const cost = Math.min(1, USUAL + BY_RANK * Math.log(1 + x.rank + y.rank));
        if (best === undefined || cost < best) best = cost;
      }
  return best;
}
