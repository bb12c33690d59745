// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a terms document, each with where it stands and what to do.
import { ProtocolError } from '../errors.ts';
import type { Field } from './terms-values.ts';

export const termsProblemCodes = [
  'shape',
  'field-unknown',
  'field-missing',
  'field-twice',
  'element-twice',
  'list-empty',
  'number-twice',
  'languages',
  'parties-order',
  'party-unknown',
  'direction-self',
  'validity-order',
  'supersedes',
  'review',
  'level-twice',
  'level-unknown',
  'pseudonymised',
] as const;
export type TermsProblemCode = (typeof termsProblemCodes)[number];

export interface TermsProblem {
  readonly code: TermsProblemCode;
  /** Number of the article, where the problem is in one. */
  readonly article: string | undefined;
  readonly field: Field | undefined;
  /** The value or place at fault: a code, a party, a language, a path. */
  readonly detail: string;
}

const advice: Readonly<Record<TermsProblemCode, string>> = {
  shape: 'write it in the form of §7',
  'field-unknown': 'take it out: only the fields of §7 count',
  'field-missing': 'add it to one article, or leave `directions` out of a talks-only document',
  'field-twice': 'keep it in one article only',
  'element-twice': 'keep each element in one article only',
  'list-empty': 'name at least one element',
  'number-twice': 'give each article its own number',
  languages: 'write the title and every article in the same languages, at least two',
  'parties-order': 'name each party once, ascending by id',
  'party-unknown': 'name only parties of the agreement',
  'direction-self': 'let a direction lead from one party to another',
  'validity-order': 'let `to` come after `from`',
  supersedes: 'name the terms that a later version replaces, and none in version 1',
  review: 'let the review come at or before the end of retention',
  'level-twice': 'name each level of a state in one row only',
  'level-unknown': 'name only levels that stand in a row of the equivalence',
  pseudonymised: 'name only fields that may be searched',
};

/** One problem in an English sentence: where, what, and what to do. Screens take theirs from `texts/`. */
export function describeTermsProblem(problem: TermsProblem): string {
  const where = [
    problem.article === undefined ? undefined : `article ${problem.article}`,
    problem.field === undefined ? undefined : `field ${problem.field}`,
  ].filter((part) => part !== undefined);
  return `${where.length > 0 ? `${where.join(', ')}: ` : ''}${problem.code} (${problem.detail}); ${advice[problem.code]}`;
}

/** Most problems that are told at once, and the longest detail of one: a hostile document must not fill a log. */
const MOST_TOLD = 100;
const LONGEST_DETAIL = 200;

/** What is wrong with a document, up to a hundred problems; `article` is that of the first. */
export class TermsError extends ProtocolError {
  readonly problems: readonly TermsProblem[];

  constructor(problems: readonly TermsProblem[]) {
    const told = problems
      .slice(0, MOST_TOLD)
      .map((problem) => ({ ...problem, detail: problem.detail.slice(0, LONGEST_DETAIL) }));
    super('terms', told.map(describeTermsProblem).join('\n'), told[0]?.article);
    this.name = 'TermsError';
    this.problems = told;
  }
}
