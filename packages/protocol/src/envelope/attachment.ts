// SPDX-License-Identifier: Apache-2.0
// Attachments as streams (§6): sealed while they are read, opened while they arrive, never whole in memory.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { MAX_ATTACHMENT_BYTES } from '../acts/bodies/shared.ts';
import { asBuffer } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import type { Hash } from '../ids.ts';
import { CHUNK_BYTES, chunkCount, openChunk, SEALED_CHUNK_BYTES, sealChunk, sealedSize } from './chunks.ts';

/** What an act says of an attachment, once all of it has been sealed. */
export interface SealedAttachment {
  /** Bytes of plaintext. */
  readonly size: number;
  /** SHA-256(salt ‖ plaintext). */
  readonly digest: Hash;
  /** SHA-256 of all ciphertext. */
  readonly sealed: Hash;
}

/** What must come out when an attachment is opened. */
export interface ExpectedAttachment extends SealedAttachment {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Seals a stream, chunk by chunk.
 * @param salt 16 fresh random bytes.
 * @returns through the generator, after its last chunk, what the act is to say of the attachment.
 * @throws ProtocolError `limit` for more than 2 GiB.
 */
export async function* sealAttachment(
  plain: Bytes,
  key: Uint8Array,
  salt: Uint8Array,
): AsyncGenerator<Buffer, SealedAttachment> {
  const digest = createHash('sha256').update(salt);
  const sealed = createHash('sha256');
  let size = 0;
  let index = 0;
  for await (const { bytes, last } of blocks(plain, CHUNK_BYTES)) {
    size += bytes.length;
    if (size > MAX_ATTACHMENT_BYTES) throw new ProtocolError('limit', 'an attachment of over 2 GiB');
    digest.update(bytes);
    const chunk = sealChunk(key, index++, last, bytes);
    sealed.update(chunk);
    yield chunk;
  }
  return { size, digest: digest.digest('base64url') as Hash, sealed: sealed.digest('base64url') as Hash };
}

/**
 * Opens a stream of ciphertext, chunk by chunk. Each chunk that is yielded is the author's, in its place; that the
 * whole is complete is known only when the generator has ended without error.
 * @throws ProtocolError `unreadable` for any change, reordering, truncation or extension.
 */
export async function* openAttachment(
  sealed: Bytes,
  expected: ExpectedAttachment,
): AsyncGenerator<Buffer, void> {
  const { key, salt, size } = expected;
  const digest = createHash('sha256').update(salt);
  const whole = createHash('sha256');
  const count = chunkCount(size);
  let index = 0;
  let read = 0;
  for await (const { bytes } of blocks(sealed, SEALED_CHUNK_BYTES)) {
    read += bytes.length;
    if (index >= count || read > sealedSize(size))
      throw new ProtocolError('unreadable', 'more than there should be');
    whole.update(bytes);
    const plain = openChunk(key, index, index === count - 1, bytes);
    index += 1;
    digest.update(plain);
    yield plain;
  }
  if (index !== count || read !== sealedSize(size)) throw new ProtocolError('unreadable', 'cut short');
  if (whole.digest('base64url') !== expected.sealed || digest.digest('base64url') !== expected.digest) {
    throw new ProtocolError('unreadable', 'not the attachment that the act names');
  }
}

/** Cuts a stream into blocks of `length`; the last may be shorter, and is empty only for an empty stream. */
async function* blocks(stream: Bytes, length: number): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    held.push(asBuffer(piece));
    size += piece.length;
    if (size <= length) continue;
    // Strictly more than a block is there, so that what is cut off now is not the last one.
    const joined = Buffer.concat(held);
    let at = 0;
    for (; size - at > length; at += length) yield { bytes: joined.subarray(at, at + length), last: false };
    held = [joined.subarray(at)];
    size -= at;
  }
  yield { bytes: Buffer.concat(held), last: true };
}
