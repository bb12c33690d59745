// SPDX-License-Identifier: Apache-2.0
// Public surface of @tansiq/verifier: the second reader of exports, written from docs/protocol.md alone.
export { type Streams, type VerifyRequest, verifyCommand } from './command.ts';
export { type Comparison, compareExports, type Missing, type Refusal } from './compare.ts';
export type { ContentWish } from './content.ts';
export { type ActQuery, findActs } from './find-acts.ts';
export type { Finding } from './findings.ts';
export type { Source } from './lines.ts';
export { type MarkerHit, type MarkerScan, scanMarkers } from './markers.ts';
export { type Reading, type ReadOptions, readExport, verifyExport } from './reading.ts';
export type * from './report.ts';
export { checkStatement, type StatementRequest, statementCommand } from './statement-command.ts';
export type { StatementReport } from './statement-file.ts';
