// SPDX-License-Identifier: Apache-2.0
// Which acts an officer may know of: those they may read, and of what is erased, which says nothing any more, those of their dossiers.
import type { Officer } from '../access/index.ts';
import { notFound } from '../refusal.ts';
import type { ActRow, Db } from '../store/index.ts';
import { readablePredicate } from './readers.ts';

/** The header of an act and what became of it; nothing of its content. @throws Refusal 404 in as many queries whatever the reason */
export async function knownAct(db: Db, officer: Officer, id: string, nowMs: number): Promise<ActRow> {
  const row = await db.selectFrom('acts').selectAll().where('id', '=', id).executeTakeFirst();
  const may = await db
    .selectFrom('acts')
    .select('id')
    .where('id', '=', id)
    .where(readablePredicate(officer, nowMs))
    .executeTakeFirst();
  const knows = await db
    .selectFrom('dossier_readers')
    .select('user')
    .where('dossier', '=', row?.dossier ?? '')
    .where('user', '=', officer.id)
    .executeTakeFirst();
  const supervises = officer.roles.includes('supervisor');
  const cleared =
    row && row.rank <= Math.max(officer.clearance, 0) && (row.shielded === 0 || officer.shielded);
  if (!row || !(may || ((knows || supervises) && cleared && row.hold === 2))) throw notFound();
  return row;
}
