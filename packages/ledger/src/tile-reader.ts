// SPDX-License-Identifier: Apache-2.0
// Reads any complete subtree's hash out of tiles, which is what proofs are made of.
import { Buffer } from 'node:buffer';
import { LedgerError } from './errors.ts';
import { HASH_BYTES, hashPairInto, requireSize } from './hash.ts';
import type { NodeReader } from './proofs.ts';
import { TILE_HEIGHT, TILE_WIDTH, type TileStore, tileWidth } from './tiles.ts';

/**
 * A tree of `size` leaves as its tiles hold it. Levels between tiles are hashed anew, at most 255 hashes a tile.
 * Throws `missing_tile` when the store lacks a tile that such a tree has.
 */
export class TileReader implements NodeReader {
  readonly size: number;
  readonly #store: TileStore;
  readonly #scratch = Buffer.alloc((TILE_WIDTH / 2) * HASH_BYTES);

  constructor(store: TileStore, size: number) {
    requireSize(size, 'a tree size');
    this.#store = store;
    this.size = size;
  }

  /** Root of leaves [index·2^level, (index+1)·2^level), 32 bytes, a copy; `out_of_range` past the tree's end. */
  node(level: number, index: number): Uint8Array {
    requireSize(level, 'a level');
    requireSize(index, 'an index');
    if ((index + 1) * 2 ** level > this.size)
      throw new LedgerError('out_of_range', 'no such complete subtree');
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const count = 2 ** (level % TILE_HEIGHT);
    const first = index * count;
    const tileIndex = Math.floor(first / TILE_WIDTH);
    const tile = this.#tile(tileLevel, tileIndex);
    const at = (first % TILE_WIDTH) * HASH_BYTES;
    if (count === 1) return Buffer.from(tile.subarray(at, at + HASH_BYTES));
    return this.#fold(tile, at, count);
  }

  #fold(tile: Buffer, at: number, count: number): Uint8Array {
    const scratch = this.#scratch;
    for (let pair = 0; pair < count / 2; pair += 1) {
      hashPairInto(tile, at + pair * 2 * HASH_BYTES, scratch, pair * HASH_BYTES);
    }
    for (let width = count / 2; width > 1; width /= 2) {
      for (let pair = 0; pair < width / 2; pair += 1) {
        hashPairInto(scratch, pair * 2 * HASH_BYTES, scratch, pair * HASH_BYTES);
      }
    }
    return Buffer.from(scratch.subarray(0, HASH_BYTES));
  }

  #tile(level: number, index: number): Buffer {
    const width = tileWidth(this.size, level, index);
    const bytes = this.#store.get({ level, index, width });
    if (!bytes)
      throw new LedgerError('missing_tile', `no tile of width ${width} at level ${level}, index ${index}`);
    if (bytes.length !== width * HASH_BYTES) throw new LedgerError('bad_tile', 'a tile of the wrong length');
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }
}
