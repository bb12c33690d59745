// SPDX-License-Identifier: Apache-2.0
// Writes fixtures/agreements: `node packages/protocol/src/folds/write-fixtures.ts`. The same bytes every time.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { canonicalize, type JsonValue } from '../canonical.ts';
import { hashText } from '../encoding.ts';
import { bilateralFixtures } from './fixtures-agreement.ts';
import { amendmentFixtures } from './fixtures-amendment.ts';
import { returnFixtures } from './fixtures-return.ts';
import { termsFixtures } from './fixtures-terms.ts';
import { timeOf } from './story.ts';

const folder = new URL('../../fixtures/agreements/', import.meta.url);

/** Every file by name, with its content. */
export function agreementFixtures(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const add = (name: string, value: unknown): void => {
    if (files.has(name)) throw new Error(`two fixtures are named ${name}`);
    files.set(name, `${JSON.stringify(value, undefined, 1)}\n`);
  };
  for (const { name, why, document, problems } of termsFixtures) {
    const valid = problems.length === 0;
    add(`terms-${valid ? 'valid' : 'invalid'}-${name}.json`, {
      name,
      why,
      valid,
      ...(valid ? { hash: hashText(canonicalize(document as JsonValue)) } : { problems }),
      document,
    });
  }
  for (const { name, why, lineage, acts, expect } of [
    ...bilateralFixtures,
    ...amendmentFixtures,
    ...returnFixtures,
  ]) {
    add(`fold-${name}.json`, {
      name,
      why,
      lineage,
      acts: acts.map(({ id, type, author, sections, evidenceTime }) => ({
        id,
        type,
        author,
        sections,
        evidenceTime,
      })),
      expect: expect.map(([asOf, state, terms]) => ({
        asOf: timeOf(asOf),
        state,
        ...(terms === undefined ? {} : { terms }),
      })),
    });
  }
  return files;
}

if (import.meta.main) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of agreementFixtures()) writeFileSync(new URL(name, folder), content);
}
