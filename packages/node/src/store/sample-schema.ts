// SPDX-License-Identifier: Apache-2.0
// Tables of a supervisor's work, as types; see schema.ts for how columns are written.

/** A random choice of rows of the journal to look at, and how it was made, so that anybody can make it again. */
export interface SamplesTable {
  id: string;
  at: number;
  by: string;
  kind: string;
  /** 32 bytes, base64url. */
  seed: string;
  /** First and last row that it was taken from. */
  first: number;
  last: number;
  /** Rows of the kind among those. */
  population: number;
  /** JSON list of the rows chosen. */
  rows: string;
}

/** What the supervisor found about one row of a sample. */
export interface SampleNotesTable {
  sample: string;
  idx: number;
  verdict: 'in-order' | 'question' | 'breach';
  note: string;
  by: string;
  at: number;
}

export interface SampleTables {
  samples: SamplesTable;
  sample_notes: SampleNotesTable;
}
