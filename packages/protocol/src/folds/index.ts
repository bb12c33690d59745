// SPDX-License-Identifier: Apache-2.0
// Folds: the state of an agreement from its evidence.
export { type CountedAct, countedActs, type FoldAct } from './fold-act.ts';
export { type AgreementEvidence, foldAgreement } from './fold-agreement.ts';
export { type LineageState, type LineageStateName, type VersionState, type VersionStateName } from './lineage-state.ts';
