// SPDX-License-Identifier: Apache-2.0
// Encryption of attachments (§6): chunks under AES-256-GCM, each bound to its place and the last one marked.
import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { asBuffer } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';

/** Bytes of plaintext in a chunk; the last may have fewer. */
export const CHUNK_BYTES = 65_536;
/** Bytes of the tag after each chunk. */
export const CHUNK_TAG_BYTES = 16;
/** Bytes of a full chunk as it is kept and travels. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + CHUNK_TAG_BYTES;

const KEY_BYTES = 32;
const MAX_INDEX = 0xffffffff;

/** A fresh key for one attachment. It is never used for another, which is what makes the fixed nonces safe. */
export function newAttachmentKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Seals chunk `index`. @throws ProtocolError `limit` for a chunk that has too much, or too little to be followed. */
export function sealChunk(key: Uint8Array, index: number, last: boolean, plain: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(plain.length + CHUNK_TAG_BYTES);
  sealChunkInto(key, index, last, plain, sealed);
  return sealed;
}

/** The same, into the beginning of `sealed`. */
export function sealChunkInto(
  key: Uint8Array,
  index: number,
  last: boolean,
  plain: Uint8Array,
  sealed: Uint8Array,
): void {
  requireLength(plain.length, index, last);
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, last));
  sealed.set(cipher.update(plain), 0);
  cipher.final();
  sealed.set(cipher.getAuthTag(), plain.length);
}

/**
 * Opens chunk `index`.
 * @throws ProtocolError `unreadable` when it is not that chunk of that attachment, whole and in its place.
 */
export function openChunk(key: Uint8Array, index: number, last: boolean, sealed: Uint8Array): Buffer {
  const bytes = asBuffer(sealed);
  const end = bytes.length - CHUNK_TAG_BYTES;
  if (end < 0) throw new ProtocolError('unreadable', 'a chunk without its tag');
  requireLength(end, index, last);
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last), {
    authTagLength: CHUNK_TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(end));
  const plain = decipher.update(bytes.subarray(0, end));
  try {
    decipher.final();
  } catch {
    throw new ProtocolError('unreadable', `chunk ${index} was changed, moved or is not the last`);
  }
  return plain;
}

/** Number of chunks of an attachment of `size` bytes: an empty one has one empty chunk. */
export function chunkCount(size: number): number {
  return Math.max(1, Math.ceil(size / CHUNK_BYTES));
}

/** Bytes of ciphertext of an attachment of `size` bytes. */
export function sealedSize(size: number): number {
  return size + chunkCount(size) * CHUNK_TAG_BYTES;
}

/** Where a chunk stands in the ciphertext: first byte, and number of bytes. */
export function sealedChunkAt(
  size: number,
  index: number,
): { readonly offset: number; readonly length: number } {
  const count = chunkCount(size);
  if (!Number.isInteger(index) || index < 0 || index >= count)
    throw new ProtocolError('limit', 'no such chunk');
  const offset = index * SEALED_CHUNK_BYTES;
  return { offset, length: index === count - 1 ? sealedSize(size) - offset : SEALED_CHUNK_BYTES };
}

/** Which chunk holds this byte of ciphertext, and how far into it. */
export function chunkOfSealedOffset(offset: number): { readonly index: number; readonly within: number } {
  return { index: Math.floor(offset / SEALED_CHUNK_BYTES), within: offset % SEALED_CHUNK_BYTES };
}

/** Chunks that hold the plaintext bytes from `start` up to, not including, `end`. */
export function chunksOfPlainRange(
  start: number,
  end: number,
): { readonly first: number; readonly last: number } {
  return { first: Math.floor(start / CHUNK_BYTES), last: Math.floor(Math.max(start, end - 1) / CHUNK_BYTES) };
}

function nonceOf(index: number, last: boolean): Buffer {
  if (!Number.isInteger(index) || index < 0 || index > MAX_INDEX)
    throw new ProtocolError('limit', 'no such chunk');
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

// A chunk that is not the last is full, and only the first of an empty attachment is empty: one plaintext, one cut.
function requireLength(length: number, index: number, last: boolean): void {
  const fits = last ? length <= CHUNK_BYTES && (length > 0 || index === 0) : length === CHUNK_BYTES;
  if (!fits) throw new ProtocolError('unreadable', `${length} bytes in chunk ${index}`);
}
