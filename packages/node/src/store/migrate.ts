// SPDX-License-Identifier: Apache-2.0
// Brings a store to the newest schema, one migration after the other, each committed by itself: who is stopped in between goes on from there.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Dialect } from './dialect.ts';
import { LIVING } from './lasting-session.ts';
import { type Migration, migrations } from './migrations/index.ts';

/** A step that is about to be taken: the `n`th of `of`. */
export interface UpgradeStep {
  readonly name: string;
  readonly n: number;
  readonly of: number;
}

export type ToldOfStep = (step: UpgradeStep) => void;

/** Number of the lock that keeps two processes from migrating one PostgreSQL at a time. */
const LOCK = 7402611;

/**
 * @param told before each step of a store that was there before; a new one is made in a single step, of which nobody is told
 * @param wanted all migrations, in order
 * @throws Error when the store was written by a newer version of the software
 */
export async function migrate<T>(
  db: Kysely<T>,
  dialect: Dialect,
  told: ToldOfStep = () => undefined,
  wanted: readonly Migration[] = migrations,
): Promise<void> {
  await sql`create table if not exists migrations (name text primary key, at bigint not null)`.execute(db);
  const isNew = await withLock(db, dialect, async (tx) => {
    if ((await doneIn(tx)).size > 0) return false;
    for (const migration of wanted) await carryOut(tx, dialect, migration);
    return true;
  });
  if (isNew) return;
  const done = await doneIn(db);
  refuseNewer(compared(done, wanted));
  const missing = wanted.filter(({ name }) => !done.has(name));
  await refuseAlongside(db, dialect, missing);
  for (const [index, migration] of missing.entries()) {
    told({ name: migration.name, n: index + 1, of: missing.length });
    await withLock(db, dialect, async (tx) => {
      // Another process on the same database may have been faster.
      if (!(await doneIn(tx)).has(migration.name)) await carryOut(tx, dialect, migration);
    });
  }
}

/** A transaction that no other migrating process has at the same time. */
function withLock<T, R>(
  db: Kysely<T>,
  dialect: Dialect,
  work: (tx: Transaction<T>) => Promise<R>,
): Promise<R> {
  return db.transaction().execute(async (tx) => {
    // SQLite has one writer: who writes first in its transaction, be it nothing, is that one until it commits.
    if (dialect === 'sqlite') await sql`delete from migrations where name = ''`.execute(tx);
    else await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    return await work(tx);
  });
}

async function doneIn<T>(db: Kysely<T>): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(db);
  return new Set(rows.map(({ name }) => name));
}

/** Migrations that the next start carries out, and those of a newer version. */
export interface SchemaState {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** How the schema of a store stands to this version's; changes nothing. @throws Error where it is no store */
export const schemaState = async <T>(db: Kysely<T>): Promise<SchemaState> =>
  compared(await doneIn(db), migrations);

function compared(done: ReadonlySet<string>, wanted: readonly Migration[]): SchemaState {
  const names = wanted.map(({ name }) => name);
  return {
    missing: names.filter((name) => !done.has(name)),
    unknown: [...done].filter((name) => !names.includes(name)),
  };
}

function refuseNewer({ unknown }: SchemaState): void {
  if (unknown.length === 0) return;
  throw new Error(
    `The store was written by a newer version (${unknown.join(', ')}). Install that version, or restore a backup.`,
  );
}

/** Processes of the version before must not find under their feet what they do not understand. */
async function refuseAlongside<T>(
  db: Kysely<T>,
  dialect: Dialect,
  missing: readonly Migration[],
): Promise<void> {
  const apart = missing.filter(({ alongside }) => !alongside);
  if (dialect === 'sqlite' || apart.length === 0) return;
  const { rows } = await sql.raw(LIVING).execute(db);
  if (rows.length === 0) return;
  throw new Error(
    `${rows.length} processes of an earlier version work on this store, and it cannot be upgraded under them (${apart[0]?.name}). Stop them first.`,
  );
}

async function carryOut<T>(tx: Transaction<T>, dialect: Dialect, { name, up }: Migration): Promise<void> {
  await up(tx as unknown as Kysely<unknown>, dialect);
  const at = Math.floor(Date.now() / 1000);
  await sql`insert into migrations (name, at) values (${name}, ${at})`.execute(tx);
}
