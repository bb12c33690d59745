// SPDX-License-Identifier: Apache-2.0
// What the calls around drafts and acts take and answer: the gate's live word, what leaves, conditions, translations, threads, proofs.
import type { DraftBody, Ref } from './draft-shapes.ts';
import type { ActItem } from './shapes.ts';
import type { Text } from './words.ts';

export interface DraftProblemItem {
  /** A section, or `to` or `lineage`. */
  section: string;
  path: string;
  code: string;
  message: string;
  texts: Text;
  codes?: string[];
}

/** What would make a denial pass. */
export interface NeededItem {
  offending: string[];
  allowed: string[];
  least: string[];
}

export interface LiveDenialItem {
  rule: string;
  article?: string;
  texts: Text;
  needed?: NeededItem;
}

export interface LiveDecisionItem {
  party: string;
  permit: boolean;
  rule: string;
  article?: string;
  texts: Text;
  denials: LiveDenialItem[];
  obligations: string[];
}

export interface LivePreviewAnswer {
  decisions: LiveDecisionItem[];
  problems: DraftProblemItem[];
  /** Standing orders under which it may leave without a second person. */
  orders: { id: string; purpose: string }[];
}

/** A step of a draft. `at` is epoch milliseconds. */
export interface DraftStepItem {
  what: 'created' | 'submitted' | 'taken-back' | 'returned' | 'released' | 'dropped';
  at: number;
  who: string;
  name: string;
  revision: number;
  remark?: string;
}

/** A file for a draft, complete when `digest` is there; else the next of its bytes are those from `held` on. */
export interface UploadAnswer {
  id: string;
  name: string;
  media: string;
  size: number;
  held: number;
  salt: string;
  /** SHA-256 over the salt and the file. */
  digest?: string;
  at: number;
}

export interface DraftFileItem {
  id: string;
  name: string;
  media: string;
  size: number;
}

export interface LeavingAnswer {
  header: Record<string, unknown>;
  sections: Record<string, Record<string, unknown>>;
  parts: { name: string; bytes: number; digest: string; sha256: string }[];
  attachments: { id: string; name: string; media: string; size: number; digest: string; sealed: string }[];
  audience: string[];
  bytes: number;
}

export interface SavedDraftAnswer {
  id: string;
  state: string;
  revision: number;
  problems: DraftProblemItem[];
}

/** What an officer saw of a draft last. `at` is epoch milliseconds. */
export interface DraftLookItem {
  revision: number;
  at: number;
  body: DraftBody;
}

export interface ConditionItem {
  kind: string;
  code: string;
  texts: Text;
  words?: string;
  article?: string;
  blocks?: boolean;
}

export interface ConditionsItem {
  items: ConditionItem[];
  articles: { number: string; title: Text; text: Text }[];
}

/** A human translation; never the original. `at` is epoch milliseconds. */
export interface TranslationItem {
  lang: string;
  translator: string;
  name: string;
  at: number;
  revision: number;
  sections: Record<string, string>;
}

export interface CopyItem {
  party: string;
  own: boolean;
  state: string;
  heldAt?: number;
  rule?: string;
  article?: string;
  recall?: { result: string; at: number; reason?: string };
  hold?: 'none' | 'restricted' | 'erased' | 'on-hold';
}

export interface RecallOfItem {
  act: string;
  author: string;
  at: number;
  effect: string;
  reason: string;
  until?: string;
  answers: { act: string; party: string; at: number; result: string; reason?: string }[];
}

/** Times are epoch milliseconds; `time` is the author's own clock. */
export interface ProofAnswer {
  author: { party: string; key: string; card?: number; time: string; seenAt?: number };
  proofs: {
    origin: string;
    index: number;
    size: number;
    by: string;
    at: number;
    cosignatures: { name: string; key: string }[];
    proof: string;
  }[];
}

export interface ThreadAnswer {
  dossier: string;
  kind: string;
  lineage?: string;
  openedAt: number;
  items: (ActItem & { h3: boolean; refs: Ref[] })[];
  readers: { user: string; name: string; grantedAt: number }[];
  next?: string;
}

/** What an author says no longer holds of an act, and which act holds instead. */
export interface Correction {
  sections: string[];
  reason: 'inaccurate' | 'incomplete' | 'outdated' | 'marking';
  replacement?: string;
}
