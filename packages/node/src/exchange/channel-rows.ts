// SPDX-License-Identifier: Apache-2.0
// The row of a channel and its frontier: where a log stands, read and written in the transactions that move it.

import { Frontier } from '@tansiq/ledger';
import { sql } from 'kysely';
import type { ChannelsTable, Db, Dialect, Tx } from '../store/index.ts';
import { lockRows } from '../store/index.ts';

/** The channel, made when it is not there yet. With a lock, other sequencers and inboxes of it wait for this transaction. */
export async function channelRow(
  tx: Tx,
  dialect: Dialect,
  from: string,
  to: string,
  lock: 'update' | 'share' = 'update',
): Promise<ChannelsTable> {
  const find = sql<ChannelsTable>`select * from channels where from_party = ${from} and to_party = ${to}${lockRows(dialect, lock)}`;
  const found = (await find.execute(tx)).rows[0];
  if (found) return found;
  const row: ChannelsTable = {
    from_party: from,
    to_party: to,
    size: 0,
    receipted: 0,
    seen: 0,
    frontier: '',
    receipt: null,
    state: 'open',
    why: null,
    fence: 0,
  };
  await tx
    .insertInto('channels')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .execute();
  return (await find.execute(tx)).rows[0] ?? row;
}

export const peekChannel = (db: Db, from: string, to: string): Promise<ChannelsTable | undefined> =>
  db
    .selectFrom('channels')
    .selectAll()
    .where('from_party', '=', from)
    .where('to_party', '=', to)
    .executeTakeFirst();

/** The tree at `receipted`. */
export const frontierOf = (row: Pick<ChannelsTable, 'frontier'>): Frontier =>
  row.frontier === '' ? new Frontier() : Frontier.fromBytes(Buffer.from(row.frontier, 'base64url'));

export const frontierText = (frontier: Frontier): string =>
  Buffer.from(frontier.toBytes()).toString('base64url');

/** Stops a channel until a person decides; the reason is shown to officers. */
export async function stopIn(tx: Tx, dialect: Dialect, from: string, to: string, why: string): Promise<void> {
  await channelRow(tx, dialect, from, to);
  await tx
    .updateTable('channels')
    .set({ state: 'stopped', why })
    .where('from_party', '=', from)
    .where('to_party', '=', to)
    .execute();
}
