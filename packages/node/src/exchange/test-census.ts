// SPDX-License-Identifier: Apache-2.0
// For tests: how many rows every table of a node has, what came to be between two counts, and what the journal says of it.
import { sql } from 'kysely';
import { indexNew } from '../content/fill-index.ts';
import type { RecordedRow } from '../journal/row.ts';
import type { TestParty } from '../test-nodes.ts';

export type Census = Readonly<Record<string, number>>;

/** What people are told of an event follows by itself, a moment later: not counted. */
const TOLD_AFTERWARDS = /^notice/;

/** Rows by table, of every table that there is. */
export async function census({ node }: TestParty): Promise<Census> {
  // What was stored before is put into the index whenever there is time for it: here, now.
  await indexNew(node.rooms.store, Number.POSITIVE_INFINITY);
  const { db } = node.rooms.store;
  const tables = (await db.introspection.getTables())
    .map(({ name }) => name)
    .filter((name) => !TOLD_AFTERWARDS.test(name))
    .sort();
  const counts: Record<string, number> = {};
  for (const name of tables) {
    const counted = name === 'events' ? sql`where kind <> 'notice'` : sql``;
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(name)} ${counted}`.execute(db);
    counts[name] = Number(rows[0]?.n);
  }
  return counts;
}

/** Tables whose number of rows differs, and by how much. */
export function difference(before: Census, after: Census): Census {
  const names = Object.keys(after).filter((name) => after[name] !== before[name]);
  return Object.fromEntries(names.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
}

/** What the journal recorded after a moment, oldest first. */
export async function recordedSince({ node }: TestParty, idx: number): Promise<RecordedRow[]> {
  const rows = await node.rooms.store.db
    .selectFrom('journal')
    .select(['idx', 'at', 'row'])
    .where('idx', '>', idx)
    .orderBy('idx')
    .execute();
  return rows.map(({ idx: at, at: time, row }) => ({
    idx: at,
    at: time,
    ...(row !== null && { row: JSON.parse(row) as NonNullable<RecordedRow['row']> }),
  }));
}

export async function newestRecord({ node }: TestParty): Promise<number> {
  const { db } = node.rooms.store;
  const row = await db
    .selectFrom('journal')
    .select((eb) => eb.fn.max('idx').as('idx'))
    .executeTakeFirst();
  return Number(row?.idx ?? -1);
}
