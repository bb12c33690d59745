// SPDX-License-Identifier: Apache-2.0
// Canonical base64url and SHA-256, as §1 writes them.
import { Buffer } from 'node:buffer';
import { createHash, hash } from 'node:crypto';
import { ProtocolError } from './errors.ts';
import type { Hash } from './ids.ts';

/** base64url without padding (RFC 4648 §5). */
export function b64u(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('base64url');
}

/**
 * Bytes of canonical base64url text: no padding, no foreign character, unused trailing bits zero.
 * @param length bytes that must come out, where the format fixes them.
 * @throws ProtocolError `encoding`.
 */
export function fromB64u(text: string, length?: number): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  // Node's decoder skips what it does not know, so the only sound check is to encode again.
  if (bytes.toString('base64url') !== text) throw new ProtocolError('encoding', 'not canonical base64url');
  if (length !== undefined && bytes.length !== length) {
    throw new ProtocolError('encoding', `expected ${length} bytes, got ${bytes.length}`);
  }
  return bytes;
}

/** True when the text is canonical base64url, of `length` bytes if given. Never throws. */
export function isB64u(text: string, length?: number): boolean {
  if (length !== undefined && text.length !== Math.ceil((length * 4) / 3)) return false;
  const bytes = Buffer.from(text, 'base64url');
  return (length === undefined || bytes.length === length) && bytes.toString('base64url') === text;
}

/** SHA-256 of the concatenation, 32 bytes. */
export function sha256(...parts: Uint8Array[]): Buffer {
  const hasher = createHash('sha256');
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}

/** SHA-256 of bytes or of a string's UTF-8, written as 43 characters of b64u. */
export function hashText(input: Uint8Array | string): Hash {
  return hash('sha256', input, 'base64url') as Hash;
}

/** The same memory as a Buffer, without a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
