// SPDX-License-Identifier: Apache-2.0
// Reads any complete subtree's hash out of tiles, which is what proofs are made of.
import { LedgerError } from './errors.ts';
import { foldHashes } from './fold.ts';
import { HASH_BYTES, requireSize } from './hash.ts';
import type { NodeReader } from './proofs.ts';
import { TILE_HEIGHT, TILE_WIDTH, type TileStore, tileWidth } from './tiles.ts';

/** Hashes that a subtree's root is made of within its tile, from which on it is kept. */
const WORTH_KEEPING = 8;
/** Roots kept, 32 bytes each. */
const KEPT = 16_384;

/**
 * A tree of `size` leaves as its tiles hold it. Levels between tiles are hashed anew, at most 255 hashes a tile.
 * Throws `missing_tile` when the store lacks a tile that such a tree has.
 */
export class TileReader implements NodeReader {
  readonly size: number;
  readonly #store: TileStore;
  /** Roots of large subtrees, which proofs of different leaves have in common. A complete subtree never changes. */
  readonly #known = new Map<number, Uint8Array>();

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
    const at = (first % TILE_WIDTH) * HASH_BYTES;
    if (tileLevel === 0 || count < WORTH_KEEPING)
      return foldHashes(this.#tile(tileLevel, tileIndex), at, count);
    const name = level * 2 ** 40 + index;
    const known = this.#known.get(name) ?? foldHashes(this.#tile(tileLevel, tileIndex), at, count);
    if (this.#known.size < KEPT) this.#known.set(name, known);
    return Uint8Array.from(known);
  }

  #tile(level: number, index: number): Uint8Array {
    const width = tileWidth(this.size, level, index);
    const bytes = this.#store.get({ level, index, width });
    if (!bytes)
      throw new LedgerError('missing_tile', `no tile of width ${width} at level ${level}, index ${index}`);
    if (bytes.length !== width * HASH_BYTES) throw new LedgerError('bad_tile', 'a tile of the wrong length');
    return bytes;
  }
}
