// SPDX-License-Identifier: Apache-2.0
// The two hashes of an RFC 6962 tree, written so that a log can be appended to without garbage.
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { LedgerError } from './errors.ts';

/** Bytes in a SHA-256 hash. */
export const HASH_BYTES = 32;

// A one-shot hash to a one-byte-per-character string, written into place, is several times as fast as createHash or a
// one-shot hash to a Buffer: those two make an array buffer for each hash.
const pair = Buffer.alloc(1 + 2 * HASH_BYTES);
pair[0] = 0x01;
const SHORT_LEAF = 4096;
const shortLeaf = Buffer.alloc(1 + SHORT_LEAF);

/** Root of the tree without leaves: SHA-256 of nothing (RFC 9162 §2.1.1). A fresh copy each time. */
export function emptyRoot(): Uint8Array {
  return Buffer.from(hash('sha256', '', 'binary'), 'latin1');
}

/** Hash of a leaf: SHA-256(0x00 ‖ bytes), 32 bytes (RFC 9162 §2.1.1). */
export function leafHash(bytes: Uint8Array): Uint8Array {
  const length = bytes.length;
  const input = length <= SHORT_LEAF ? shortLeaf.subarray(0, length + 1) : Buffer.alloc(length + 1);
  input.set(bytes, 1);
  return Buffer.from(hash('sha256', input, 'binary'), 'latin1');
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right), 32 bytes (RFC 9162 §2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  requireHash(left);
  requireHash(right);
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return Buffer.from(hash('sha256', pair, 'binary'), 'latin1');
}

/** Writes SHA-256(input) to `target[at]`; `input` already carries its prefix byte. */
export function hashInto(input: Buffer, target: Buffer, at: number): void {
  target.write(hash('sha256', input, 'binary'), at, HASH_BYTES, 'latin1');
}

/** True when both are 32 bytes and the same. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === HASH_BYTES && b.length === HASH_BYTES && Buffer.compare(a, b) === 0;
}

/** Refuses what is not 32 bytes with `bad_hash`. */
export function requireHash(value: Uint8Array): void {
  if (!(value instanceof Uint8Array) || value.length !== HASH_BYTES) {
    throw new LedgerError('bad_hash', 'a SHA-256 hash is 32 bytes');
  }
}

/** Refuses what is not an integer from 0 to 2^53-1 with `out_of_range`. */
export function requireSize(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new LedgerError('out_of_range', `${what} must be an integer from 0 to 2^53-1`);
  }
}
