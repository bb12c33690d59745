// SPDX-License-Identifier: Apache-2.0
// The tables of legal holds, as types; see schema.ts for how columns are written.

/** By whose word, on what ground and until when an act or a dossier is kept as it is. */
export interface LegalHoldsTable {
  id: string;
  /** One of the two. */
  act: string | null;
  dossier: string | null;
  ground: string;
  /** Law, article, order or file that it rests on. */
  citation: string;
  reason: string;
  placed_by: string;
  placed_ms: number;
  until_ms: number;
  /** When somebody looks again whether it is still needed. */
  review_ms: number;
  ended_by: string | null;
  ended_ms: number | null;
  /** Why it was lifted; null when its time had come. */
  why: string | null;
}

/** Acts that a hold keeps, and what is so of each beneath it. */
export interface HeldActsTable {
  act: string;
  /** Label `hold` that it has again afterwards: 0 free, 1 restricted; 2: to be erased then. */
  beneath: number;
  /** Label `expires_ms` that it has again afterwards. */
  expires_ms: number;
}

export interface HoldTables {
  legal_holds: LegalHoldsTable;
  held_acts: HeldActsTable;
}
