// SPDX-License-Identifier: Apache-2.0
// Segments: some thousand acts folded together, with one row for each of their words. Made once; afterwards acts only go out of them.
import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { insertMany, listOf, type Store, type Tx } from '../store/index.ts';
import { termsOf } from './act-text.ts';
import { addSlots, noBits, packSlots, SEGMENT_ACTS, slotsOf } from './slots.ts';

/** An act of a segment as the index sees it before it is looked up: place, circle of readers, author's time in seconds. */
export interface Slots {
  seqs: Float64Array;
  circles: Uint32Array;
  times: Float64Array;
}

const ROW = 16;

function packActs(rows: readonly { seq: number; circle: number; at: number }[]): string {
  const bytes = Buffer.alloc(rows.length * ROW);
  for (const [slot, { seq, circle, at }] of rows.entries()) {
    bytes.writeUIntLE(seq, slot * ROW, 6);
    bytes.writeUInt32LE(circle, slot * ROW + 6);
    bytes.writeIntLE(at, slot * ROW + 10, 6);
  }
  return bytes.toString('base64url');
}

export function unpackActs(packed: string): Slots {
  const bytes = Buffer.from(packed, 'base64url');
  const size = bytes.length / ROW;
  const slots = {
    seqs: new Float64Array(size),
    circles: new Uint32Array(size),
    times: new Float64Array(size),
  };
  for (let slot = 0; slot < size; slot += 1) {
    slots.seqs[slot] = bytes.readUIntLE(slot * ROW, 6);
    slots.circles[slot] = bytes.readUInt32LE(slot * ROW + 6);
    slots.times[slot] = bytes.readIntLE(slot * ROW + 10, 6);
  }
  return slots;
}

const AT_ONCE = 4096;

/**
 * Folds the oldest unfolded acts into segments while there are enough for one.
 * @param size acts of a segment, at most `SEGMENT_ACTS`
 * @returns how many segments it made
 */
export async function foldWords(store: Store, size = SEGMENT_ACTS): Promise<number> {
  for (let made = 0; ; made += 1) if (!(await foldOnce(store, size))) return made;
}

async function foldOnce(store: Store, size: number): Promise<boolean> {
  const rows = await store.db
    .selectFrom('act_words')
    .select(['seq', 'circle', 'at', 'words'])
    .where('segment', '=', sql<number>`0`)
    .orderBy('seq')
    .limit(size)
    .execute();
  if (rows.length < size) return false;
  const postings = await postingsOf(rows);
  const folding = store.writer.alone(async (tx) => {
    const seqs = rows.map(({ seq }) => seq);
    const { id } = await tx
      .insertInto('word_segments')
      .values({ oldest: seqs[0] ?? 0, newest: seqs.at(-1) ?? 0, acts: packActs(rows) })
      .returning('id')
      .executeTakeFirstOrThrow();
    const taken = await tx
      .updateTable('act_words')
      .set({ segment: id })
      .where('seq', 'in', listOf(tx, seqs))
      .where('segment', '=', 0)
      .returning(sql<number>`octet_length(words)`.as('length'))
      .execute();
    // An act that was erased or got more words meanwhile: this fold is of what was.
    const length = rows.reduce((sum, { words }) => sum + Buffer.byteLength(words), 0);
    if (taken.length !== rows.length || taken.reduce((sum, row) => sum + row.length, 0) !== length)
      throw new StaleFold();
    for (let first = 0; first < postings.length; first += AT_ONCE)
      await insertMany(
        tx,
        store.dialect,
        'word_acts',
        postings.slice(first, first + AT_ONCE).map(([term, acts]) => ({ segment: id, term, acts })),
      );
    return true;
  });
  return folding.catch((error: unknown) => {
    if (error instanceof StaleFold) return false;
    throw error;
  });
}

/** What was to be folded changed meanwhile; the next round takes it as it is then. */
class StaleFold extends Error {
  override name = 'StaleFold';
}

async function postingsOf(rows: readonly { words: string }[]): Promise<[string, string][]> {
  const slots = new Map<string, number[]>();
  for (const [slot, { words }] of rows.entries()) {
    // Officers are served meanwhile.
    if (slot % 64 === 63) await turn();
    for (const term of termsOf(words)) {
      const list = slots.get(term);
      if (list) list.push(slot);
      else slots.set(term, [slot]);
    }
  }
  return [...slots]
    .map(([term, list]): [string, string] => [term, packSlots(list)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Takes acts out of their segments; a word that no other act of the segment has goes with them. */
export async function dropFromSegments(
  tx: Tx,
  rows: readonly { seq: number; segment: number; terms: ReadonlySet<string> }[],
): Promise<void> {
  for (const [segment, gone] of Map.groupBy(rows, (row) => row.segment)) {
    const { acts } = await tx
      .selectFrom('word_segments')
      .select('acts')
      .where('id', '=', segment)
      .executeTakeFirstOrThrow();
    const { seqs } = unpackActs(acts);
    const terms = [...new Set(gone.flatMap((row) => [...row.terms]))];
    const postings = await tx
      .selectFrom('word_acts')
      .select(['term', 'acts'])
      .where('segment', '=', segment)
      .where('term', 'in', listOf(tx, terms))
      .execute();
    const emptied: string[] = [];
    for (const { term, acts: packed } of postings) {
      const bits = noBits();
      addSlots(bits, packed);
      for (const { seq } of gone) {
        const slot = seqs.indexOf(seq);
        bits[slot >> 5] = (bits[slot >> 5] ?? 0) & ~(1 << (slot & 31));
      }
      const left = slotsOf(bits);
      if (left.length === 0) emptied.push(term);
      else
        await tx
          .updateTable('word_acts')
          .set({ acts: packSlots(left) })
          .where('segment', '=', segment)
          .where('term', '=', term)
          .execute();
    }
    await tx
      .deleteFrom('word_acts')
      .where('segment', '=', segment)
      .where('term', 'in', listOf(tx, ['', ...emptied]))
      .execute();
  }
}
