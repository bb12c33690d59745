// SPDX-License-Identifier: Apache-2.0
// Trains the tables of this package from attested pairs and writes them to src/trained: `node packages/names/train/run.ts`.

import { chunkLines, price, writeTable } from './emit.ts';
import { ACROSS_SCRIPTS, estimate, WITHIN_LATIN } from './estimate.ts';
import { latinVariants } from './latin-variants.ts';
import { readPairs, sharedFolder } from './pairs.ts';

const names = `${sharedFolder()}/data/names`;
const say = (line: string) => process.stdout.write(`${line}\n`);

const pairs = [...readPairs(`${names}/coling2018/train.tsv`), ...readPairs(`${names}/google/ar2en-train.txt`)];
say(`Arabic to Latin: ${pairs.length} pairs`);
const across = estimate(
  pairs.map((p) => ({ left: p.arabic, right: p.latin, weight: 1 + Math.log(p.count) })),
  { shapes: ACROSS_SCRIPTS, rounds: 8, floor: 3, noiseFloor: -2.2, say },
);
const acrossPriced = price(across);
writeTable('arabic-latin.ts', 'Costs of Arabic letter groups against Latin ones.', 'ARABIC_LATIN', chunkLines(acrossPriced));

const variants = latinVariants(pairs, acrossPriced);
say(`Latin to Latin: ${variants.length} pairs`);
const within = estimate(variants, { shapes: WITHIN_LATIN, rounds: 7, floor: 4, noiseFloor: -2.2, say });
writeTable('latin-latin.ts', 'Costs of Latin letter groups against Latin ones.', 'LATIN_LATIN', chunkLines(price(within)));
