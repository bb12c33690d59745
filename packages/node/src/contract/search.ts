// SPDX-License-Identifier: Apache-2.0
// What full-text search takes and answers, as types.
import type { Handling } from './draft-shapes.ts';
import type { ActItem } from './shapes.ts';

/** What is searched for is personal data: it goes in the body. */
export interface SearchBody {
  /** Words in any script; "a phrase" in quotes; begin* for what begins so. */
  text: string;
  /** Kept in the journal; a supervisor must give it. */
  why?: string;
  type?: string;
  author?: string;
  dossier?: string;
  lineage?: string;
  status?: string;
  /** Epoch seconds of the author's time, both included. */
  since?: number;
  until?: number;
  after?: string;
  limit?: number;
}

export interface SearchSnippet {
  section: string;
  lang?: string;
  parts: { text: string; hit: boolean }[];
  cut: { before: boolean; after: boolean };
}

export interface SearchHit extends ActItem {
  handling?: Handling;
  evaluation?: { scheme: string; value: string };
  /** Empty when the words stand in an attached file. */
  snippets: SearchSnippet[];
}

export interface SearchAnswer {
  items: SearchHit[];
  next?: string;
  /** On the first page; `more` when there are more than that. */
  count?: { found: number; more: boolean };
  /** The search stopped before it had looked at everything: narrow it. */
  cut: boolean;
}
