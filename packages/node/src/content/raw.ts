// SPDX-License-Identifier: Apache-2.0
// The few sentences that touch the section table without a reader's permit: what leaves for a partner after gate(send), what
// the gate itself must look at, and control acts, which say nothing of a person. Nothing here answers an officer.
import { isKept, type JsonObject, type RandomId } from '@tansiq/protocol';
import { type Db, listOf, type Tx } from '../store/index.ts';

export type StoredSections = Record<string, { salt: RandomId; text: string; body: JsonObject }>;

/** Sections of acts, by act id: for delivery, for the gate, for exports that their own permit covers. */
export async function storedSections(
  db: Db | Tx,
  acts: readonly string[],
  names?: readonly string[],
): Promise<Map<string, StoredSections>> {
  const found = new Map<string, StoredSections>();
  if (acts.length === 0) return found;
  let query = db
    .selectFrom('sections')
    .select(['act', 'name', 'salt', 'body'])
    .where('act', 'in', listOf(db, acts));
  if (names) query = query.where('name', 'in', names);
  for (const { act, name, salt, body } of await query.execute()) {
    const sections = found.get(act) ?? {};
    sections[name] = { salt: salt as RandomId, text: body, body: JSON.parse(body) as JsonObject };
    found.set(act, sections);
  }
  return found;
}

/** As they travel: salt and text, nothing parsed. */
export async function wireSectionsOf(
  db: Db | Tx,
  acts: readonly string[],
): Promise<Map<string, Record<string, readonly [string, string]>>> {
  const found = new Map<string, Record<string, readonly [string, string]>>();
  if (acts.length === 0) return found;
  const rows = await db
    .selectFrom('sections')
    .select(['act', 'name', 'salt', 'body'])
    .where('act', 'in', listOf(db, acts))
    .execute();
  for (const { act, name, salt, body } of rows) {
    const sections = found.get(act) ?? {};
    sections[name] = [salt, body];
    found.set(act, sections);
  }
  return found;
}

/** How many sections are there of these acts: fewer than there were when some have been erased. */
export async function sectionCount(db: Db | Tx, acts: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('sections')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('act', 'in', listOf(db, acts))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Bodies of control acts, by act id and section. */
export async function controlBodies(
  db: Db | Tx,
  acts: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const sections = await storedSections(db, acts);
  return new Map(
    [...sections].map(([act, named]) => [
      act,
      Object.fromEntries(Object.entries(named).map(([name, { body }]) => [name, body])),
    ]),
  );
}

/**
 * Deletes what may be erased of an act: body and salt of every section that is not kept, its statements, its attachments' keys with
 * them, and what was translated of it.
 */
export async function eraseContent(tx: Tx, act: string, type: Parameters<typeof isKept>[0]): Promise<void> {
  const names = await tx.selectFrom('sections').select('name').where('act', '=', act).execute();
  const erasable = names.map((row) => row.name).filter((name) => !isKept(type, name));
  if (erasable.length > 0)
    await tx.deleteFrom('sections').where('act', '=', act).where('name', 'in', erasable).execute();
  await tx.deleteFrom('statements').where('act', '=', act).execute();
  await tx.deleteFrom('translations').where('act', '=', act).execute();
}
