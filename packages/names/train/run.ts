// SPDX-License-Identifier: Apache-2.0
// Trains the tables of this package from attested pairs and writes them to src/trained: `node packages/names/train/run.ts`.

import { FAMILY_NAMES, GIVEN_NAMES } from '../src/attested-names.ts';
import { domainTokenLines } from './domain-tokens.ts';
import { chunkLines, price, writeTable } from './emit.ts';
import { ACROSS_SCRIPTS, estimate, type TokenPair, WITHIN_LATIN } from './estimate.ts';
import { frequencyLines } from './frequency.ts';
import { latinVariants } from './latin-variants.ts';
import { readPairs, readPlaces, sharedFolder } from './pairs.ts';

const names = `${sharedFolder()}/data/names`;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Tokens of the house's own domain are few among the pairs: they weigh more, so that their habits are learnt. */
const DOMAIN_LETTERS = /[حعصضطقخذظث]/u;
const DOMAIN_WEIGHT = 4;
const ATTESTED_WEIGHT = 6;
/** Place names show Moroccan French better than Wikipedia does. */
const PLACE_WEIGHT = 3;

const pairs = [
  ...readPairs(`${names}/coling2018/train.tsv`),
  ...readPairs(`${names}/google/ar2en-train.txt`),
];
const attested: TokenPair[] = [...GIVEN_NAMES, ...FAMILY_NAMES].flatMap((name) =>
  name.arabic.flatMap((arabic) =>
    name.latin.map((latin, rank) => ({
      left: arabic.replaceAll(' ', ''),
      right: latin,
      weight: ATTESTED_WEIGHT / (1 + rank / 2),
    })),
  ),
);
const places = readPlaces(`${names}/morocco/communes_ar_fr_es_en.tsv`);
say(`Moroccan place names: ${places.length} word pairs`);
say(`Arabic to Latin: ${pairs.length} pairs`);
const across = estimate(
  [
    ...pairs.map((p) => ({
      left: p.arabic,
      right: p.latin,
      weight: (1 + Math.log(p.count)) * (DOMAIN_LETTERS.test(p.arabic) ? DOMAIN_WEIGHT : 1),
    })),
    ...places.map((p) => ({ left: p.arabic, right: p.latin, weight: PLACE_WEIGHT })),
    ...attested,
  ],
  { shapes: ACROSS_SCRIPTS, rounds: 8, floor: 3, noiseFloor: -2.2, say },
);
const acrossPriced = price(across);
writeTable(
  'arabic-latin.ts',
  'Costs of Arabic letter groups against Latin ones.',
  'ARABIC_LATIN',
  chunkLines(acrossPriced),
);

function attestedVariants(): TokenPair[] {
  return [...GIVEN_NAMES, ...FAMILY_NAMES].flatMap((name) => {
    const top = name.latin.slice(0, 8);
    return top.flatMap((a) =>
      top.filter((b) => b !== a).map((b) => ({ left: a, right: b, weight: 3 / top.length })),
    );
  });
}

const variants = latinVariants(pairs, acrossPriced);
say(`Latin to Latin: ${variants.length} pairs`);
const within = estimate([...variants, ...attestedVariants()], {
  shapes: WITHIN_LATIN,
  rounds: 7,
  floor: 4,
  noiseFloor: -2.2,
  say,
});
writeTable(
  'latin-latin.ts',
  'Costs of Latin letter groups against Latin ones.',
  'LATIN_LATIN',
  chunkLines(price(within)),
);

writeTable(
  'frequency.ts',
  'Frequent name tokens by tenths of nats of rarity.',
  'FREQUENT',
  frequencyLines(pairs),
);
writeTable(
  'domain-tokens.ts',
  'Arabic-born name tokens in both scripts.',
  'DOMAIN_TOKENS',
  domainTokenLines(pairs),
);
