// SPDX-License-Identifier: Apache-2.0
// Tiles: their paths and widths as C2SP tlog-tiles has them, and a log that is stopped and started at any size.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entriesPath,
  Frontier,
  LedgerError,
  leafHash,
  MemoryTileStore,
  parseTilePath,
  sameHash,
  type Tile,
  TileReader,
  type TileStore,
  TileWriter,
  tilePath,
  tilesForAppend,
  treeRoot,
} from './index.ts';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

class RecordingStore implements TileStore {
  readonly inner = new MemoryTileStore();
  readonly written: Tile[] = [];
  get(tile: Tile): Uint8Array | undefined {
    return this.inner.get(tile);
  }
  put(tile: Tile, bytes: Uint8Array): void {
    this.written.push(tile);
    this.inner.put(tile, bytes);
  }
}

describe('tile paths', () => {
  it('are written as C2SP tlog-tiles shows them', () => {
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 0, width: 17 })).toBe('tile/1/000.p/17');
    expect(entriesPath(273, 112)).toBe('tile/entries/273.p/112');
  });

  it('have one form only', () => {
    const refused = ['tile/00/000', 'tile/0/0', 'tile/0/x000/001', 'tile/0/001.p/0', 'tile/0/001.p/256'];
    refused.push(
      'tile/64/000',
      'tile/0/001.p/01',
      'tile/0/001/',
      '/tile/0/001',
      'tile/0/x1/001',
      'tile/0/001\n',
    );
    for (const path of refused)
      expect(
        codeOf(() => parseTilePath(path)),
        path,
      ).toBe('bad_tile');
    fc.assert(
      fc.property(fc.nat(63), fc.nat(2 ** 40), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
      }),
    );
  });
});

describe('tiles of a tree', () => {
  it('a tree of 70,000 leaves has the tiles that the specification counts', () => {
    const tiles = tilesForAppend(0, 70_000);
    const of = (level: number): Tile[] => tiles.filter((tile) => tile.level === level);
    expect(of(0).filter((tile) => tile.width === 256).length).toBe(273);
    expect(of(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
    expect(of(1).map((tile) => tile.width)).toEqual([256, 17]);
    expect(of(2).map((tile) => tile.width)).toEqual([1]);
    expect(tilesForAppend(0, 256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect(tilesForAppend(5, 5)).toEqual([]);
    expect(codeOf(() => tilesForAppend(6, 5))).toBe('out_of_range');
  });

  it('a log written in any batches, by any number of writers in turn, writes those tiles and has one root', () => {
    const batches = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(batches, (counts) => {
        const store = new RecordingStore();
        const expected = new Frontier();
        for (const count of counts) {
          const before = expected.size;
          const writer = new TileWriter(store, before);
          store.written.length = 0;
          for (let added = 0; added < count; added += 1) {
            const leaf = leafHash(Buffer.from(`leaf ${before + added}`));
            expected.append(leaf);
            writer.append(leaf);
          }
          writer.flush();
          writer.flush(); // A flush with nothing new writes nothing.
          const after = expected.size;
          const byPlace = (a: Tile, b: Tile): number => a.level - b.level || a.index - b.index;
          expect([...store.written].sort(byPlace)).toEqual(tilesForAppend(before, after));
          expect(writer.size).toBe(after);
          expect(sameHash(writer.root(), expected.root())).toBe(true);
          expect(sameHash(writer.frontier().root(), expected.root())).toBe(true);
          expect(sameHash(treeRoot(new TileReader(store, after), after), expected.root())).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('crosses from level 1 to level 2 of tiles', () => {
    const size = 65_536 + 300;
    const store = new MemoryTileStore();
    const writer = new TileWriter(store, 0);
    const leaf = leafHash(Buffer.from('the same leaf again'));
    for (let count = 0; count < size; count += 1) writer.append(leaf);
    writer.flush();
    expect(sameHash(treeRoot(new TileReader(store, size), size), writer.root())).toBe(true);
    expect(sameHash(new TileWriter(store, size).root(), writer.root())).toBe(true);
  });
});

describe('a tile store', () => {
  const tile = { level: 0, index: 0, width: 2 };

  it('never changes a hash that it holds, and keeps the wider tile', () => {
    const store = new MemoryTileStore();
    const wide = Buffer.alloc(64, 1);
    store.put(tile, wide);
    store.put({ ...tile, width: 1 }, wide.subarray(0, 32));
    expect(store.get(tile)?.length).toBe(64);
    expect(codeOf(() => store.put(tile, Buffer.alloc(64, 2)))).toBe('rewritten');
    expect(codeOf(() => store.put(tile, Buffer.alloc(63, 1)))).toBe('bad_tile');
    expect(store.get({ ...tile, width: 3 })).toBeUndefined();
  });

  it('that lacks a tile is found out, and so is a tree that ends earlier', () => {
    const store = new MemoryTileStore();
    expect(codeOf(() => new TileWriter(store, 3))).toBe('missing_tile');
    expect(codeOf(() => new TileReader(store, 3).node(0, 0))).toBe('missing_tile');
    expect(codeOf(() => new TileReader(store, 3).node(1, 1))).toBe('out_of_range');
    const short: TileStore = { get: () => new Uint8Array(32), put: () => undefined };
    expect(codeOf(() => new TileReader(short, 3).node(0, 0))).toBe('bad_tile');
  });
});
