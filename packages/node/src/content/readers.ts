// SPDX-License-Identifier: Apache-2.0
// Who reads, as the gate takes it, and the same as a predicate of SQL over the labels of acts.
import { type ActId, type RandomId, type ReaderFacts, readersOf, restrictedReaders } from '@tansiq/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Officer } from '../access/index.ts';
import { gateRoles } from '../exchange/act-facts.ts';
import { type Db, listOf } from '../store/index.ts';

/** The officer before the gate; `knows` and `accepted` are what was looked up for the act in question. */
export function readerFacts(
  officer: Officer,
  party: ReaderFacts['party'],
  knows: readonly string[],
  accepted: readonly string[],
): ReaderFacts {
  return {
    party,
    roles: gateRoles(officer.roles),
    dossiers: new Set(knows as RandomId[]),
    clearance: officer.clearance,
    protection: officer.shielded,
    acceptedH3: new Set(accepted as ActId[]),
  };
}

/**
 * What `readerFacts` and `readablePredicate` look at of each officer for these acts, as one text: the gate answers two with the same text the same,
 * as it knows nothing else of who reads.
 */
export async function rightsOn(
  db: Db,
  officers: readonly Officer[],
  acts: readonly string[],
): Promise<string[]> {
  const users = [...new Set(officers.map(({ id }) => id))];
  const knows = await db
    .selectFrom('dossier_readers')
    .select(['user', 'dossier'])
    .where('user', 'in', users)
    .where('dossier', 'in', sql<string>`(select acts.dossier from acts where acts.id in ${listOf(db, acts)})`)
    .execute();
  const accepted = await db
    .selectFrom('accepted_restrictions')
    .select(['user', 'act'])
    .where('user', 'in', users)
    .where('act', 'in', listOf(db, acts))
    .execute();
  return officers.map(({ id, roles, clearance, shielded }) =>
    JSON.stringify([
      ...[[...gateRoles(roles)].sort(), clearance, shielded],
      knows.flatMap(({ user, dossier }) => (user === id ? [dossier] : [])).sort(),
      accepted.flatMap(({ user, act }) => (user === id ? [act] : [])).sort(),
    ]),
  );
}

const kinds = ['content', 'control', 'housekeeping'] as const;

/**
 * True for exactly the rows of `acts` on which the gate would permit this officer to read: `readableByLabels` of the protocol
 * as SQL. Their equality is tested with random officers and acts.
 * @param h3 `unaccepted`: instead those that only this officer's acceptance of their H3 restriction is missing for.
 */
export function readablePredicate(
  officer: Officer,
  nowMs: number,
  h3: 'accepted' | 'unaccepted' = 'accepted',
): RawBuilder<boolean> {
  const roles = gateRoles(officer.roles);
  const allowed = kinds.filter((kind) => [...readersOf[kind]].some((role) => roles.has(role)));
  if (allowed.length === 0) return sql<boolean>`1 = 0`;
  const all = roles.has('supervisor');
  const accepted = sql`exists (select 1 from accepted_restrictions r where r.act = acts.id and r."user" = ${officer.id})`;
  const parts = [
    sql`acts.open = 1`,
    sql`acts.kind in (${sql.join(allowed)})`,
    sql`acts.rank <= ${Math.max(officer.clearance, 0)}`,
    // `+`: nearly every act has not expired, and an index of when they do would be the worst way to the newest.
    sql`+acts.expires_ms > ${nowMs}`,
    h3 === 'accepted' ? sql`(acts.h3 = 0 or ${accepted})` : sql`(acts.h3 = 1 and not ${accepted})`,
  ];
  if (!all) {
    const knows = sql`exists (select 1 from dossier_readers d where d.dossier = acts.dossier and d."user" = ${officer.id})`;
    parts.push(sql`(acts.kind = 'housekeeping' or ${knows})`);
  }
  if (!officer.shielded) parts.push(sql`acts.shielded = 0`);
  if (![...restrictedReaders].some((role) => roles.has(role))) parts.push(sql`acts.hold not in (1, 3)`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}
