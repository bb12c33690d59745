// SPDX-License-Identifier: Apache-2.0
// Emergencies as rows with their acts' headers, as far as somebody may see them, and what waits for whom among them.
import { hasRole, type Officer } from '../../access/index.ts';
import type { ActsTable, Db, EmergenciesTable, Tx } from '../../store/index.ts';

export type EmergencyRow = EmergenciesTable &
  Pick<ActsTable, 'type' | 'author' | 'own' | 'dossier' | 'lineage' | 'status'>;

/** Who decides whether a partner's is taken. */
export const deciding = ['releaser', 'head'] as const;
/** Who hears of all of them, and reviews those that they had no part in. */
export const reviewing = ['head', 'supervisor'] as const;

const rowsOf = (db: Pick<Db | Tx, 'selectFrom'>) =>
  db
    .selectFrom('emergencies')
    .innerJoin('acts', 'acts.id', 'emergencies.act')
    .selectAll('emergencies')
    .select(['acts.type', 'acts.author', 'acts.own', 'acts.dossier', 'acts.lineage', 'acts.status']);

/** Newest first. */
export async function emergenciesFor(db: Db, officer: Officer, limit: number): Promise<EmergencyRow[]> {
  const rows = await rowsOf(db)
    .orderBy('emergencies.since_ms', 'desc')
    .orderBy('emergencies.act')
    .limit(limit)
    .execute();
  return rows.filter((row) => maySee(officer, row));
}

export async function emergencyOf(tx: Tx, officer: Officer, act: string): Promise<EmergencyRow | undefined> {
  const row = await rowsOf(tx).where('emergencies.act', '=', act).executeTakeFirst();
  return row && maySee(officer, row) ? row : undefined;
}

/** A releaser sees those that people here must decide about; what is about people under protection, only who may know of such. */
function maySee(officer: Officer, { state, shielded, asked_by, decided_by }: EmergencyRow): boolean {
  if (hasRole(officer, 'supervisor')) return true;
  if (shielded === 1 && !officer.shielded) return false;
  return hasRole(officer, 'head') || state === 'waiting' || [asked_by, decided_by].includes(officer.id);
}

export const mayReview = (officer: Officer, row: EmergencyRow): boolean =>
  hasRole(officer, ...reviewing) &&
  row.review_ms !== null &&
  row.reviewed_by === null &&
  ![row.asked_by, row.decided_by].includes(officer.id);

export const mayDecide = (officer: Officer, { state, until_ms }: EmergencyRow, nowMs: number): boolean =>
  hasRole(officer, ...deciding) && state === 'waiting' && nowMs < until_ms;

/** What waits for the officer: to be decided, or to be reviewed. */
export async function emergenciesWaiting(db: Db, officer: Officer, nowMs: number, limit: number) {
  if (!hasRole(officer, ...deciding, ...reviewing)) return { decide: [], review: [] };
  const rows = await rowsOf(db)
    .where(({ eb, or, and }) =>
      or([
        eb('emergencies.state', '=', 'waiting'),
        and([eb('emergencies.review_ms', 'is not', null), eb('emergencies.reviewed_by', 'is', null)]),
      ]),
    )
    .orderBy('emergencies.since_ms')
    .limit(limit)
    .execute();
  const seen = rows.filter((row) => maySee(officer, row));
  return {
    decide: seen.filter((row) => mayDecide(officer, row, nowMs)),
    review: seen.filter((row) => mayReview(officer, row)),
  };
}
