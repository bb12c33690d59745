// SPDX-License-Identifier: Apache-2.0
// What the calls of the officers' API take and answer. A node's /api/openapi.json is the full description.

import type { ReleaseShown } from './access-shapes.ts';
import type { Ref } from './draft-shapes.ts';
import type { ConditionsItem, CopyItem, Correction, RecallOfItem, TranslationItem } from './report-shapes.ts';
import type { Denial, Language, Text } from './words.ts';

export type Role =
  | 'officer'
  | 'releaser'
  | 'negotiator'
  | 'legal-adviser'
  | 'signatory'
  | 'head'
  | 'supervisor'
  | 'administrator';

export interface UserItem {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  language: Language;
  clearance: number;
  shielded: boolean;
  disabled?: boolean;
  /** RFC 3339; while it is held back after failed attempts. */
  lockedUntil?: string;
  createdAt?: string;
}

export interface SessionAnswer {
  officer: UserItem;
  party: string;
  csrf: string;
  /** The role must have a passkey or one-time codes, and there is none: until then nothing else answers. */
  secondFactor?: 'missing';
}

/** Whose node this is: what its pages show before anybody has signed in. */
export interface ScreenAnswer {
  party: string;
  names: Text;
  spoc: Text;
  version: string;
  banner?: Text;
  emblem: boolean;
  /** What the agency's OpenID provider is called, where people sign in by it. */
  provider?: Text;
}

/** Closed lists of codes by their names (docs/protocol.md §15). */
export interface CodesAnswer {
  lists: Record<
    string,
    { codes: string[]; labels: Record<string, Text>; citation: string; verified: boolean }
  >;
}

export interface PartyItem {
  id: string;
  status: 'self' | 'pending' | 'confirmed';
  names: Text;
  fingerprint: string;
  endpoint?: string;
  cards: number;
}

export interface LinkItem {
  party: string;
  state: string;
  why?: string;
  outgoing: { size: number; receipted: number; state: string; why?: string };
  incoming: { size: number; state: string };
  lastReceiptAt?: number;
  waiting: number;
  withheld: number;
}

/** A terms document (docs/protocol.md §7). Articles carry terms of any field. */
export interface TermsDocument {
  v: 1;
  fold: 1;
  lineage: string;
  version: number;
  supersedes?: string;
  title: Text;
  parties: { id: string; names: Text; [other: string]: unknown }[];
  window: string;
  articles: TermsArticle[];
}

export interface TermsArticle {
  number: string;
  title: Text;
  text: Text;
  terms: Record<string, unknown>;
}

/** What a party said about terms: the act, and since when it counts. */
export interface Word {
  party: string;
  act: string;
  at: string;
}

export interface VersionItem {
  terms: string;
  number: number;
  state: string;
  proposed: Word[];
  signed: (Word & { office?: Text })[];
  unsigned: string[];
  rejected: Word[];
  ratified: (Word & { instrument?: Text })[];
  unratified: string[];
  completeAt?: string;
  bindingAt?: string;
  inForceAt?: string;
  document: TermsDocument;
}

export interface AgreementItem {
  lineage: string;
  state: string;
  title?: Text;
  parties?: string[];
  terms?: string;
}

export interface AgreementAnswer extends AgreementItem {
  versions: VersionItem[];
  suspensions: (Word & { note?: Text })[];
  departures: (Word & { effectiveAt: string })[];
  left: string[];
  ended?: { at: string; by: string[] };
  notes: { act: string; author: string; time: string; stage: string; text: Text }[];
  comments: {
    act: string;
    author: string;
    time: string;
    terms: string;
    article: string;
    text: Text;
    /** The comment that it answers. */
    answers?: string;
  }[];
  acts: {
    id: string;
    type: string;
    author: string;
    time: string;
    status: string;
    evidence?: string;
    rule?: string;
    article?: string;
  }[];
}

export interface GateDecision {
  party: string;
  permit: boolean;
  rule: string;
  article?: string;
  texts: Text;
  denials: Denial[];
}

export interface ActItem {
  id: string;
  type: string;
  author: string;
  audience: string[];
  dossier?: string;
  time: string;
  status: string;
  title?: Text;
  own: boolean;
  hold: 'none' | 'restricted' | 'erased' | 'on-hold';
  seq: number;
  /** In lists: the officer has not opened it. */
  unread?: boolean;
  /** In lists: what this party still owes on it. */
  awaits?: 'lead' | 'outcome' | 'recall';
}

export interface ActAnswer extends ActItem {
  lineage?: string;
  terms?: string;
  rule?: string;
  article?: string;
  attachments: {
    id: string;
    name: string;
    media: string;
    size: number;
    state: string;
    /** Why the last attempt to fetch it failed: `too-large`, `not-given`, `other-bytes`, `unreachable`. */
    reason?: string;
    /** Milliseconds since 1970. */
    retryAt?: number;
  }[];
  sections: Record<string, unknown>;
  absent: string[];
  refs: (Ref & { known: boolean })[];
  referredBy: { rel: string; act: string; type: string; author: string; correction?: Correction }[];
  evidence?: number;
  composedBy?: string;
  releasedBy?: string;
  conditions: ConditionsItem;
  translations: TranslationItem[];
}

/** `at` is epoch milliseconds. `what`: released, waiting, withheld, sent, received, held, then what the receiver did with it. */
export interface JourneyAnswer {
  steps: {
    what: string;
    at?: number;
    party?: string;
    who?: string;
    /** Of that user. */
    name?: string;
    /** Of a release: how who released showed again that it was they. */
    shown?: ReleaseShown;
    index?: number;
    rule?: string;
    article?: string;
  }[];
  copies: CopyItem[];
  recalls: RecallOfItem[];
  readers: number;
  readings?: { user: string; name: string; first: number; last: number; times: number }[];
}

export interface RecallItem {
  act: string;
  author: string;
  own: boolean;
  targets: string[];
  effect: string;
  reason: string;
  until?: string;
  answers: { act: string; by: string; results: { act: string; result: string; reason?: string }[] }[];
}

export interface JournalItem {
  idx: number;
  at: number;
  /** Absent once it is erased; the log still counts it. */
  row?: Record<string, unknown>;
}

export interface JournalStateAnswer {
  origin: string;
  checkpoint: string;
  cosignedSize: number;
  ok: boolean;
  epochs: { origin: string; first: number; rows: number; erased: number; witnessed: number }[];
  problems: { kind: string; epoch: string; text: string; index?: number }[];
}

export interface StatusAnswer {
  party: string;
  version: string;
  protocol: number[];
  store: string;
  links: { party: string; state: string; why?: string }[];
  queues: { waiting: number; withheld: number };
  journal: { origin: string; cosigned: number };
  /** Seconds. */
  uptime: number;
}

export interface NewUser {
  login: string;
  name: string;
  roles: Role[];
  password: string;
  language: Language;
  clearance?: number;
  shielded?: boolean;
}

export interface TemplateOptions {
  parties: { id: string }[];
  title?: Text;
  validFrom?: string;
  validTo?: string;
  ratification?: string[];
  windowDays?: number;
  lineage?: string;
  options?: Record<string, unknown>;
}
