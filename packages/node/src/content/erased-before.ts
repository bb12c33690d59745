// SPDX-License-Identifier: Apache-2.0
// Acts whose content was erased before this store was put back from an older copy that does not have them yet: partners give them again, and what
// they say is erased in the transaction in which it comes.
import { insertMany, listOf, type Store, type Tx } from '../store/index.ts';
import { eraseActs } from './erase.ts';
import { holdArriving } from './holds.ts';

/** There are any: one row to look for where a node was never restored. */
const ANY = 'erased-before';
const nameOf = (act: string): string => `${ANY}/${act}`;

/** Notes acts that are not held now and must come back without content. */
export async function expectErased(tx: Tx, store: Store, acts: readonly string[]): Promise<void> {
  if (acts.length === 0) return;
  const rows = [ANY, ...acts.map(nameOf)].map((name) => ({ name, value: '' }));
  await insertMany(tx, store.dialect, 'settings', rows, { ignore: true });
}

/** To be called last by whoever has just stored acts that came. */
export async function settleArriving(tx: Tx, acts: readonly string[]): Promise<void> {
  await eraseReturning(tx, acts);
  await holdArriving(tx, acts);
}

async function eraseReturning(tx: Tx, acts: readonly string[]): Promise<void> {
  if (acts.length === 0) return;
  const any = await tx.selectFrom('settings').select('name').where('name', '=', ANY).executeTakeFirst();
  if (!any) return;
  const names = await tx
    .selectFrom('settings')
    .select('name')
    .where('name', 'in', listOf(tx, acts.map(nameOf)))
    .execute();
  const returning = names.map(({ name }) => name.slice(ANY.length + 1));
  await eraseActs(tx, returning);
}
