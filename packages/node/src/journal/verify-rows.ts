// SPDX-License-Identifier: Apache-2.0
// One pass over the rows of one epoch: builds the log anew and compares it, row by row with the tiles and size by size with
// what was signed.
import type { Buffer } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Frontier, HASH_BYTES, sameHash, TILE_WIDTH } from '@tansiq/ledger';
import type { Db } from '../store/index.ts';
import { type Mark, WHOSE } from './marks.ts';
import { rowDigest, rowLeaf, rowTime } from './row.ts';
import { readTiles, tileIn } from './stored-tiles.ts';
import type { JournalProblem } from './verify.ts';

/** The rows of one epoch: from `first` up to, not including, `end`. */
export interface Stretch {
  readonly origin: string;
  readonly first: number;
  readonly end?: number;
}

interface StoredRow {
  readonly idx: number;
  readonly at: number;
  readonly digest: string;
  readonly salt: string | null;
  readonly row: string | null;
}

type Note = (problem: Omit<JournalProblem, 'epoch'>) => void;
const AT_ONCE = 4_096;
/** More missing rows than this are not bridged with hashes from the tiles. */
const LONGEST_BRIDGE = 65_536;

/** Counts the rows and notes every problem among them. */
export async function checkRows(
  db: Db,
  stretch: Stretch,
  marks: readonly Mark[],
  note: Note,
): Promise<{ rows: number; erased: number }> {
  const pass = new Pass(stretch, marks, note);
  for (let from = stretch.first; ; ) {
    const page = await readPage(db, stretch, from);
    const last = page.at(-1);
    if (!last) break;
    const tiles = await level0(db, stretch, pass.next, last.idx - stretch.first);
    for (const row of page) pass.take(row, tiles);
    from = last.idx + 1;
    await nextTurn();
  }
  pass.finish();
  return { rows: pass.rows, erased: pass.erased };
}

class Pass {
  rows = 0;
  erased = 0;
  readonly #log = new Frontier();
  readonly #stretch: Stretch;
  readonly #marks: readonly Mark[];
  readonly #note: Note;
  /** Set when rows are missing that nothing bridges: from there on no root can be computed. */
  #broken = false;
  #next = 0;

  constructor(stretch: Stretch, marks: readonly Mark[], note: Note) {
    this.#stretch = stretch;
    this.#marks = marks;
    this.#note = note;
    this.#compare();
  }

  /** Index in the epoch of the row that should come next. */
  get next(): number {
    return this.#next;
  }

  take(row: StoredRow, tiles: ReadonlyMap<string, Buffer>): void {
    const index = row.idx - this.#stretch.first;
    if (index > this.#next) this.#missing(index, tiles);
    this.rows += 1;
    if (row.row === null && row.salt === null) this.erased += 1;
    const own = leafOf(row, index);
    const known = leafIn(tiles, index);
    const words =
      row.row === null || row.salt === null
        ? row.row === row.salt
        : rowDigest(row.salt, row.row) === row.digest;
    if (!words || !own || (known && !sameHash(own, known))) {
      this.#note({ kind: 'row-altered', index: row.idx, text: `row ${row.idx} is not what was recorded` });
    }
    // Going on with what the log was built from shows whether this row is all that was altered.
    const leaf = known ?? own;
    if (leaf) this.#append(leaf);
    else this.#broken = true;
    this.#next = index + 1;
  }

  finish(): void {
    const { first } = this.#stretch;
    for (const { by, size } of this.#marks) {
      if (size > this.#next) {
        const [index, to] = [first + this.#next, first + size - 1];
        const text = `${WHOSE[by]} covers ${size} rows of this log; only ${this.#next} are here: rows ${index} to ${to} are gone`;
        this.#note({ kind: 'truncated', index, to, text });
      } else if (by === 'head' && size < this.#next) {
        const [index, to] = [first + size, first + this.#next - 1];
        this.#note({
          kind: 'rows-beyond-head',
          index,
          to,
          text: `rows ${index} to ${to} stand in the table and in no log`,
        });
      }
    }
  }

  #missing(upTo: number, tiles: ReadonlyMap<string, Buffer>): void {
    const [index, to] = [this.#stretch.first + this.#next, this.#stretch.first + upTo - 1];
    const which = index === to ? `row ${index} is` : `rows ${index} to ${to} are`;
    this.#note({ kind: 'rows-missing', index, to, text: `${which} gone` });
    for (let at = this.#next; at < upTo && !this.#broken; at += 1) {
      const known = leafIn(tiles, at);
      if (known) this.#append(known);
      else this.#broken = true;
    }
  }

  #append(leaf: Uint8Array): void {
    if (this.#broken) return;
    this.#log.append(leaf);
    this.#compare();
  }

  #compare(): void {
    for (const { by, size, root } of this.#marks) {
      if (size !== this.#log.size || sameHash(root, this.#log.root())) continue;
      this.#note({
        kind: 'root-differs',
        index: this.#stretch.first + size,
        text: `the first ${size} rows of this log do not lead to the root of ${WHOSE[by]}`,
      });
    }
  }
}

// A time that no calendar has cannot have been recorded.
function leafOf({ at, digest }: StoredRow, index: number): Uint8Array | undefined {
  const known = Number.isSafeInteger(at) && Math.abs(at) < 6e10;
  return known ? rowLeaf(rowTime(at), digest, index) : undefined;
}

function leafIn(tiles: ReadonlyMap<string, Buffer>, index: number): Buffer | undefined {
  const at = (index % TILE_WIDTH) * HASH_BYTES;
  const tile = tileIn(tiles, 0, Math.floor(index / TILE_WIDTH));
  return tile && tile.length >= at + HASH_BYTES ? tile.subarray(at, at + HASH_BYTES) : undefined;
}

function level0(db: Db, { origin }: Stretch, from: number, to: number): Promise<Map<string, Buffer>> {
  const start = Math.max(from, to - LONGEST_BRIDGE);
  const [low, high] = [Math.floor(start / TILE_WIDTH), Math.floor(to / TILE_WIDTH)];
  const tiles = Array.from({ length: high - low + 1 }, (_, i) => ({ level: 0, index: low + i }));
  return readTiles(db, origin, tiles);
}

function readPage(db: Db, { end }: Stretch, from: number): Promise<StoredRow[]> {
  let page = db
    .selectFrom('journal')
    .select(['idx', 'at', 'digest', 'salt', 'row'])
    .where('idx', '>=', from)
    .orderBy('idx')
    .limit(AT_ONCE);
  if (end !== undefined) page = page.where('idx', '<', end);
  return page.execute();
}
