// SPDX-License-Identifier: Apache-2.0
// How a tree is cut into tiles of 256 hashes: their paths, their widths, and which ones an append writes.
// Follows C2SP tlog-tiles (github.com/C2SP/C2SP at 0ad71eb1f1b9).
import { LedgerError } from './errors.ts';
import { requireSize } from './hash.ts';

/** Hashes in a full tile. */
export const TILE_WIDTH = 256;
/** Levels of the tree that one tile spans. */
export const TILE_HEIGHT = 8;

/** Which tile: `level` 0..63 (0 holds leaf hashes), `index` within the level, `width` 1..256 hashes. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/**
 * Where tile bytes are kept. Synchronous, so that tiles can be written in the transaction that writes the leaves.
 * A store that holds a wider tile answers for a narrower one with its first `width` hashes.
 */
export interface TileStore {
  /** The tile's `32·width` bytes, or undefined when the store has none as wide. */
  get(tile: Tile): Uint8Array | undefined;
  /** Keeps a copy of the tile's bytes. A tile never changes: only a wider one may take its place. */
  put(tile: Tile, bytes: Uint8Array): void;
}

/** Path below the log's prefix, such as `tile/0/x001/x234/067` or `tile/1/000.p/17`. */
export function tilePath(tile: Tile): string {
  requireTile(tile);
  return `tile/${tile.level}/${pathTail(tile.index, tile.width)}`;
}

/** Path of the bundle of entries that a level 0 tile's leaves stand for, such as `tile/entries/000.p/17`. */
export function entriesPath(index: number, width: number): string {
  requireTile({ level: 0, index, width });
  return `tile/entries/${pathTail(index, width)}`;
}

/** The tile that a path names; a path that `tilePath` would not write is refused with `bad_tile`. */
export function parseTilePath(path: string): Tile {
  const parts = /^tile\/(0|[1-9]\d?)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!parts) throw new LedgerError('bad_tile', 'not a tile path');
  const tile: Tile = {
    level: Number(parts[1]),
    index: Number(parts[2]?.replace(/[x/]/g, '')),
    width: parts[3] === undefined ? TILE_WIDTH : Number(parts[3]),
  };
  if (tilePath(tile) !== path) throw new LedgerError('bad_tile', 'not the one path of this tile');
  return tile;
}

/** Width, 0..256, that the tile at (level, index) has in a tree of `size` leaves; 0 means that it does not exist. */
export function tileWidth(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/**
 * The tiles that growing from `oldSize` to `newSize` leaves creates or widens, level by level, left to right:
 * the full ones and, last on each level, the partial one.
 */
export function tilesForAppend(oldSize: number, newSize: number): Tile[] {
  requireSize(oldSize, 'a tree size');
  requireSize(newSize, 'a tree size');
  if (newSize < oldSize) throw new LedgerError('out_of_range', 'a log does not shrink');
  const tiles: Tile[] = [];
  let before = oldSize;
  let after = newSize;
  for (let level = 0; after > 0; level += 1) {
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index += 1) {
      const width = Math.min(TILE_WIDTH, after - index * TILE_WIDTH);
      if (after > before) tiles.push({ level, index, width });
    }
    before = Math.floor(before / TILE_WIDTH);
    after = Math.floor(after / TILE_WIDTH);
  }
  return tiles;
}

/** Refuses what no tree can have with `bad_tile`. */
export function requireTile(tile: Tile): void {
  const { level, index, width } = tile;
  const inRange =
    Number.isInteger(level) && level >= 0 && level <= 63 && Number.isSafeInteger(index) && index >= 0;
  if (!inRange || !Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new LedgerError('bad_tile', 'a tile has level 0..63, an index and a width of 1..256');
  }
}

function pathTail(index: number, width: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g) ?? [];
  const name = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
  return width === TILE_WIDTH ? name : `${name}.p/${width}`;
}
