// SPDX-License-Identifier: Apache-2.0
// Tables of what waits for people, as types; see schema.ts for how columns are written. Nothing here is content.

/** An act that asks something of a party which that party has not said yet: this one (`mine`), or a partner of an own act. */
export interface AwaitedTable {
  act: string;
  kind: 'lead' | 'outcome' | 'recall';
  /** Who is to answer. */
  party: string;
  mine: 0 | 1;
  dossier: string;
  since_ms: number;
}

/** Things that somebody at the desk has taken note of, so that they no longer wait for anybody. */
export interface TakenNoteTable {
  kind: string;
  subject: string;
  user: string;
  at: number;
}

/** Up to which event a user has seen what changed. */
export interface VisitsTable {
  user: string;
  seq: number;
  at: number;
}

export interface TodayTables {
  awaited: AwaitedTable;
  taken_note: TakenNoteTable;
  visits: VisitsTable;
}
