// SPDX-License-Identifier: Apache-2.0
// Opens the store: SQLite in the data folder by default, PostgreSQL by URL, migrated to the newest schema.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, type Dialect as KyselyDialect, PostgresDialect, SqliteDialect, sql } from 'kysely';
import pg from 'pg';
import type { Dialect } from './dialect.ts';
import { type LastingSession, openLasting, type SessionEars } from './lasting-session.ts';
import { migrate, type ToldOfStep } from './migrate.ts';
import { contentTables, rewriteTables } from './postgres-scrub.ts';
import type { Tables } from './schema.ts';
import { SqliteStatements } from './sqlite-statements.ts';
import { GroupWriter } from './write.ts';
import { WriteBack } from './write-back.ts';

/** Pages of 4 KiB in SQLite's write-ahead log at which a writer writes them back itself, if nobody else has. */
const LOG_PAGES = 16_000;

export type Db = Kysely<Tables>;

export type Scrubbed = 'content' | 'journal';

/** An open store. `db` reads; every write goes through `write`. */
export interface Store {
  readonly dialect: Dialect;
  readonly db: Db;
  readonly writer: GroupWriter;
  /**
   * Leaves no byte of deleted content, or of erased rows of the journal, behind: SQLite's write-ahead log is emptied, PostgreSQL's tables are
   * written anew. @throws Error while another process reads the store
   */
  scrub(what?: Scrubbed): Promise<void>;
  /** Where several processes may share the store: a session for what they have to do with each other. */
  readonly openLasting?: (channel: string, ears: SessionEars) => Promise<LastingSession>;
  close(): Promise<void>;
}

export type StoreLocation = { sqlite: string } | { postgres: string };

/**
 * Opens and migrates. Throws when the store was written by a newer version of the software.
 * @param lost told each time that the server ended a session; the next query opens another
 * @param told of each step of an upgrade, before it is taken
 */
export async function openStore(
  where: StoreLocation,
  lost: (error: Error) => void = () => undefined,
  told?: ToldOfStep,
): Promise<Store> {
  if ('sqlite' in where) {
    mkdirSync(dirname(where.sqlite), { recursive: true, mode: 0o700 });
    const file = new Sqlite(where.sqlite);
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL');
    file.pragma('secure_delete = ON');
    file.pragma('foreign_keys = ON');
    file.pragma('busy_timeout = 5000');
    file.pragma('cache_size = -16000');
    file.pragma('temp_store = MEMORY');
    file.pragma('journal_size_limit = 67108864');
    // Pages that many transactions write go back into the database once, not each time: it is synced less often.
    file.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
    const scrub = async (db: Db) => {
      // Through the query layer, which gives the one connection to one user after the other: within a transaction it would fail.
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(TRUNCATE)`.execute(db);
      if (rows[0]?.busy !== 0)
        throw new Error('another process is reading the store: its log could not be emptied');
    };
    const back = new WriteBack(where.sqlite);
    const database = new SqliteStatements(file, back.wrote);
    const store = await storeOn(new SqliteDialect({ database }), 'sqlite', scrub, told);
    return {
      ...store,
      close: async () => {
        await store.writer.drain();
        await back.close();
        await store.close();
      },
    };
  }
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    ...{ connectionString: where.postgres, max: 10 },
    // A server that vanished says nothing: who waits for it must hear of it.
    ...{ connectionTimeoutMillis: 10_000, keepAlive: true },
  });
  // A session that ends while nobody asks it anything (a failover, a restart) says so as an event, which would end the process: in the pool
  // when it is idle, by itself when a transaction holds it.
  pool.on('error', lost);
  pool.on('connect', (session) => session.on('error', lost));
  const scrub = (_: Db, what: Scrubbed) =>
    rewriteTables(pool, what === 'content' ? contentTables : ['journal', 'act_reads']);
  const store = await storeOn(new PostgresDialect({ pool }), 'postgres', scrub, told);
  return { ...store, openLasting: (channel, ears) => openLasting(where.postgres, channel, ears) };
}

/** A store on any Kysely dialect: what the contract suite runs on. */
export async function storeOn(
  dialect: KyselyDialect,
  kind: Dialect,
  scrub: (db: Db, what: Scrubbed) => Promise<void> = async () => undefined,
  told?: ToldOfStep,
): Promise<Store> {
  const db = new Kysely<Tables>({ dialect });
  await migrate(db, kind, told);
  const writer = new GroupWriter(db, kind);
  return {
    dialect: kind,
    db,
    writer,
    scrub: (what = 'content') => scrub(db, what),
    close: async () => {
      await writer.drain();
      await db.destroy();
    },
  };
}
