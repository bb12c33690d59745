// SPDX-License-Identifier: Apache-2.0
// The node's own log: who did what, provable for good, erasable in what it says.

export { countsIn, positionsIn, positionsOf, type Span, type Stretch } from './between.ts';
export { Journal, type JournalKeys, type JournalParts, type RowProof } from './journal.ts';
export type { JournalErrorCode } from './journal-error.ts';
export type { RowFilter, RowPage, RowQuery } from './read-rows.ts';
export { type JournalRow, type JournalVerb, journalVerbs, type RecordedRow } from './row.ts';
export {
  type EpochReport,
  type JournalProblem,
  type JournalProblemKind,
  type JournalReport,
  type VerifyOptions,
  WITNESS_SETTING,
} from './verify.ts';
