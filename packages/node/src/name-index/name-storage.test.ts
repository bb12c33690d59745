// SPDX-License-Identifier: Apache-2.0
// Runs the storage contract on SQLite, and on PostgreSQL: a real one when TANSIQ_TEST_POSTGRES names it, else PGlite.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { nameStorageContract } from './name-storage-contract.ts';
import { PostgresNameStorage } from './postgres.ts';
import { SqliteNameStorage } from './sqlite.ts';

nameStorageContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-name-index-'));
  const opened: SqliteNameStorage[] = [];
  const again = async () => {
    const storage = new SqliteNameStorage(join(folder, 'names.db'));
    opened.push(storage);
    return storage;
  };
  return {
    storage: await again(),
    again,
    close: async () => {
      for (const storage of opened) storage.close();
      rmSync(folder, { recursive: true });
    },
  };
});

const server = process.env.TANSIQ_TEST_POSTGRES;
if (server) {
  nameStorageContract('PostgreSQL', async () => {
    const schema = `names_${randomBytes(6).toString('hex')}`;
    const clients: pg.Client[] = [];
    const again = async () => {
      const client = new pg.Client({ connectionString: server });
      await client.connect();
      clients.push(client);
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      await client.query(`SET search_path TO ${schema}`);
      const storage = new PostgresNameStorage(client);
      await storage.prepare();
      return storage;
    };
    return {
      storage: await again(),
      again,
      close: async () => {
        await clients[0]?.query(`DROP SCHEMA ${schema} CASCADE`);
        for (const client of clients) await client.end();
      },
    };
  });
} else {
  process.stdout.write(
    'TANSIQ_TEST_POSTGRES is not set: the PostgreSQL contract runs on PGlite (one connection, no concurrency)\n',
  );
  nameStorageContract('PostgreSQL (PGlite)', async () => {
    const db = new PGlite();
    const again = async () => {
      const storage = new PostgresNameStorage(db);
      await storage.prepare();
      return storage;
    };
    return { storage: await again(), again, close: () => db.close() };
  });
}
