// SPDX-License-Identifier: Apache-2.0
// The terms document of docs/protocol.md §7: parties, window and articles, each tied to the terms it carries.
import { z } from 'zod';
import { forms, type Hash, isHash, type PartyId, type RandomId, type Text, type Time } from '../ids.ts';
import { fieldShapes, partyShape, type Terms, textShape, timeShape } from './terms-values.ts';

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

const bytes32 = z.string().regex(forms.bytes32, 'not 32 bytes of b64u');

const articleShape = z.strictObject({
  number: z.string().regex(/^[A-Za-z0-9.-]{1,16}$/, 'not an article number'),
  title: textShape,
  text: textShape,
  terms: z.strictObject(fieldShapes).partial(),
});

const agreementPartyShape = z.strictObject({
  id: partyShape,
  names: textShape,
  root: bytes32,
  spoc: textShape,
  supervisor: textShape,
  rights: textShape,
  breach: textShape,
});

/** The shape alone; what holds between its parts is checked by `readTerms`. */
export const termsDocumentShape = z.strictObject({
  v: z.literal(1),
  fold: z.literal(1),
  lineage: z.string().regex(forms.bytes16, 'not a random id') as unknown as z.ZodType<RandomId, RandomId>,
  version: z.int().min(1),
  supersedes: (bytes32.refine(isHash) as unknown as z.ZodType<Hash, Hash>).optional(),
  title: textShape,
  parties: z.array(agreementPartyShape).min(2).max(32),
  window: timeShape,
  articles: z.array(articleShape).min(1).max(200),
});
