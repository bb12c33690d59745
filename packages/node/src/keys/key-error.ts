// SPDX-License-Identifier: Apache-2.0
// Why a node's keys cannot be used, in words that an operator can act on.

/**
 * - `missing`: a key or card that should be there is not.
 * - `exists`: keys would be written over others.
 * - `permissions`: others on the machine can read a private key.
 * - `passphrase`: needed and not given, given and not needed, or wrong.
 * - `damaged`: a file is not what it should be.
 * - `mismatch`: a key is not the one that the card names.
 * - `token`: a hardware module cannot be used, or does not hold a key.
 */
export type KeyErrorCode =
  | 'missing'
  | 'exists'
  | 'permissions'
  | 'passphrase'
  | 'damaged'
  | 'mismatch'
  | 'token';

export class KeyError extends Error {
  readonly code: KeyErrorCode;

  constructor(code: KeyErrorCode, message: string) {
    super(message);
    this.name = 'KeyError';
    this.code = code;
  }
}
