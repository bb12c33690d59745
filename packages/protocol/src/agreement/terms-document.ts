// SPDX-License-Identifier: Apache-2.0
// The terms document of docs/protocol.md §7: parties, window and articles, each tied to the terms it carries.
import { z } from 'zod';
import { bytesField, hashField, partyField, randomIdField, textField, timeField } from '../fields.ts';
import type { Hash, PartyId, RandomId, Text, Time } from '../ids.ts';
import { type Field, fieldShapes, type Terms } from './terms-values.ts';

/** Terms that one article carries. */
export type ArticleTerms = Partial<Terms>;

export interface Article {
  readonly number: string;
  readonly title: Text;
  readonly text: Text;
  readonly terms: ArticleTerms;
}

export interface AgreementParty {
  readonly id: PartyId;
  readonly names: Text;
  /** Identity root, 32 bytes as b64u: what the agreement pins. */
  readonly root: string;
  readonly spoc: Text;
  readonly supervisor: Text;
  readonly rights: Text;
  readonly breach: Text;
}

export interface TermsDocument {
  readonly v: 1;
  readonly fold: 1;
  readonly lineage: RandomId;
  readonly version: number;
  readonly supersedes?: Hash;
  readonly title: Text;
  readonly parties: readonly AgreementParty[];
  /** Last moment of signature. */
  readonly window: Time;
  readonly articles: readonly Article[];
}

type OptionalFields = { [F in Field]: z.ZodExactOptional<(typeof fieldShapes)[F]> };
const optionalFields = Object.fromEntries(
  Object.entries(fieldShapes).map(([field, shape]) => [field, (shape as z.ZodType).exactOptional()]),
) as unknown as OptionalFields;

const articleShape = z.strictObject({
  number: z.string().regex(/^[A-Za-z0-9.-]{1,16}$/, 'not an article number'),
  title: textField,
  text: textField,
  terms: z.strictObject(optionalFields),
});

const agreementPartyShape = z.strictObject({
  id: partyField,
  names: textField,
  root: bytesField(32),
  spoc: textField,
  supervisor: textField,
  rights: textField,
  breach: textField,
});

/** Most articles and parties of a document (§7, §14). */
export const MAX_ARTICLES = 200;
export const MAX_PARTIES = 32;

/** The shape alone; what holds between its parts is checked by `readTerms`. */
export const termsDocumentShape = z.strictObject({
  v: z.literal(1),
  fold: z.literal(1),
  lineage: randomIdField,
  version: z.int().min(1),
  supersedes: hashField.exactOptional(),
  title: textField,
  parties: z.array(agreementPartyShape).min(2),
  window: timeField,
  articles: z.array(articleShape).min(1),
});
