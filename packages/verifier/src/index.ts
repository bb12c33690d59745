// SPDX-License-Identifier: Apache-2.0
// Public surface of @tansiq/verifier: the second reader of exports, written from docs/protocol.md alone.
export type { Finding } from './findings.ts';
export { type Reading, type ReadOptions, readExport, verifyExport } from './reading.ts';
export type * from './report.ts';
