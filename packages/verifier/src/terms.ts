// SPDX-License-Identifier: Apache-2.0
// The terms document (protocol §7): who, which articles in which languages, which field in which article.
import { canonicalText, type JsonObject } from './canonical.ts';
import { hashText } from './encoding.ts';
import { Flaw } from './flaw.ts';
import * as s from './shape.ts';
import { SINGLE_FIELDS, SPLIT_FIELDS, type Validity } from './terms-fields.ts';

const DOCUMENT_BYTES = 240 * 1024;
const ARTICLES = 200;

const fieldShapes = { ...SINGLE_FIELDS, ...SPLIT_FIELDS };
const everyField = Object.keys(fieldShapes);
const talksFields = ['validity', 'suspension', 'oversight'];

const form = s.object(
  {
    v: s.oneOf(1),
    fold: s.oneOf(1),
    lineage: s.randomId,
    version: s.integer(1),
    title: s.text,
    parties: s.list(
      s.object({
        id: s.party,
        names: s.text,
        root: s.bytes(32),
        spoc: s.text,
        supervisor: s.text,
        rights: s.text,
        breach: s.text,
      }),
      2,
      32,
    ),
    window: s.time,
    articles: s.list(
      s.object({
        number: s.matching(/^[A-Za-z0-9.-]{1,16}$/, 'an article number'),
        title: s.text,
        text: s.text,
        terms: s.object({}, fieldShapes),
      }),
      1,
    ),
  },
  { supersedes: s.hash },
);

/** A terms document whose form is right. */
export type Terms = s.Of<typeof form>;

/** SHA-256 of the canonical document. */
export function termsHash(terms: Terms): string {
  return hashText(canonicalText(terms));
}

/** The value of a field that stands in one article, `validity` being the one that fold 1 reads. */
export function validityOf(terms: Terms): Validity {
  for (const article of terms.articles) {
    const found = (article.terms as JsonObject).validity;
    if (found !== undefined) return found as unknown as Validity;
  }
  throw new Flaw('schema', 'terms without validity');
}

/** Reads a terms document with every rule of §7 that needs nothing but the document. */
export const termsDocument: s.Shape<Terms> = (value, at) => {
  const terms = form(value, at);
  if (Buffer.byteLength(canonicalText(terms)) > DOCUMENT_BYTES || terms.articles.length > ARTICLES) {
    throw new Flaw('limit', 'terms document is too large');
  }
  if ((terms.version === 1) !== (terms.supersedes === undefined)) {
    s.refuse(at, 'supersedes is absent for version 1 and present for every other');
  }
  checkParties(terms, at);
  checkLanguages(terms, at);
  checkFields(terms, at);
  return terms;
};

function checkParties(terms: Terms, at: string): void {
  const ids = terms.parties.map((one) => one.id);
  s.ascending(s.string)(ids, `${at}.parties`);
  const isParty = (id: string) => ids.includes(id);
  for (const article of terms.articles) {
    const fields = article.terms as {
      validity?: Validity;
      directions?: { from: string; to: string }[];
      transferGrounds?: { exporter: string }[];
    };
    const named = [
      ...(fields.validity?.ratification ?? []),
      ...(fields.directions ?? []).flatMap(({ from, to }) => [from, to]),
      ...(fields.transferGrounds ?? []).map(({ exporter }) => exporter),
    ];
    const stranger = named.find((id) => !isParty(id));
    if (stranger !== undefined) s.refuse(`${at}.articles`, `${stranger} is not one of the parties`);
  }
}

function checkLanguages(terms: Terms, at: string): void {
  const languages = (text: Record<string, string>) => Object.keys(text).sort().join(' ');
  const wanted = languages(terms.title);
  if (Object.keys(terms.title).length < 2) s.refuse(at, 'an agreement has at least two languages');
  for (const article of terms.articles) {
    if (languages(article.title) !== wanted || languages(article.text) !== wanted) {
      s.refuse(at, `article ${article.number} does not have the languages of the title`);
    }
  }
}

function checkFields(terms: Terms, at: string): void {
  const numbers = new Set<string>();
  const fields = new Set<string>();
  const elements = new Set<string>();
  for (const article of terms.articles) {
    if (numbers.has(article.number)) s.refuse(at, `article number ${article.number} stands twice`);
    numbers.add(article.number);
    for (const [field, value] of Object.entries(article.terms as JsonObject)) {
      if (fields.has(field) && !Object.hasOwn(SPLIT_FIELDS, field))
        s.refuse(at, `${field} stands in two articles`);
      fields.add(field);
      if (!Object.hasOwn(SPLIT_FIELDS, field)) continue;
      for (const element of value as unknown[]) {
        const key = `${field} ${canonicalText(element)}`;
        if (elements.has(key)) s.refuse(at, `an element of ${field} stands twice`);
        elements.add(key);
      }
    }
  }
  const needed = fields.has('directions') ? everyField : talksFields;
  const lacking = needed.find((field) => !fields.has(field));
  if (lacking !== undefined) s.refuse(at, `no article carries ${lacking}`);
}
