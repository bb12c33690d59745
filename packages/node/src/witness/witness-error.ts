// SPDX-License-Identifier: Apache-2.0
// Why a witness cannot start or go on.

/**
 * - `in-use`: another process runs it.
 * - `memory-lost`: it has a key and does not know what it cosigned.
 * - `permissions`: others can read its key.
 * - `damaged`: a file of it is not what it should be.
 */
export type WitnessErrorCode = 'in-use' | 'memory-lost' | 'permissions' | 'damaged';

export class WitnessError extends Error {
  readonly code: WitnessErrorCode;

  constructor(code: WitnessErrorCode, message: string) {
    super(message);
    this.name = 'WitnessError';
    this.code = code;
  }
}
