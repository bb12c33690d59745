// SPDX-License-Identifier: Apache-2.0
// A thread that seals, opens and hashes batches of chunks of attachments, in memory that it shares with who asks. Answers come in order.
import { createHash, type Hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import {
  CHUNK_BYTES,
  CHUNK_TAG_BYTES,
  chunkCount,
  openChunk,
  SEALED_CHUNK_BYTES,
  sealChunkInto,
  sealedSize,
} from '@tansiq/protocol/chunks';
import type { OpenedBytes, SealingBatch, SealingOrder } from './sealing-thread.ts';

const hashes = new Map<string, Hash>();

function hashOf(name: string): Hash {
  const hash = hashes.get(name);
  if (!hash) throw new Error('nothing was begun under this name');
  return hash;
}

function carryOut(order: SealingOrder): string | OpenedBytes | undefined {
  switch (order.do) {
    case 'begin':
      hashes.set(order.of, createHash('sha256').update(order.bytes));
      return undefined;
    case 'hash':
      hashOf(order.of).update(order.bytes);
      return undefined;
    case 'seal':
      hashOf(order.of).update(sealed(order));
      return undefined;
    case 'open': {
      const opened = openedBytes(order);
      hashOf(order.of).update(order.sealed.subarray(0, opened.sealed));
      return opened;
    }
    case 'digest':
      return hashOf(order.of).copy().digest('base64url');
    case 'forget':
      hashes.delete(order.of);
      return undefined;
  }
}

function sealed({ key, first, last, plain, sealed }: SealingBatch): Uint8Array {
  const count = chunkCount(plain.length);
  for (let n = 0; n < count; n += 1) {
    const piece = plain.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
    sealChunkInto(key, first + n, last && n === count - 1, piece, sealed.subarray(n * SEALED_CHUNK_BYTES));
  }
  return sealed.subarray(0, sealedSize(plain.length));
}

/** How much opened before the first chunk that is not what it should be. */
function openedBytes(order: SealingBatch): OpenedBytes {
  const { key, first, last, plain, sealed } = order;
  const opened = { plain: 0, sealed: 0 };
  for (let index = first; opened.sealed < sealed.length; index += 1) {
    const piece = sealed.subarray(opened.sealed, opened.sealed + SEALED_CHUNK_BYTES);
    const isLast = last && opened.sealed + piece.length === sealed.length;
    try {
      plain.set(openChunk(key, index, isLast, piece), opened.plain);
    } catch {
      return opened;
    }
    opened.sealed += piece.length;
    opened.plain += piece.length - CHUNK_TAG_BYTES;
  }
  return opened;
}

parentPort?.on('message', (order: SealingOrder) => {
  try {
    parentPort?.postMessage({ answer: carryOut(order) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
