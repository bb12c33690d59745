// SPDX-License-Identifier: Apache-2.0
// What makes a journal unusable as a proof.

/**
 * - `diverged`: the rows no longer lead to the root that the journal's head says: something was altered or is missing.
 * - `no-row`: there is no such row.
 */
export type JournalErrorCode = 'diverged' | 'no-row';

export class JournalError extends Error {
  readonly code: JournalErrorCode;

  constructor(code: JournalErrorCode, message: string) {
    super(message);
    this.name = 'JournalError';
    this.code = code;
  }
}
