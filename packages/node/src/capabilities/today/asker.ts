// SPDX-License-Identifier: Apache-2.0
// Who asks what waits, and the pieces of SQL that keep every answer within what they may know and within bounds.
import { type RawBuilder, sql } from 'kysely';
import type { Officer } from '../../access/index.ts';
import type { Db } from '../../store/index.ts';
import type { ItemKind } from './item.ts';

export interface Asker {
  officer: Officer;
  nowMs: number;
  /** Their dossiers when these are few: then what waits is looked up by dossier, else by time. */
  dossiers: readonly string[] | undefined;
  /** Most things of one kind that are looked for. */
  limit: number;
}

const FEW = 500;

export async function askerOf(db: Db, officer: Officer, nowMs: number, limit: number): Promise<Asker> {
  const rows = await db
    .selectFrom('dossier_readers')
    .select('dossier')
    .where('user', '=', officer.id)
    .limit(FEW + 1)
    .execute();
  const dossiers = rows.length > FEW ? undefined : rows.map((row) => row.dossier);
  return { officer, nowMs, dossiers, limit };
}

/** True where nobody has taken note of `subject` yet. */
export const notNoted = (kind: ItemKind, subject: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from taken_note n where n.kind = ${sql.lit(kind)} and n.subject = ${subject})`;
