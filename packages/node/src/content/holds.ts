// SPDX-License-Identifier: Apache-2.0
// What a legal hold does to acts: they are restricted and neither a term nor a recall erases them, until no hold keeps them any more
// (LED Art. 16(3): restricted instead of erased). What came upon them meanwhile waits beneath.
import { NEVER_EXPIRES } from '@tansiq/protocol';
import { sql } from 'kysely';
import { listOf, type Tx } from '../store/index.ts';
import { type Erasure, eraseActs } from './erase.ts';

/** True for acts that a hold which has not ended names, by themselves or by their dossier. */
const covered = sql<boolean>`exists (select 1 from legal_holds h where h.ended_ms is null
  and (h.act = acts.id or h.dossier = acts.dossier))`;

/** Holds what of these acts says something and is still there. @param of ids of acts, or of one dossier all of it */
export async function holdActs(tx: Tx, of: readonly string[] | { dossier: string }): Promise<void> {
  let query = tx
    .selectFrom('acts')
    .select(['id', 'hold', 'expires_ms'])
    .where('kind', '=', 'content')
    .where('open', '=', 1)
    .where('hold', 'in', [0, 1]);
  query = 'dossier' in of ? query.where('dossier', '=', of.dossier) : query.where('id', 'in', listOf(tx, of));
  for (const { id, hold, expires_ms } of await query.where(covered).execute()) {
    await tx.insertInto('held_acts').values({ act: id, beneath: hold, expires_ms }).execute();
    await tx.updateTable('acts').set({ hold: 3, expires_ms: NEVER_EXPIRES }).where('id', '=', id).execute();
  }
}

/** To be called by whoever has just stored acts: those that a hold names are under it from the first. */
export async function holdArriving(tx: Tx, acts: readonly string[]): Promise<void> {
  if (acts.length === 0) return;
  const any = await tx
    .selectFrom('legal_holds')
    .select('id')
    .where(sql<boolean>`ended_ms is null`)
    .limit(1)
    .executeTakeFirst();
  if (any) await holdActs(tx, acts);
}

/** Frees what no hold keeps any more: each act is again what it was beneath; what was to be erased meanwhile is. */
export async function freeActs(tx: Tx): Promise<Erasure & { erased: string[] }> {
  const rows = await tx
    .selectFrom('held_acts')
    .innerJoin('acts', 'acts.id', 'held_acts.act')
    .select(['acts.id', 'held_acts.beneath', 'held_acts.expires_ms'])
    .where(sql<boolean>`not ${covered}`)
    .execute();
  for (const { id, beneath, expires_ms } of rows) {
    await tx.deleteFrom('held_acts').where('act', '=', id).execute();
    const hold = beneath === 1 ? 1 : 0;
    await tx.updateTable('acts').set({ hold, expires_ms }).where('id', '=', id).execute();
  }
  const due = rows.flatMap(({ id, beneath }) => (beneath === 2 ? [id] : []));
  return { ...(await eraseActs(tx, due)), erased: due };
}
