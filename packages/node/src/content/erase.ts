// SPDX-License-Identifier: Apache-2.0
// Erasure: bodies, salts, statements and attachments of an act go, and no byte of them is left; header, signature and proofs stay.
import { type ActType, newRandomId } from '@tansiq/protocol';
import { listOf, type Store, type Tx } from '../store/index.ts';
import { dropWords } from '../text-index/index.ts';
import { eraseContent } from './raw.ts';

export interface Erasure {
  /** Blobs whose rows this transaction marked erased: delete them, and scrub the store, after the commit. */
  blobs: string[];
}

/** Of these acts those that a legal hold keeps. */
export async function heldAmong(tx: Tx, acts: readonly string[]): Promise<string[]> {
  if (acts.length === 0) return [];
  const rows = await tx.selectFrom('held_acts').select('act').where('act', 'in', listOf(tx, acts)).execute();
  return rows.map(({ act }) => act);
}

/**
 * Erases acts within the caller's transaction. Those already erased are passed over; those that a legal hold keeps go when it is lifted.
 * @param evenHeld for what had been erased before, when no hold kept it any more
 */
export async function eraseActs(
  tx: Tx,
  asked: readonly string[],
  { evenHeld = false }: { evenHeld?: boolean } = {},
): Promise<Erasure> {
  const held = await heldAmong(tx, asked);
  if (held.length > 0) {
    const of = listOf(tx, held);
    if (evenHeld) await tx.deleteFrom('held_acts').where('act', 'in', of).execute();
    else await tx.updateTable('held_acts').set({ beneath: 2 }).where('act', 'in', of).execute();
  }
  const acts = evenHeld ? asked : asked.filter((act) => !held.includes(act));
  if (acts.length === 0) return { blobs: [] };
  await markErased(tx);
  const rows = await tx
    .selectFrom('acts')
    .select(['id', 'type'])
    .where('id', 'in', acts)
    .where('hold', '<>', 2)
    .execute();
  for (const row of rows) await eraseContent(tx, row.id, row.type as ActType);
  await dropWords(
    tx,
    rows.map((row) => row.id),
  );
  const attachments = await tx
    .selectFrom('attachments')
    .select(['id', 'blob'])
    .where('act', 'in', acts)
    .where('state', '<>', 'erased')
    .execute();
  await tx
    .updateTable('attachments')
    .set({ state: 'erased', blob: '', received: 0 })
    .where('act', 'in', acts)
    .execute();
  // What was never taken is kept whole elsewhere.
  await tx.deleteFrom('quarantine').where('act', 'in', acts).execute();
  await tx.updateTable('release_confirmations').set({ salt: null }).where('act', 'in', acts).execute();
  await tx.updateTable('acts').set({ hold: 2, open: 0 }).where('id', 'in', acts).execute();
  return { blobs: attachments.map((row) => row.blob).filter((blob) => blob !== '') };
}

/** What follows the commit of an erasure. @throws Error when the store cannot be scrubbed now; `scrubErased` does it later */
export async function finishErasure(
  store: Store,
  erasure: Erasure,
  deleteBlob: (blob: string) => Promise<void>,
): Promise<void> {
  for (const blob of erasure.blobs) await deleteBlob(blob);
  await scrubErased(store);
}

const DUE = 'erasures-to-scrub';

/** Notes in the erasing transaction that bytes of what it erased are left until the store has been scrubbed. */
export async function markErased(tx: Tx): Promise<void> {
  await tx
    .insertInto('settings')
    .values({ name: DUE, value: newRandomId() })
    .onConflict((oc) => oc.column('name').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
    .execute();
}

/** Scrubs the store if something was erased since the last time: after an erasure, and after a crash that came between. */
export async function scrubErased(store: Store): Promise<void> {
  const due = await store.db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', DUE)
    .executeTakeFirst();
  if (!due) return;
  await store.scrub();
  // What was erased meanwhile has another mark, and stays due.
  await store.writer.write((tx) =>
    tx.deleteFrom('settings').where('name', '=', DUE).where('value', '=', due.value).execute(),
  );
}
