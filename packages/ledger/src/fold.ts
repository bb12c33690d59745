// SPDX-License-Identifier: Apache-2.0
// The root over a run of hashes in a tile: what proofs spend nearly all their time on.
import { Buffer } from 'node:buffer';
import { HASH_BYTES, hashInto } from './hash.ts';

const INPUT_BYTES = 1 + 2 * HASH_BYTES;

// Layer k holds the inputs (0x01 ‖ left ‖ right) of the pairs k levels up. Each hash is written where the next layer
// reads it, and only the lowest layer is copied into, byte by byte: both beat the views that Buffer.copy makes.
const layers: readonly (readonly Buffer[])[] = [64, 32, 16, 8, 4, 2, 1].map((width) =>
  Array.from({ length: width }, () => {
    const input = Buffer.alloc(INPUT_BYTES);
    input[0] = 0x01;
    return input;
  }),
);

/** Root of the `count` hashes (a power of two from 1 to 128) that start at byte `at` of a tile: 32 bytes, a copy. */
export function foldHashes(tile: Uint8Array, at: number, count: number): Uint8Array {
  if (at + count * HASH_BYTES > tile.length) throw new RangeError('the run ends outside the tile');
  const root = Buffer.alloc(HASH_BYTES);
  if (count === 1) {
    root.set(tile.subarray(at, at + HASH_BYTES));
    return root;
  }
  let from = at;
  for (let pair = 0; pair < count / 2; pair += 1) {
    const input = inputAt(0, pair);
    for (let byte = 1; byte < INPUT_BYTES; byte += 1) input[byte] = tile[from++] ?? 0;
  }
  for (let level = 0, pairs = count / 2; pairs > 1; level += 1, pairs /= 2) {
    for (let pair = 0; pair < pairs; pair += 1) {
      hashInto(inputAt(level, pair), inputAt(level + 1, pair >> 1), 1 + (pair & 1) * HASH_BYTES);
    }
  }
  hashInto(inputAt(Math.log2(count) - 1, 0), root, 0);
  return root;
}

function inputAt(level: number, pair: number): Buffer {
  const input = layers[level]?.[pair];
  if (!input) throw new RangeError('a fold spans at most half a tile');
  return input;
}
