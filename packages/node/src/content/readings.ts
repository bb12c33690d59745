// SPDX-License-Identifier: Apache-2.0
// Who of this party opened an act, first and last: kept beside the journal, which has each time and why, so that one act's readers
// are one look-up in a journal of millions.
import { sql } from 'kysely';
import type { Officer } from '../access/index.ts';
import type { Db, Tx } from '../store/index.ts';

export interface Reading {
  user: string;
  name: string;
  /** Epoch milliseconds. */
  first: number;
  last: number;
  times: number;
}

/** In the transaction that journals the reading. */
export async function noteReading(tx: Tx, officer: Officer, act: string, nowMs: number): Promise<void> {
  await tx
    .insertInto('act_reads')
    .values({ act, user: officer.id, first_ms: nowMs, last_ms: nowMs, times: 1 })
    .onConflict((oc) =>
      oc.columns(['act', 'user']).doUpdateSet({ last_ms: nowMs, times: sql`act_reads.times + 1` }),
    )
    .execute();
}

/** Who opened it, in the order of their first time. */
export async function readingsOf(db: Db | Tx, act: string): Promise<Reading[]> {
  const rows = await db
    .selectFrom('act_reads')
    .leftJoin('users', 'users.id', 'act_reads.user')
    .select(['act_reads.user', 'users.name', 'first_ms', 'last_ms', 'times'])
    .where('act', '=', act)
    .orderBy('first_ms')
    .orderBy('act_reads.user')
    .limit(500)
    .execute();
  return rows.map(({ user, name, first_ms, last_ms, times }) => ({
    user,
    name: name ?? '',
    first: first_ms,
    last: last_ms,
    times,
  }));
}
