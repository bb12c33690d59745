// SPDX-License-Identifier: Apache-2.0
// What must hold between the parts of a terms document, beyond the shape of each (§7).
import { canonicalize, type JsonValue } from '../canonical.ts';
import type { PartyId, Text } from '../ids.ts';
import type { Article, TermsDocument } from './terms-document.ts';
import type { TermsProblem, TermsProblemCode } from './terms-problem.ts';
import { type Field, fields, isListField, neverEmpty } from './terms-values.ts';

/** Fields without which even a document that lets nothing flow cannot be kept or ended. */
const talksOnlyFields: readonly Field[] = ['validity', 'suspension', 'oversight'];

/** Every problem of a document of the right shape, in the order of its articles; none for a valid one. */
export function termsConsistency(document: TermsDocument): readonly TermsProblem[] {
  const problems: TermsProblem[] = [];
  const say = (code: TermsProblemCode, detail: string, article?: string, field?: Field): void => {
    problems.push({ code, article, field, detail });
  };
  checkIdentity(document, say);
  checkLanguages(document, say);
  checkCarriers(document, say);
  const parties = new Set(document.parties.map((party) => party.id));
  for (const article of document.articles) {
    checkParties(article, parties, say);
    checkValues(article, say);
  }
  return problems;
}

type Say = (code: TermsProblemCode, detail: string, article?: string, field?: Field) => void;

function checkIdentity(document: TermsDocument, say: Say): void {
  const { parties, articles, version, supersedes } = document;
  for (const [at, party] of parties.entries()) {
    const before = parties[at - 1];
    if (before !== undefined && before.id >= party.id) say('parties-order', party.id);
  }
  if ((version === 1) !== (supersedes === undefined)) say('supersedes', `version ${version}`);
  const numbers = new Set<string>();
  for (const { number } of articles) {
    if (numbers.has(number)) say('number-twice', number, number);
    numbers.add(number);
  }
}

function checkLanguages(document: TermsDocument, say: Say): void {
  const languagesOf = (text: Text): string => Object.keys(text).sort().join(' ');
  const expected = languagesOf(document.title);
  if (!expected.includes(' ')) say('languages', expected);
  for (const { number, title, text } of document.articles) {
    for (const found of [languagesOf(title), languagesOf(text)]) {
      if (found !== expected) say('languages', `${found}, not ${expected}`, number);
    }
  }
}

function checkCarriers(document: TermsDocument, say: Say): void {
  const carried = new Set<Field>();
  const elements = new Set<string>();
  for (const { number, terms } of document.articles) {
    for (const field of fieldsOf(terms)) {
      const value = terms[field];
      if (isListField(field)) {
        for (const element of value as readonly JsonValue[]) {
          const key = `${field} ${canonicalize(element)}`;
          if (elements.has(key)) say('element-twice', canonicalize(element), number, field);
          elements.add(key);
        }
        if ((value as readonly unknown[]).length === 0 && neverEmpty.includes(field)) {
          say('list-empty', field, number, field);
        }
      } else if (carried.has(field)) say('field-twice', field, number, field);
      carried.add(field);
    }
  }
  for (const field of carried.has('directions') ? fields : talksOnlyFields) {
    if (!carried.has(field)) say('field-missing', field, undefined, field);
  }
}

function fieldsOf(terms: Article['terms']): readonly Field[] {
  return fields.filter((field) => terms[field] !== undefined);
}

function checkParties({ number, terms }: Article, parties: ReadonlySet<PartyId>, say: Say): void {
  const check = (field: Field, named: readonly PartyId[]): void => {
    for (const party of named) if (!parties.has(party)) say('party-unknown', party, number, field);
  };
  check('validity', terms.validity?.ratification ?? []);
  check('transferGrounds', terms.transferGrounds?.map((ground) => ground.exporter) ?? []);
  for (const { from, to } of terms.directions ?? []) {
    check('directions', [from, to]);
    if (from === to) say('direction-self', from, number, 'directions');
  }
}

function checkValues({ number, terms }: Article, say: Say): void {
  const { validity, retention, hitNoHit, handling } = terms;
  if (validity?.to !== undefined && validity.to <= validity.from) {
    say('validity-order', `${validity.from} to ${validity.to}`, number, 'validity');
  }
  if (retention !== undefined && retention.reviewMonths > retention.maxMonths) {
    say('review', `${retention.reviewMonths} of ${retention.maxMonths} months`, number, 'retention');
  }
  for (const field of hitNoHit?.pseudonymised ?? []) {
    if (!hitNoHit?.fields.includes(field)) say('pseudonymised', field, number, 'hitNoHit');
  }
  const levels = new Set<string>();
  for (const row of handling?.classification?.equivalence ?? []) {
    for (const [state, level] of Object.entries(row)) {
      if (levels.has(`${state} ${level}`)) say('level-twice', `${state} ${level}`, number, 'handling');
      levels.add(`${state} ${level}`);
    }
  }
  for (const [state, level] of Object.entries(handling?.classification?.max ?? {})) {
    if (!levels.has(`${state} ${level}`)) say('level-unknown', `${state} ${level}`, number, 'handling');
  }
}
