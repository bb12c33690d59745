// SPDX-License-Identifier: Apache-2.0
// Tiles kept in memory: for tests, measurements, and logs that are rebuilt when a process starts.
import { Buffer } from 'node:buffer';
import { LedgerError } from './errors.ts';
import { HASH_BYTES } from './hash.ts';
import { requireTile, type Tile, type TileStore } from './tiles.ts';

/** A `TileStore` that keeps the widest version of each tile and refuses to change a hash once kept. */
export class MemoryTileStore implements TileStore {
  readonly #levels: Map<number, Uint8Array>[] = [];

  get(tile: Tile): Uint8Array | undefined {
    requireTile(tile);
    const widest = this.#levels[tile.level]?.get(tile.index);
    const length = tile.width * HASH_BYTES;
    return widest && widest.length >= length ? widest.subarray(0, length) : undefined;
  }

  put(tile: Tile, bytes: Uint8Array): void {
    requireTile(tile);
    if (bytes.length !== tile.width * HASH_BYTES) {
      throw new LedgerError('bad_tile', 'the bytes do not fit the width of the tile');
    }
    while (this.#levels.length <= tile.level) this.#levels.push(new Map());
    const level = this.#levels[tile.level];
    const known = level?.get(tile.index);
    if (known) {
      const shared = Math.min(known.length, bytes.length);
      if (Buffer.compare(known.subarray(0, shared), bytes.subarray(0, shared)) !== 0) {
        throw new LedgerError('rewritten', 'a tile never changes what it already holds');
      }
      if (known.length >= bytes.length) return;
    }
    level?.set(tile.index, Uint8Array.from(bytes));
  }
}
