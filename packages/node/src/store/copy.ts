// SPDX-License-Identifier: Apache-2.0
// A store as it is at one moment, while a node goes on writing to it: copied whole, or read without changing its schema.
import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import type { Db, StoreLocation } from './open.ts';
import type { Tables } from './schema.ts';

/**
 * Copies a SQLite store in one read transaction: what was committed before is in it, nothing of what comes after, and no page that was freed.
 * @throws Error when `to` is there already
 */
export function copySqlite(from: string, to: string): void {
  const file = new Sqlite(from, { fileMustExist: true });
  try {
    file.pragma('busy_timeout = 5000');
    file.pragma('temp_store = MEMORY');
    file.prepare('vacuum into ?').run(to);
  } finally {
    file.close();
  }
}

/** Reads a store and leaves its schema as it is, whichever version wrote it. */
export async function reading<T>(where: StoreLocation, read: (db: Db) => Promise<T>): Promise<T> {
  const dialect =
    'sqlite' in where
      ? new SqliteDialect({ database: new Sqlite(where.sqlite, { fileMustExist: true, readonly: true }) })
      : new PostgresDialect({ pool: new pg.Pool({ connectionString: where.postgres, max: 1 }) });
  const db = new Kysely<Tables>({ dialect });
  try {
    return await db.transaction().execute(read);
  } finally {
    await db.destroy();
  }
}
