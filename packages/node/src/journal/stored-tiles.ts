// SPDX-License-Identifier: Apache-2.0
// A log's tiles in the store. The ledger reads tiles at once and the store answers later, so what the ledger will ask for is
// found out first, by letting it ask a store of zeros: which tiles it reads depends on sizes alone, never on hashes.
import { Buffer } from 'node:buffer';
import { HASH_BYTES, TILE_WIDTH, type Tile, type TileStore, tilePath } from '@tansiq/ledger';
import { sql } from 'kysely';
import type { Db, Tx } from '../store/index.ts';

/** A full tile's path names the tile whatever its width: a wider one takes the place of a narrower one. */
const pathOf = (tile: Pick<Tile, 'level' | 'index'>) => tilePath({ ...tile, width: TILE_WIDTH });
const PER_QUERY = 400;

/** Runs `use` on the log's tiles, twice: once on zeros to see which tiles it reads, then on those. */
export async function withTiles<T>(db: Db | Tx, log: string, use: (tiles: LoadedTiles) => T): Promise<T> {
  const scout = new LoadedTiles(new Map(), true);
  use(scout);
  return use(new LoadedTiles(await readTiles(db, log, scout.asked)));
}

/** The bytes of those of these tiles that the store holds, by path. */
export async function readTiles(
  db: Db | Tx,
  log: string,
  tiles: Iterable<Pick<Tile, 'level' | 'index'>>,
): Promise<Map<string, Buffer>> {
  const paths = [...new Set([...tiles].map(pathOf))];
  const found = new Map<string, Buffer>();
  for (let at = 0; at < paths.length; at += PER_QUERY) {
    const some = paths.slice(at, at + PER_QUERY);
    const rows = await db
      .selectFrom('tiles')
      .select(['path', 'bytes'])
      .where('log', '=', log)
      .where('path', 'in', some)
      .execute();
    for (const { path, bytes } of rows) found.set(path, Buffer.from(bytes));
  }
  return found;
}

/** The bytes of one tile out of what `readTiles` found. */
export function tileIn(found: ReadonlyMap<string, Buffer>, level: number, index: number): Buffer | undefined {
  return found.get(pathOf({ level, index }));
}

/** Tiles in memory, and those put into them since. */
export class LoadedTiles implements TileStore {
  readonly asked: Tile[] = [];
  readonly #held: ReadonlyMap<string, Buffer>;
  readonly #zeros: boolean;
  readonly #put = new Map<string, Buffer>();

  constructor(held: ReadonlyMap<string, Buffer>, zeros = false) {
    this.#held = held;
    this.#zeros = zeros;
  }

  get(tile: Tile): Uint8Array | undefined {
    const length = tile.width * HASH_BYTES;
    if (this.#zeros) {
      this.asked.push(tile);
      return Buffer.alloc(length);
    }
    const path = pathOf(tile);
    const bytes = this.#put.get(path) ?? this.#held.get(path);
    return bytes && bytes.length >= length ? bytes.subarray(0, length) : undefined;
  }

  put(tile: Tile, bytes: Uint8Array): void {
    this.#put.set(pathOf(tile), Buffer.from(bytes));
  }

  /** Writes what was put. A tile in the store is only ever replaced by a wider one. */
  async save(tx: Tx, log: string): Promise<void> {
    for (const [path, bytes] of this.#put) {
      await sql`insert into tiles (log, path, bytes) values (${log}, ${path}, ${bytes})
        on conflict (log, path) do update set bytes = excluded.bytes
        where length(excluded.bytes) > length(tiles.bytes)`.execute(tx);
    }
  }
}
