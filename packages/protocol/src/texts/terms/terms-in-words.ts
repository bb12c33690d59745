// SPDX-License-Identifier: Apache-2.0
// Structured terms as sentences: what an article lets the gate do, for those who read agreements and not JSON.
import type { ArticleTerms } from '../../agreement/terms-document.ts';
import { type Field, fields } from '../../agreement/terms-values.ts';
import { type Labels, type Language, languages } from '../../codes/index.ts';
import type { PartyId, Text } from '../../ids.ts';
import { termsAr } from './terms-ar.ts';
import { termsEn } from './terms-en.ts';
import { termsEs } from './terms-es.ts';
import { termsFr } from './terms-fr.ts';
import { type PartyNames, type TermsSentences, Wording } from './wording.ts';

/** One field of an article, said in each language. */
export interface TermInWords {
  readonly field: Field;
  readonly texts: Labels;
}

const catalogue: Readonly<Record<Language, TermsSentences>> = {
  ar: termsAr,
  es: termsEs,
  fr: termsFr,
  en: termsEn,
};

/**
 * What an article's terms say, a sentence for each field, in the order of docs/protocol.md §7. The sentences are made from the very
 * values that the gate reads; where they and the article's own words differ, these are what is carried out.
 * @param parties those of the document, for their names; without them parties are called by their ids.
 */
export function termsInWords(
  terms: ArticleTerms,
  parties: readonly { readonly id: PartyId; readonly names: Text }[] = [],
): TermInWords[] {
  const names: PartyNames = new Map(parties.map((party) => [party.id, party.names]));
  const wordings = languages.map((language) => new Wording(language, names));
  return fields.flatMap((field) =>
    terms[field] === undefined ? [] : [{ field, texts: said(field, terms, wordings) }],
  );
}

function said(field: Field, terms: ArticleTerms, wordings: readonly Wording[]): Labels {
  return Object.fromEntries(
    wordings.map((wording) => {
      const sentence = catalogue[wording.language][field] as (value: unknown, in_: Wording) => string;
      return [wording.language, sentence(terms[field], wording)];
    }),
  ) as Record<Language, string>;
}
