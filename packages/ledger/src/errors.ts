// SPDX-License-Identifier: Apache-2.0
// The one error of this room: a code for programs, a sentence for people.

/**
 * What went wrong.
 * - `out_of_range`: an index, size or time that the tree or the number format cannot have.
 * - `bad_hash`: something that should be 32 bytes is not.
 * - `bad_encoding`: base64, UTF-8 or a number not in its one canonical form.
 * - `bad_frontier`, `bad_tile`, `bad_note`, `bad_checkpoint`, `bad_proof`, `bad_key`: malformed.
 * - `missing_tile`: the store does not hold a tile that a tree of this size must have.
 * - `rewritten`: bytes that would replace other bytes already in an append-only store.
 * - `bad_signature`: a signature line of a known key does not verify, or stands twice.
 * - `not_signed`: the keys that had to sign did not.
 * - `wrong_origin`: a checkpoint of another log.
 * - `not_included`: an inclusion proof that does not lead to the checkpoint's root.
 */
export type LedgerErrorCode =
  | 'out_of_range'
  | 'bad_hash'
  | 'bad_encoding'
  | 'bad_frontier'
  | 'bad_tile'
  | 'bad_note'
  | 'bad_checkpoint'
  | 'bad_proof'
  | 'bad_key'
  | 'missing_tile'
  | 'rewritten'
  | 'bad_signature'
  | 'not_signed'
  | 'wrong_origin'
  | 'not_included';

/** Thrown by every function of this room that refuses its input; `code` says which rule refused. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string) {
    super(message);
    this.name = 'LedgerError';
    this.code = code;
  }
}
