// SPDX-License-Identifier: Apache-2.0
// Go certificates and the fold of operations against the protocol's fixtures.
import { describe, expect, it } from 'vitest';
import { certificateProblem } from './certificate.ts';
import { secondsOf } from './encoding.ts';
import { checked, operationNote } from './operation-notes.ts';
import type { Certificate } from './operation-shapes.ts';
import { operationAt } from './operations.ts';
import type { Bodies } from './sections.ts';
import { fixtures, hasFixtures, whyNot } from './testing/fixtures.ts';

type Keys = { party: string; kid: string; x: string }[];
type CertificateFixture = {
  certificate: Certificate;
  keys: Keys;
  expect: { ok: boolean; problem?: string; plan?: string };
};
type FoldFixture = {
  acts: {
    id: string;
    type: string;
    author: string;
    audience: string[];
    sections: Bodies;
    evidenceTime: number | null;
    holders: { party: string; at: number }[];
  }[];
  keys: Keys;
  expect: { at: { asOf: string; state: string; plan?: string; calls: object }[] };
};

const bookOf = (keys: Keys) => ({
  signKey: (party: string, kid: string) => keys.find((key) => key.party === party && key.kid === kid)?.x,
  isSuspect: () => false,
});

describe.skipIf(!hasFixtures)(`go certificates${whyNot}`, () => {
  const those = fixtures<CertificateFixture>('operations', 'certificate-');
  for (const { file, why, certificate, keys, expect: expected } of those) {
    it(`${file}: ${why}`, () => {
      expect(certificateProblem(certificate, bookOf(keys))).toBe(expected.problem);
    });
  }
});

describe.skipIf(!hasFixtures)(`the state of operations${whyNot}`, () => {
  for (const { file, why, acts, keys, expect: expected } of fixtures<FoldFixture>('operations', 'fold-')) {
    it(`${file}: ${why}`, () => {
      const parts = acts.flatMap(({ id, type, author, audience, sections, evidenceTime, holders }) => {
        const note = operationNote(type, sections);
        if (note === undefined || evidenceTime === null) return [];
        const common = { id, author, audience, at: evidenceTime, heldBy: holders };
        return [{ ...common, note: checked(note, bookOf(keys)) }];
      });
      for (const { asOf, state, plan, calls } of expected.at) {
        const found = operationAt(parts, secondsOf(asOf) ?? Number.NaN);
        const said = { state: found?.state ?? 'none', plan: found?.plan, calls: found?.calls ?? {} };
        expect({ asOf, ...said }).toEqual({ asOf, state, plan, calls });
        expect(operationAt([...parts].reverse(), secondsOf(asOf) ?? Number.NaN)).toEqual(found);
      }
    });
  }
});
