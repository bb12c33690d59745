// SPDX-License-Identifier: Apache-2.0
// The few sentences that touch the section table without a reader's permit: what leaves for a partner after gate(send), what
// the gate itself must look at, and control acts, which say nothing of a person. Nothing here answers an officer.
import { isKept, type JsonObject, type RandomId } from '@tansiq/protocol';
import { type Db, listOf, type Tx } from '../store/index.ts';

const sectionsOf = (db: Db | Tx, acts: readonly string[]) =>
  db
    .selectFrom('acts')
    .innerJoin('sections', 'sections.seq', 'acts.seq')
    .select(['acts.id as act', 'sections.name', 'sections.salt', 'sections.body'])
    .where('acts.id', 'in', listOf(db, acts));

export type StoredSections = Record<string, { salt: RandomId; text: string; body: JsonObject }>;

/** Sections of acts, by act id: for delivery, for the gate, for exports that their own permit covers. */
export async function storedSections(
  db: Db | Tx,
  acts: readonly string[],
  names?: readonly string[],
): Promise<Map<string, StoredSections>> {
  const found = new Map<string, StoredSections>();
  if (acts.length === 0) return found;
  let query = sectionsOf(db, acts);
  if (names) query = query.where('sections.name', 'in', names);
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
  for (const { act, name, salt, body } of await sectionsOf(db, acts).execute()) {
    const sections = found.get(act) ?? {};
    sections[name] = [salt, body];
    found.set(act, sections);
  }
  return found;
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
  const held = await tx
    .selectFrom('acts')
    .innerJoin('sections', 'sections.seq', 'acts.seq')
    .select(['sections.seq', 'sections.name'])
    .where('acts.id', '=', act)
    .execute();
  const erasable = held.filter(({ name }) => !isKept(type, name));
  for (const { seq, name } of erasable)
    await tx.deleteFrom('sections').where('seq', '=', seq).where('name', '=', name).execute();
  await tx.deleteFrom('statements').where('act', '=', act).execute();
  await tx.deleteFrom('translations').where('act', '=', act).execute();
}
