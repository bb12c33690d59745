// SPDX-License-Identifier: Apache-2.0
// What mutants are made of, part by part, and the tests that must see them.
interface Part {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
  /** Percentage of mutants that a test must see; the aim is 90 for each. */
  readonly least: number;
}

const protocol = 'packages/protocol/src';

export const parts: Readonly<Record<string, Part>> = {
  gate: {
    mutate: [
      `${protocol}/gate/*.ts`,
      '!**/*.test.ts',
      `!${protocol}/gate/{random-facts,sample-facts,variations}.ts`,
    ],
    tests: [`${protocol}/gate/*.test.ts`],
    least: 90,
  },
  // The encoding of acts: canonical JSON and base64url, header, sections and signature, the entries and batches that acts travel in,
  // and the seal over a batch. Bodies of single acts are schemas, not encoding.
  encoding: {
    mutate: [
      `${protocol}/{canonical,encoding}.ts`,
      `${protocol}/acts/{act,compose,header,read,sections}.ts`,
      `${protocol}/keys/jws.ts`,
      `${protocol}/channel/{batch,entry}.ts`,
      `${protocol}/envelope/{chunks,seal}.ts`,
    ],
    tests: [
      `${protocol}/{canonical,encoding,fields,fixtures}.test.ts`,
      `${protocol}/{acts,channel,envelope}/*.test.ts`,
    ],
    least: 60,
  },
  ledger: {
    mutate: ['packages/ledger/src/*.ts', '!**/*.test.ts'],
    tests: ['packages/ledger/src/*.test.ts'],
    least: 85,
  },
};
