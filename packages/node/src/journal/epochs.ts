// SPDX-License-Identifier: Apache-2.0
// The journal's epochs: a journal that was restored from an old copy goes on as a new log that names the old one's head.
import { newRandomId } from '@tansiq/protocol';
import { sql } from 'kysely';
import { type Db, type Dialect, lockRows, type Tx } from '../store/index.ts';

const SETTING = 'journal.epochs';

/** One log of the journal: rows from `first` up to the next epoch's `first`. */
export interface Epoch {
  readonly id: string;
  /** `idx` of its row 0. */
  readonly first: number;
}

/** Origin of the log (protocol §12). */
export function journalOrigin(party: string, epoch: Epoch): string {
  return `tansiq.journal/v1/${party}/${epoch.id}`;
}

/** All epochs, oldest first; none before the journal was first opened. */
export async function readEpochs(db: Db | Tx): Promise<Epoch[]> {
  const found = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', SETTING)
    .executeTakeFirst();
  return found ? (JSON.parse(found.value) as Epoch[]) : [];
}

/** The newest epoch; makes the first one, with its empty head, when there is none. Safe when two processes start at once. */
export async function openEpoch(tx: Tx, dialect: Dialect, party: string): Promise<Epoch> {
  const none = { name: SETTING, value: '[]' };
  await tx
    .insertInto('settings')
    .values(none)
    .onConflict((on) => on.doNothing())
    .execute();
  await sql`select name from settings where name = ${SETTING}${lockRows(dialect, 'update')}`.execute(tx);
  return (await readEpochs(tx)).at(-1) ?? (await addEpoch(tx, party));
}

/** Begins another epoch after the newest row. */
export async function addEpoch(tx: Tx, party: string): Promise<Epoch> {
  const last = await tx
    .selectFrom('journal')
    .select('idx')
    .orderBy('idx', 'desc')
    .limit(1)
    .executeTakeFirst();
  const epoch = { id: newRandomId(), first: last ? last.idx + 1 : 0 };
  const value = JSON.stringify([...(await readEpochs(tx)), epoch]);
  await tx.updateTable('settings').set({ value }).where('name', '=', SETTING).execute();
  const head = { size: 0, frontier: '[]', checkpoint: null, cosigned: null, cosigned_size: 0 };
  await tx
    .insertInto('log_heads')
    .values({ log: journalOrigin(party, epoch), ...head })
    .execute();
  return epoch;
}
