// SPDX-License-Identifier: Apache-2.0
// Opening a log's signed checkpoint when its log key may have been rotated: any key that the log ever had will do.
import { LedgerError, type OpenedCheckpoint, openCheckpoint, type Verifier } from '@tansiq/ledger';

/**
 * The checkpoint under one of the log's keys, and under `cosigner` too when there is one.
 * @throws LedgerError as `openCheckpoint`; `not_signed` when none of the keys signed it.
 */
export function openUnderAny(
  note: string,
  origin: string,
  logKeys: readonly Verifier[],
  cosigner?: Verifier,
): OpenedCheckpoint {
  for (const key of logKeys) {
    try {
      return openCheckpoint(note, { origin, required: cosigner ? [key, cosigner] : [key] });
    } catch (error) {
      if (!(error instanceof LedgerError && error.code === 'not_signed')) throw error;
    }
  }
  throw new LedgerError('not_signed', 'no known key signed this checkpoint');
}
