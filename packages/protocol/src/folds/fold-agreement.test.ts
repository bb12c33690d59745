// SPDX-License-Identifier: Apache-2.0
// Fold 1 against its fixtures, and what must hold for every set of evidence.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTerms, termsHash } from '../agreement/read-terms.ts';
import { TermsError } from '../agreement/terms-problem.ts';
import type { RandomId } from '../ids.ts';
import { parseTime } from '../time.ts';
import type { FoldAct } from './fold-act.ts';
import { foldAgreement } from './fold-agreement.ts';
import { agreementFixtures } from './write-fixtures.ts';

const folder = new URL('../../fixtures/agreements/', import.meta.url);
const files = readdirSync(folder).toSorted();

interface FoldFile {
  readonly name: string;
  readonly why: string;
  readonly lineage: RandomId;
  readonly acts: readonly FoldAct[];
  readonly expect: readonly { readonly asOf: string; readonly state: string; readonly terms?: string }[];
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}

describe('fixtures of agreements', () => {
  it('are the bytes that their script writes', () => {
    const written = agreementFixtures();
    expect(files).toEqual([...written.keys()].toSorted());
    for (const [name, content] of written) {
      expect(readFileSync(new URL(name, folder), 'utf8'), name).toBe(content);
    }
  });

  for (const file of files.filter((name) => name.startsWith('fold-'))) {
    const fixture = read(file) as FoldFile;
    it(`${fixture.name}: ${fixture.why}`, () => {
      for (const { asOf, state, terms } of fixture.expect) {
        const folded = foldAgreement(fixture, parseTime(asOf) / 1000);
        expect({ asOf, state: folded.state, terms: folded.terms }).toEqual({ asOf, state, terms });
      }
    });
  }

  for (const file of files.filter((name) => name.startsWith('terms-'))) {
    const fixture = read(file) as {
      why: string;
      valid: boolean;
      hash?: string;
      document: object;
      problems?: [];
    };
    it(`${file}: ${fixture.why}`, () => {
      if (fixture.valid) {
        expect(termsHash(readTerms(fixture.document))).toBe(fixture.hash);
        return;
      }
      let problems: unknown;
      try {
        readTerms(fixture.document);
      } catch (error) {
        if (error instanceof TermsError) problems = error.problems;
      }
      expect(problems).toEqual(
        expect.arrayContaining((fixture.problems ?? []).map((problem) => expect.objectContaining(problem))),
      );
    });
  }
});
