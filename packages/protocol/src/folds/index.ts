// SPDX-License-Identifier: Apache-2.0
// Folds: what is so, computed from the set of acts and their evidence alone, the same in whatever order they came.
export type { Departure } from './chain.ts';
export { type CountedAct, countedActs, type FoldAct, refsOf } from './fold-act.ts';
export { type AgreementEvidence, foldAgreement } from './fold-agreement.ts';
export {
  type FollowUp,
  foldOutcomes,
  type Outcome,
  type OutcomeStanding,
  type OutcomesState,
} from './fold-outcomes.ts';
export { type CopyResult, type CopyState, copyResults, foldRecall, type RecallState } from './fold-recall.ts';
export { foldReport, foldThreads, type Standing, type ThreadNode } from './fold-thread.ts';
export { foldTransfers, type TransferState, type TransferStateName } from './fold-transfers.ts';
export {
  type LineageState,
  type LineageStateName,
  lineageStates,
  type VersionState,
  type VersionStateName,
  versionStates,
} from './lineage-state.ts';
export type { OutcomeTotals, SeizureTotal, Total } from './outcome-totals.ts';
export { LONGEST_WINDOW, type Word } from './versions.ts';
