// SPDX-License-Identifier: Apache-2.0
// What calls about the web of partners, steps of agreements, terms in words and party cards answer.
import type { TermsDocument } from './shapes.ts';
import type { Language, Text } from './words.ts';

export type Stage =
  | 'none'
  | 'ended'
  | 'contact'
  | 'talks'
  | 'proposed'
  | 'signed'
  | 'ratified'
  | 'suspended'
  | 'in-force';

/** A code that terms carry, and the article that carries it. `law`: the rule of this node's law that takes it away. */
export interface NamedCode {
  code: string;
  article: string;
  law?: string;
}

export interface MatrixAgreement {
  lineage: string;
  stage: Stage;
  state: string;
  title?: Text;
  terms?: string;
  version?: number;
  /** Articles that let information go to the partner, and come from it. */
  outgoing?: string;
  incoming?: string;
  data: NamedCode[];
}

export interface MatrixPartner {
  party: string;
  names: Text;
  stage: Stage;
  agreements: MatrixAgreement[];
}

export interface MatrixCell {
  party: string;
  area: string;
  lineage: string;
  terms: string;
  article: string;
  stage: Stage;
  law?: string;
}

export interface LabelledCode {
  code: string;
  texts: Text;
}

export interface MatrixAnswer {
  self: string;
  partners: MatrixPartner[];
  cells: MatrixCell[];
  /** Those that occur, in the order of their lists. */
  areas: LabelledCode[];
  data: LabelledCode[];
}

export interface AgreementStep {
  step:
    | 'comment'
    | 'propose'
    | 'note'
    | 'sign'
    | 'ratify'
    | 'reject'
    | 'suspend'
    | 'resume'
    | 'terminate'
    | 'withdraw';
  terms?: string;
  suspension?: string;
  permit: boolean;
  code?: string;
  article?: string;
  texts?: Text;
}

/** The terms of an article, a sentence for each field. */
export interface ArticleInWords {
  number: string;
  terms: { field: string; texts: Text }[];
}

export interface ProposalCheck {
  /** Of the terms, where they have the form of a document. */
  hash?: string;
  issues: { path: string; code: string; texts: Text }[];
  articles: ArticleInWords[];
}

export interface CardItem {
  seq: number;
  hash: string;
  issued: string;
  expires: string;
  sign: string[];
  certificates: number;
  endpoints: string[];
  revoked: { kid: string; reason: string; sizes: Record<string, number> }[];
}

/** A card that was made: in effect, or with `unsigned`, waiting for the signature of the identity root. */
export interface CardStep {
  seq: number;
  certificates: number;
  unsigned?: string;
}

export interface PartyDetail {
  id: string;
  status: 'self' | 'pending' | 'confirmed';
  names: Text;
  spoc: Text;
  supervisor: Text;
  fingerprint: string;
  /** The first 16 bytes of the fingerprint, for reading aloud. */
  words: Record<Language, string[]>;
  /** Newest first. */
  cards: CardItem[];
  /** The newest card as it travels. */
  card: string;
}

/** An agreement while it is written; its document may lack anything but its lineage. */
export interface TermsDraftBody {
  terms: TermsDocument;
  replaces?: string;
}

export interface TermsDraftItem {
  id: string;
  revision: number;
  lineage: string;
  title: Text;
  parties: string[];
  replaces?: string;
  /** Epoch milliseconds. */
  updatedAt: number;
  /** Who saved it last. */
  by: string;
  byName: string;
  own: boolean;
}
