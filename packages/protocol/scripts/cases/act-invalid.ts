// SPDX-License-Identifier: Apache-2.0
// Fixtures of acts that a reader must refuse, each with the one rule that §3.3 names.
import { encodings, signatures } from './act-encodings.ts';
import { bodies, sections } from './act-sections.ts';
import { shapes } from './act-shapes.ts';
import type { FixtureCase } from './case.ts';
import { invalidOperations } from './operation-refusals.ts';
import { invalidStatements } from './statement-refusals.ts';

/** All cases that are refused. */
export function invalidActs(): FixtureCase[] {
  return [
    ...encodings(),
    ...signatures(),
    ...shapes(),
    ...sections(),
    ...bodies(),
    ...invalidOperations(),
    ...invalidStatements(),
  ];
}
