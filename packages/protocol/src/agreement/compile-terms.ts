// SPDX-License-Identifier: Apache-2.0
// Terms made ready for the gate: merged over the articles, with the article that carries each field and element.
import type { TransferGroundKind } from '../codes/index.ts';
import type { Hash, PartyId, RandomId } from '../ids.ts';
import { termsHash } from './read-terms.ts';
import type { TermsDocument } from './terms-document.ts';
import { type CodeField, codeFields, type Field, fields, isListField, type Terms } from './terms-values.ts';

/** Code to the number of the article that carries it. */
export type CarriedCodes = ReadonlyMap<string, string>;

/** What the gate reads of an agreement; the words stay in the document. */
export interface CompiledTerms {
  readonly terms: Hash;
  readonly lineage: RandomId;
  readonly version: number;
  /** False for a talks-only document, under which no content flows. */
  readonly content: boolean;
  readonly parties: ReadonlySet<PartyId>;
  /** Fields that the document carries, list fields joined over its articles. */
  readonly merged: Partial<Terms>;
  /** First article that carries each field. */
  readonly articles: ReadonlyMap<Field, string>;
  readonly codes: Readonly<Record<CodeField, CarriedCodes>>;
  /** `from>to` to article. */
  readonly directions: ReadonlyMap<string, string>;
  /** `exporter>kind` to article. */
  readonly grounds: ReadonlyMap<string, string>;
  readonly classification: CompiledClassification | undefined;
}

/** An equivalence table: each row is a rank, from 0, the lowest. */
export interface CompiledClassification {
  /** `state>level` to rank. */
  readonly ranks: ReadonlyMap<string, number>;
  /** State to the highest rank that may go to it or come from it. */
  readonly most: ReadonlyMap<string, number>;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** An element of a list field, as `articleOf` takes it. */
export type Element =
  | string
  | { readonly from: PartyId; readonly to: PartyId }
  | { readonly exporter: PartyId; readonly kind: TransferGroundKind };

/** Compiles a validated document (`readTerms`). */
export function compileTerms(document: TermsDocument): CompiledTerms {
  const merged: Record<string, unknown> = {};
  const articles = new Map<Field, string>();
  const codes = Object.fromEntries(codeFields.map((field) => [field, new Map<string, string>()])) as Record<
    CodeField,
    Map<string, string>
  >;
  const directions = new Map<string, string>();
  const grounds = new Map<string, string>();
  for (const { number, terms } of document.articles) {
    for (const field of fields) {
      const value = terms[field];
      if (value === undefined) continue;
      if (!articles.has(field)) articles.set(field, number);
      merged[field] = isListField(field) ? [...((merged[field] as []) ?? []), ...(value as [])] : value;
    }
    for (const field of codeFields) for (const code of terms[field] ?? []) codes[field].set(code, number);
    for (const { from, to } of terms.directions ?? []) directions.set(pair(from, to), number);
    for (const { exporter, kind } of terms.transferGrounds ?? []) grounds.set(pair(exporter, kind), number);
  }
  const terms = merged as Partial<Terms>;
  return {
    terms: termsHash(document),
    lineage: document.lineage,
    version: document.version,
    content: terms.directions !== undefined,
    parties: new Set(document.parties.map((party) => party.id)),
    merged: terms,
    articles,
    codes,
    directions,
    grounds,
    classification: compileClassification(terms.handling),
  };
}

/**
 * Number of the article that carries an element of a field, else of the first that carries the field;
 * undefined when none does.
 */
export function articleOf(terms: CompiledTerms, field: Field, element?: Element): string | undefined {
  return (
    (element === undefined ? undefined : articleOfElement(terms, field, element)) ?? terms.articles.get(field)
  );
}

function articleOfElement(terms: CompiledTerms, field: Field, element: Element): string | undefined {
  if (typeof element === 'string') {
    return Object.hasOwn(terms.codes, field) ? terms.codes[field as CodeField].get(element) : undefined;
  }
  return 'from' in element
    ? terms.directions.get(pair(element.from, element.to))
    : terms.grounds.get(pair(element.exporter, element.kind));
}

/** Key of two ids in `directions`, `grounds` and `ranks`; `>` stands in none of them. */
export function pair(left: string, right: string): string {
  return `${left}>${right}`;
}

function compileClassification(handling: Terms['handling'] | undefined): CompiledClassification | undefined {
  const table = handling?.classification;
  if (table === undefined) return undefined;
  const ranks = new Map<string, number>();
  for (const [rank, row] of table.equivalence.entries()) {
    for (const [state, level] of Object.entries(row)) ranks.set(pair(state, level), rank);
  }
  const most = new Map<string, number>();
  for (const [state, level] of Object.entries(table.max)) {
    const rank = ranks.get(pair(state, level));
    if (rank !== undefined) most.set(state, rank);
  }
  return { ranks, most, rows: table.equivalence };
}
