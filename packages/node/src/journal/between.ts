// SPDX-License-Identifier: Apache-2.0
// Rows of the journal by time, as positions; and what stands between two positions, counted or chosen from, stretch by stretch.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db, Dialect, Store } from '../store/index.ts';
import type { JournalVerb } from './row.ts';

/** A time, seconds since 1970, both ends included. */
export interface Span {
  since?: number | undefined;
  until?: number | undefined;
}

/** Positions, both included. */
export interface Stretch {
  first: number;
  last: number;
}

/** A member of a row's text. */
export const memberOf = (dialect: Dialect, name: string) =>
  dialect === 'sqlite'
    ? sql<string>`row ->> ${sql.lit(`$.${name}`)}`
    : sql<string>`"row"::json ->> ${sql.lit(name)}`;

/** First and last position within a time; undefined when there is none. Two look-ups by the index over time. */
export async function positionsIn(db: Db, { since, until }: Span): Promise<Stretch | undefined> {
  let low = db.selectFrom('journal').select('idx');
  let high = db.selectFrom('journal').select('idx');
  low = since === undefined ? low.orderBy('idx') : low.where('at', '>=', since).orderBy('at').orderBy('idx');
  high =
    until === undefined
      ? high.orderBy('idx', 'desc')
      : high.where('at', '<=', until).orderBy('at', 'desc').orderBy('idx', 'desc');
  const first = await low.limit(1).executeTakeFirst();
  const last = await high.limit(1).executeTakeFirst();
  return first && last && first.idx <= last.idx ? { first: first.idx, last: last.idx } : undefined;
}

const AT_ONCE = 20_000;

/** Positions of the rows that say one of these verbs, in order, some thousand at a time. */
export async function* positionsOf(
  { db, dialect }: Store,
  { first, last }: Stretch,
  verbs: readonly JournalVerb[],
): AsyncGenerator<readonly number[]> {
  for (let from = first; from <= last; from += AT_ONCE) {
    const rows = await db
      .selectFrom('journal')
      .select('idx')
      .where('idx', '>=', from)
      .where('idx', '<=', Math.min(last, from + AT_ONCE - 1))
      .where(memberOf(dialect, 'what'), 'in', verbs)
      .orderBy('idx')
      .execute();
    yield rows.map((row) => row.idx);
    await nextTurn();
  }
}

/** How often each verb stands between two positions. */
export async function countsIn(
  { db, dialect }: Store,
  { first, last }: Stretch,
): Promise<ReadonlyMap<string, number>> {
  const what = memberOf(dialect, 'what');
  const rows = await db
    .selectFrom('journal')
    .select([what.as('what'), (eb) => eb.fn.countAll<number>().as('n')])
    .where('idx', '>=', first)
    .where('idx', '<=', last)
    .where('row', 'is not', null)
    .groupBy(what)
    .execute();
  return new Map(rows.map((row) => [row.what, Number(row.n)]));
}
