// SPDX-License-Identifier: Apache-2.0
// Old events go: they only say what to look at again. How far they went is remembered, so that who comes back from before is told to look at
// everything anew instead of missing something.
import { sql } from 'kysely';
import type { Db, Store, Tx } from '../store/index.ts';

/** What of the events is kept. */
export interface KeptNews {
  days: number;
  /** At most so many, however young they are. */
  most: number;
}

const HORIZON = 'events-gone-to';
const GROUP = 2000;
const DAY = 86_400_000;

/** Number up to which events may be missing; 0 while none went. */
export async function newsHorizon(db: Db | Tx): Promise<number> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', HORIZON).executeTakeFirst();
  return Number(row?.value ?? 0);
}

/**
 * Deletes events that are older than `kept.days` or more than `kept.most` behind the newest; never one of which nobody was told yet, nor the
 * newest, whose number clients say they have seen. Answers how many went.
 */
export async function pruneNews(store: Store, nowMs: number, kept: KeptNews): Promise<number> {
  let gone = 0;
  for (let from = 0; ; ) {
    const { seen, deleted, last } = await store.writer.write((tx) => pruneSome(tx, from, nowMs, kept));
    gone += deleted;
    // What is left of a whole group stays because it is young.
    if (seen < GROUP || last === from) return gone;
    from = last;
  }
}

async function pruneSome(tx: Tx, from: number, nowMs: number, kept: KeptNews) {
  const newest = await tx
    .selectFrom('events')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  const top = newest?.seq ?? 0;
  const rows = await tx
    .selectFrom('events')
    .select(['seq', 'at_ms'])
    .where('seq', '>', from)
    .where('seq', '<', top)
    .orderBy('seq')
    .limit(GROUP)
    .execute();
  // By number, not by time alone: a clock that was set back leaves no holes.
  const young = rows.findIndex(({ seq, at_ms }) => at_ms >= nowMs - kept.days * DAY && seq > top - kept.most);
  const old = young === -1 ? rows : rows.slice(0, young);
  const last = old.at(-1)?.seq;
  if (last === undefined) return { seen: 0, deleted: 0, last: from };
  const { numDeletedRows } = await tx
    .deleteFrom('events')
    .where('seq', '>', from)
    .where('seq', '<=', last)
    .where('told', '=', 1)
    .executeTakeFirst();
  const deleted = Number(numDeletedRows);
  if (deleted > 0) await noteHorizon(tx, last);
  return { seen: old.length, deleted, last };
}

/** Another process may have gone farther meanwhile: it never comes back. */
async function noteHorizon(tx: Tx, seq: number): Promise<void> {
  await tx
    .insertInto('settings')
    .values({ name: HORIZON, value: String(seq) })
    .onConflict((on) =>
      on
        .column('name')
        .doUpdateSet({ value: String(seq) })
        .where(sql<boolean>`cast(settings.value as bigint) < ${seq}`),
    )
    .execute();
}
