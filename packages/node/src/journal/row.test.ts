// SPDX-License-Identifier: Apache-2.0
// That a row is written and digested in the one way that the protocol says.
import { canonicalize, hashText, parseCanonical } from '@tansiq/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JournalRow, journalVerbs } from './index.ts';
import { leafText, rowDigest, rowText, rowTime } from './row.ts';

describe('a row', () => {
  const word = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.toWellFormed());
  const some = (value: fc.Arbitrary<string>) => fc.option(value, { nil: undefined });
  const rows = fc.record({
    who: word,
    what: fc.constantFrom(...journalVerbs),
    act: some(word),
    dossier: some(word),
    why: some(word),
    decision: fc.option(
      fc.record({ permit: fc.boolean(), rule: word, article: some(word), terms: some(word) }),
      {
        nil: undefined,
      },
    ),
    detail: fc.option(fc.dictionary(word, fc.oneof(word, fc.boolean(), fc.integer())), { nil: undefined }),
  });

  const plain = {
    ...{ who: 'u', what: 'read' as const, act: undefined, dossier: undefined, why: undefined },
    ...{ decision: undefined, detail: undefined },
  };

  it('is written as canonical JSON, whatever it holds', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const text = rowText(row as JournalRow);
        expect(canonicalize(parseCanonical(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(row)));
      }),
      { examples: [[{ ...plain, detail: JSON.parse('{"__proto__":false}') }]] },
    );
  });

  it('is digested with its salt before it, long or short', () => {
    for (const length of [0, 1_000, 1_360, 1_361, 9_000]) {
      const text = 'م'.repeat(length);
      const salt = 'AAECAwQFBgcICQoLDA0ODw';
      const bytes = Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from(text)]);
      expect(rowDigest(salt, text)).toBe(hashText(bytes));
    }
  });

  it('takes no fraction', () => {
    expect(() => rowText({ who: 'u', what: 'read', detail: { share: 0.5 } })).toThrow(
      /share is not a whole number/,
    );
  });

  it('stands in the log as a leaf of canonical JSON', () => {
    const digest = '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU';
    const text = leafText(rowTime(1_795_338_000), digest, 41);
    expect(text).toBe(canonicalize({ at: '2026-11-22T09:00:00Z', digest, index: 41 }));
  });
});
