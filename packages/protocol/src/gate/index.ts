// SPDX-License-Identifier: Apache-2.0
// The gate: what it is told, what it decides, and the labels by which a query decides the same.
export { controlActs } from './control-rules.ts';
export { decide } from './decide.ts';
export type { Decision, Denial } from './decision.ts';
export * from './facts.ts';
export { NEVER_EXPIRES, type ReadLabels, readableByLabels, readLabels } from './labels.ts';
export { agreementViewOf, controlFactsOf } from './lineage-facts.ts';
export { nationalRank } from './marking-rules.ts';
export { consentFacts } from './onward-facts.ts';
export { underPlan } from './operation-rules.ts';
export { type RecordKind, readersOf, restrictedReaders } from './read-rules.ts';
export { emergencyStands, LONGEST_EMERGENCY } from './release-rules.ts';
export * from './rules.ts';
