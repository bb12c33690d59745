// SPDX-License-Identifier: Apache-2.0
// A database that goes away: what was under way fails and says so, the process lives, and what comes next opens new sessions.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, testServer } from '../test-database.ts';
import { openStore, type Store } from './index.ts';

const server = testServer();
const name = server === undefined ? ' (skipped: TANSIQ_TEST_POSTGRES names no server)' : '';

describe.skipIf(server === undefined)(`a PostgreSQL whose sessions are ended${name}`, () => {
  let store: Store;
  let url: string;
  const lost: Error[] = [];

  beforeAll(async () => {
    url = await freshDatabase(server as string);
    store = await openStore({ postgres: url }, (error) => lost.push(error));
  });
  afterAll(async () => {
    await store?.close();
  });

  /** As an operator, or a failover, ends them. */
  async function endSessions(): Promise<void> {
    const other = new pg.Client({ connectionString: server as string });
    await other.connect();
    const database = new URL(url).pathname.slice(1);
    await other.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      database,
    ]);
    await other.end();
  }
  const one = () => sql<{ one: number }>`select 1 as one`.execute(store.db).then(({ rows }) => rows[0]?.one);

  it('goes on when they were idle', async () => {
    expect(await one()).toBe(1);
    await endSessions();
    await sleep(100);
    expect(lost.length).toBeGreaterThan(0);
    expect(await one()).toBe(1);
  });

  it('fails a transaction that waits for something else, and goes on with the next', async () => {
    const before = lost.length;
    const cut = store.writer.write(async (tx) => {
      await sql`select 1`.execute(tx);
      await endSessions();
      // Nobody asks the session anything while it ends.
      await sleep(200);
      return sql`select 1`.execute(tx);
    });
    await expect(cut).rejects.toThrow();
    expect(lost.length).toBeGreaterThan(before);
    const kept = await store.writer.write((tx) => sql<{ one: number }>`select 1 as one`.execute(tx));
    expect(kept.rows).toEqual([{ one: 1 }]);
  });
});
