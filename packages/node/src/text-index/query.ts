// SPDX-License-Identifier: Apache-2.0
// What an officer typed into the search field, as what must be in a text: words, beginnings of words, phrases.
import { chunksOf, foldText, withoutArticle } from './words.ts';

/** One word of a text: any of these, or any that begins so. */
export type Word = { readonly anyOf: readonly string[] } | { readonly begins: string };

/** Words one after the other. */
export type Run = readonly Word[];

/** Each clause must be met by one of its runs. */
export type Clause = readonly Run[];
export type Query = readonly Clause[];

/** More than anybody types by hand. */
export const MOST_CLAUSES = 12;
/** Shorter beginnings would mean half the dictionary. */
const SHORTEST_BEGINNING = 3;

const QUOTED = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/gu;

/**
 * Reads what was typed. Words in any script and order; `"a phrase"` in quotes of any language; `begin*` for what begins so. Undefined
 * when there is no word in it, or more than `MOST_CLAUSES`.
 */
export function readQuery(typed: string): Query | undefined {
  const clauses: Clause[] = [];
  const rest = typed.replace(QUOTED, (_, phrase: string) => {
    const run = chunksOf(foldText(phrase)).flatMap(({ words }) => words.map(exactly));
    if (run.length > 0) clauses.push([run]);
    return ' ';
  });
  for (const part of rest.split(/\s+/u)) {
    const begins = part.endsWith('*');
    for (const { words, joined } of chunksOf(foldText(part))) clauses.push(clauseOf(words, joined, begins));
  }
  return clauses.length === 0 || clauses.length > MOST_CLAUSES ? undefined : clauses;
}

function clauseOf(words: readonly string[], joined: string | undefined, begins: boolean): Clause {
  const run = words.map((word, at) =>
    begins && at === words.length - 1 && word.length >= SHORTEST_BEGINNING ? { begins: word } : exactly(word),
  );
  return joined === undefined ? [run] : [[begins ? { begins: joined } : { anyOf: [joined] }], run];
}

/** With its article or without: «الميناء» finds «ميناء». */
function exactly(word: string): Word {
  const bare = withoutArticle(word);
  return { anyOf: bare === undefined ? [word] : [word, bare] };
}

/** Whether the order of words matters, so that the words of an act must be looked at. */
export const hasRuns = (query: Query): boolean =>
  query.some((clause) => clause.some((run) => run.length > 1));
