// SPDX-License-Identifier: Apache-2.0
// Tables of what officers do at their desks with drafts and acts, as types; see schema.ts for how columns are written.

/** Who did which step of a draft, and what a releaser remarked: that is content, and goes with the draft's text. */
export interface DraftStepsTable {
  draft: string;
  /** 1 for the first. */
  n: number;
  at_ms: number;
  who: string;
  what: 'created' | 'submitted' | 'taken-back' | 'returned' | 'released' | 'dropped';
  revision: number;
  remark: string | null;
}

/** What a releaser saw of a draft last, to be shown what has changed since. Content. */
export interface DraftLooksTable {
  draft: string;
  user: string;
  at_ms: number;
  revision: number;
  body: string;
}

/** Which users of this party opened an act, and when; the journal has each time and why. */
export interface ActReadsTable {
  act: string;
  user: string;
  first_ms: number;
  last_ms: number;
  times: number;
}

/** What people here made of an act in another language. Content, and never more than its act: same readers, same erasure. */
export interface TranslationsTable {
  act: string;
  lang: string;
  translator: string;
  at_ms: number;
  revision: number;
  /** JSON: texts by name of section, subjects by id. */
  sections: string;
}

/** An agreement while a negotiator writes it: gone when it is proposed or thrown away. */
export interface TermsDraftsTable {
  id: string;
  /** The lineage that its document names, whether anything was said about it yet or not. */
  lineage: string;
  /** The proposal that it counters. */
  replaces: string | null;
  owner: string;
  /** Who saved it last. */
  editor: string;
  /** JSON: a terms document, whole or not. */
  body: string;
  revision: number;
  updated_ms: number;
}

export interface DeskTables {
  draft_steps: DraftStepsTable;
  draft_looks: DraftLooksTable;
  act_reads: ActReadsTable;
  translations: TranslationsTable;
  terms_drafts: TermsDraftsTable;
}
