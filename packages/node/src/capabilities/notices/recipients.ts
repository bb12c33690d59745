// SPDX-License-Identifier: Apache-2.0
// Who is told: active users in the role, who know of the dossier, and whom the gate lets know of the act. Asked again before each sending.
import { sql } from 'kysely';
import { hasRole, type Officer, officerOf } from '../../access/index.ts';
import { readablePredicate } from '../../content/readers.ts';
import type { Db, Tx } from '../../store/index.ts';
import type { DraftOf, Told } from './kinds.ts';

export interface ToUser extends Told {
  to: string;
}

/** Of these acts those that the officer may read, or could once they accept an H3 restriction. One query. */
export async function knownActs(
  db: Db | Tx,
  officer: Officer,
  nowMs: number,
  acts: readonly string[],
): Promise<ReadonlySet<string>> {
  if (acts.length === 0) return new Set();
  const rows = await db
    .selectFrom('acts')
    .select('id')
    .where('id', 'in', acts)
    .where(
      sql<boolean>`(${readablePredicate(officer, nowMs)} or ${readablePredicate(officer, nowMs, 'unaccepted')})`,
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** All to whom it is to be told: one query for the users, one for each of them who is asked about acts. */
export async function recipientsOf(
  tx: Tx,
  told: readonly Told[],
  drafts: ReadonlyMap<string, DraftOf>,
  nowMs: number,
): Promise<ToUser[]> {
  if (told.length === 0) return [];
  const users = await tx.selectFrom('users').selectAll().where('state', '=', 'active').execute();
  const grants = await grantsIn(tx, told, drafts);
  const found: ToUser[] = [];
  for (const row of users) {
    const officer = officerOf(row);
    const meant = told.filter((one) => isMeant(officer, one));
    const known = await knownActs(tx, officer, nowMs, [...new Set(meant.flatMap(({ act }) => act ?? []))]);
    for (const one of meant) {
      const draft = drafts.get(one.subject);
      // A draft that goes on with a dossier is for those who know of that dossier.
      const sees = draft?.dossier === undefined || grants.has(`${officer.id} ${draft.dossier}`);
      if (one.act === undefined ? one.kind !== 'release' || sees : known.has(one.act))
        found.push({ ...one, to: officer.id });
    }
  }
  return found;
}

function isMeant(officer: Officer, { roles, user, except, act }: Told): boolean {
  if (officer.id === except || (user !== undefined && officer.id !== user)) return false;
  // Supervisors look when they choose to; each act that is exchanged need not be told to them.
  if (act !== undefined && hasRole(officer, 'supervisor', 'administrator')) return false;
  return roles === undefined || hasRole(officer, ...roles);
}

async function grantsIn(
  tx: Tx,
  told: readonly Told[],
  drafts: ReadonlyMap<string, DraftOf>,
): Promise<ReadonlySet<string>> {
  const dossiers = told.flatMap(({ subject }) => drafts.get(subject)?.dossier ?? []);
  if (dossiers.length === 0) return new Set();
  const rows = await tx
    .selectFrom('dossier_readers')
    .select(['user', 'dossier'])
    .where('dossier', 'in', dossiers)
    .execute();
  return new Set(rows.map(({ user, dossier }) => `${user} ${dossier}`));
}
