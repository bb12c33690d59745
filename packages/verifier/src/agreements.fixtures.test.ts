// SPDX-License-Identifier: Apache-2.0
// Terms documents and fold 1 against the protocol's fixtures.
import { describe, expect, it } from 'vitest';
import { ACT_TYPES } from './act-types.ts';
import { canonicalText, type JsonObject, parseCanonical } from './canonical.ts';
import { secondsOf } from './encoding.ts';
import { attempt } from './flaw.ts';
import { fold } from './fold.ts';
import { type FoldAct, foldPart } from './fold-input.ts';
import type { Bodies } from './sections.ts';
import { termsDocument, termsHash } from './terms.ts';
import { fixtures, hasFixtures, whyNot } from './testing/fixtures.ts';

type TermsFixture = { valid: boolean; hash?: string; document: JsonObject };
type FoldFixture = {
  lineage: string;
  acts: { id: string; type: string; author: string; sections: Bodies; evidenceTime?: number }[];
  expect: { asOf: string; state: string; terms?: string }[];
};

describe.skipIf(!hasFixtures)(`terms documents${whyNot}`, () => {
  for (const { file, why, valid, hash, document } of fixtures<TermsFixture>('agreements', 'terms-')) {
    it(`${file}: ${why}`, () => {
      const read = attempt(() => termsDocument(parseCanonical(canonicalText(document)), 'terms'));
      expect(read.flaw === undefined).toBe(valid);
      if (read.value !== undefined) expect(termsHash(read.value)).toBe(hash);
    });
  }
});

describe.skipIf(!hasFixtures)(`fold 1${whyNot}`, () => {
  for (const { file, why, lineage, acts, expect: expected } of fixtures<FoldFixture>('agreements', 'fold-')) {
    it(`${file}: ${why}`, () => {
      const parts = acts.flatMap((act) => foldActs(lineage, act));
      for (const { asOf, state, terms } of expected) {
        const folded = fold(parts, secondsOf(asOf) ?? Number.NaN);
        expect({ asOf, state: folded.state, terms: folded.of?.terms }).toEqual({ asOf, state, terms });
        const reversed = fold([...parts].reverse(), secondsOf(asOf) ?? Number.NaN);
        expect(reversed).toEqual(folded);
      }
    });
  }
});

/** An act counts when its sections fit its type and it has evidence. */
function foldActs(lineage: string, act: FoldFixture['acts'][number]): FoldAct[] {
  const type = ACT_TYPES[act.type];
  if (type === undefined || typeof act.evidenceTime !== 'number') return [];
  const { flaw } = attempt(() => {
    for (const [name, shape] of Object.entries(type.required)) shape(act.sections[name], name);
  });
  const part = flaw === undefined ? foldPart(act.type, lineage, act.sections) : undefined;
  return part === undefined ? [] : [{ ...part, id: act.id, author: act.author, evidence: act.evidenceTime }];
}
