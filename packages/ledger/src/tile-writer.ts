// SPDX-License-Identifier: Apache-2.0
// Appends leaves to a tiled log: full tiles go to the store as they fill, partial ones when told to.
import { Buffer } from 'node:buffer';
import { LedgerError } from './errors.ts';
import { Frontier } from './frontier.ts';
import { HASH_BYTES, requireSize } from './hash.ts';
import { TileReader } from './tile-reader.ts';
import { TILE_HEIGHT, TILE_WIDTH, type TileStore, tileWidth } from './tiles.ts';

interface EdgeTile {
  readonly bytes: Buffer;
  stored: number;
  width: number;
  index: number;
}

/**
 * The writing end of a log whose first `size` leaves the store holds already.
 * Until `flush` returns, the store may lack the leaves appended since the flush before it.
 */
export class TileWriter {
  readonly #store: TileStore;
  readonly #frontier: Frontier;
  readonly #edge: EdgeTile[] = [];
  readonly #closed = (level: number, index: number, hash: Uint8Array): void => {
    if (level % TILE_HEIGHT === 0) this.#place(level / TILE_HEIGHT, index, hash);
  };

  /** Reads the O(log n) tiles of the right edge; `missing_tile` when the store does not hold a tree of `size`. */
  constructor(store: TileStore, size: number) {
    requireSize(size, 'a tree size');
    this.#store = store;
    const reader = new TileReader(store, size);
    const hashes: Uint8Array[] = [];
    let start = 0;
    for (let power = 2 ** 52, level = 52; level >= 0; power /= 2, level -= 1) {
      if (Math.floor(size / power) % 2 === 0) continue;
      hashes.push(reader.node(level, start / power));
      start += power;
    }
    this.#frontier = Frontier.restore(size, hashes);
    for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
      this.#load(level, Math.floor(count / TILE_WIDTH));
    }
  }

  /** Number of leaves, those not yet flushed included. */
  get size(): number {
    return this.#frontier.size;
  }

  /** Root hash over all leaves appended so far, 32 bytes. */
  root(): Uint8Array {
    return this.#frontier.root();
  }

  /** A copy of the tree's right edge, such as a receiver keeps. */
  frontier(): Frontier {
    return this.#frontier.clone();
  }

  /** Appends one leaf hash (32 bytes). A tile that becomes full is put at once. */
  append(leafHash: Uint8Array): void {
    this.#frontier.append(leafHash, this.#closed);
  }

  /** Puts the partial tiles that grew since the last flush: call it before the size or root is signed. */
  flush(): void {
    for (const [level, tile] of this.#edge.entries()) {
      if (tile.width === tile.stored) continue;
      this.#put(level, tile);
    }
  }

  #place(level: number, index: number, hash: Uint8Array): void {
    const tile = this.#edge[level] ?? this.#load(level, 0);
    tile.bytes.set(hash, (index % TILE_WIDTH) * HASH_BYTES);
    tile.width += 1;
    if (tile.width < TILE_WIDTH) return;
    this.#put(level, tile);
    tile.index += 1;
    tile.width = 0;
    tile.stored = 0;
  }

  #put(level: number, tile: EdgeTile): void {
    const bytes = tile.bytes.subarray(0, tile.width * HASH_BYTES);
    this.#store.put({ level, index: tile.index, width: tile.width }, bytes);
    tile.stored = tile.width;
  }

  #load(level: number, index: number): EdgeTile {
    const width = tileWidth(this.#frontier.size, level, index);
    const tile = { bytes: Buffer.alloc(TILE_WIDTH * HASH_BYTES), stored: width, width, index };
    if (width > 0) {
      const bytes = this.#store.get({ level, index, width });
      if (!bytes)
        throw new LedgerError('missing_tile', `no tile of width ${width} at level ${level}, index ${index}`);
      tile.bytes.set(bytes);
    }
    this.#edge[level] = tile;
    return tile;
  }
}
