// SPDX-License-Identifier: Apache-2.0
// Opening a kept attachment with the key that stands in its act: whole, or a stretch of it, each chunk checked before it is given.
import { Buffer } from 'node:buffer';
import {
  CHUNK_BYTES,
  chunkCount,
  chunksOfPlainRange,
  fromB64u,
  openAttachment,
  openChunk,
  SEALED_CHUNK_BYTES,
  sealedChunkAt,
  sealedSize,
} from '@tansiq/protocol';
import type { BlobId, BlobStore } from './blob-store.ts';
import type { AttachmentEntry } from './uploads.ts';

/** Bytes of plaintext from `start` up to, not including, `end`. */
export interface PlainRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The attachment's plaintext. Whoever holds `entry` has had a decision to read its act.
 * @param range a stretch of it; clipped to the attachment.
 * @throws ProtocolError `unreadable` when a chunk was changed, moved or cut off, and, of the whole, at its end when it is not
 *   the attachment that the act names; BlobError.
 */
export function readAttachment(
  blobs: BlobStore,
  blob: BlobId,
  entry: AttachmentEntry,
  range?: PlainRange,
): AsyncGenerator<Buffer, void> {
  const key = fromB64u(entry.key, 32);
  const whole = !range || (range.start <= 0 && range.end >= entry.size);
  if (!whole) return readRange(blobs, blob, entry.size, key, range);
  const { size, digest, sealed } = entry;
  const expected = { size, digest, sealed, key, salt: fromB64u(entry.salt, 16) };
  return openAttachment(blobs.read(blob, 0, sealedSize(size)), expected);
}

async function* readRange(
  blobs: BlobStore,
  blob: BlobId,
  size: number,
  key: Uint8Array,
  range: PlainRange,
): AsyncGenerator<Buffer, void> {
  const start = Math.max(0, range.start);
  const end = Math.min(size, range.end);
  if (start >= end) return;
  const { first, last } = chunksOfPlainRange(start, end);
  const { offset } = sealedChunkAt(size, first);
  const { offset: lastOffset, length: lastLength } = sealedChunkAt(size, last);
  let index = first;
  for await (const chunk of chunksOf(blobs.read(blob, offset, lastOffset + lastLength))) {
    const plain = openChunk(key, index, index === chunkCount(size) - 1, chunk);
    const at = index * CHUNK_BYTES;
    yield plain.subarray(Math.max(0, start - at), Math.min(plain.length, end - at));
    index += 1;
  }
}

/** A stream of ciphertext, chunk by chunk. */
async function* chunksOf(sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const part of sealed) {
    held.push(part);
    size += part.length;
    if (size < SEALED_CHUNK_BYTES) continue;
    const joined = Buffer.concat(held);
    let at = 0;
    for (; size - at >= SEALED_CHUNK_BYTES; at += SEALED_CHUNK_BYTES)
      yield joined.subarray(at, at + SEALED_CHUNK_BYTES);
    held = [joined.subarray(at)];
    size -= at;
  }
  if (size > 0) yield Buffer.concat(held);
}
