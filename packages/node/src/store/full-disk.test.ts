// SPDX-License-Identifier: Apache-2.0
// A disk that fills during a transaction, or at its commit: SQLite takes all of it back by itself. Each writer is told why, and nothing of it stays.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { SqliteDialect, type SqliteStatement, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isStoreAway } from '../http/store-away.ts';
import { openStore, type Store, type Tx } from './index.ts';
import { storeOn } from './open.ts';
import { SqliteStatements } from './sqlite-statements.ts';

const folder = mkdtempSync(join(tmpdir(), 'tansiq-full-'));
let store: Store;
beforeAll(async () => {
  store = await openStore({ sqlite: join(folder, 'full.sqlite') });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What SQLite does when no page can be written: the transaction is gone, and then it says why. */
async function fills(tx: Tx): Promise<never> {
  await sql`rollback`.execute(tx);
  throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
}

/** A file whose disk fills at the next commit, once. */
class FullAtCommit extends SqliteStatements {
  isFull = false;
  readonly #file: Sqlite.Database;

  constructor(file: Sqlite.Database) {
    super(file, () => undefined);
    this.#file = file;
  }

  override prepare(text: string): SqliteStatement {
    if (text !== 'commit' || !this.isFull) return super.prepare(text);
    this.isFull = false;
    const run = () => {
      this.#file.exec('rollback');
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    return { reader: false, run, all: run, iterate: run };
  }
}

const section = (seq: number) => async (tx: Tx) => {
  await tx.insertInto('sections').values({ seq, name: 'facts', salt: 's', body: '{}' }).execute();
};
const kept = async () =>
  (await store.db.selectFrom('sections').select('seq').execute()).map(({ seq }) => seq);

describe('a disk that fills', () => {
  it('is what every writer of the group is told of, and none of them leaves anything', async () => {
    const { writer } = store;
    const all = await Promise.allSettled([
      writer.write(section(1)),
      writer.write(fills),
      writer.write(section(2)),
    ]);
    expect(all.map((one) => one.status === 'rejected' && isStoreAway(one.reason))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await kept()).toEqual([]);
  });

  it('is what a writer by itself is told of, and the next one writes', async () => {
    const alone = await store.writer.write(fills).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(isStoreAway(alone)).toBe(true);
    await store.writer.write(section(3));
    expect(await kept()).toEqual([3]);
  });

  it('is what all writers of a transaction are told of whose commit finds no room, and the next one writes', async () => {
    const database = new FullAtCommit(new Sqlite(':memory:'));
    const other = await storeOn(new SqliteDialect({ database }), 'sqlite');
    database.isFull = true;
    const all = await Promise.allSettled([other.writer.write(section(1)), other.writer.write(section(2))]);
    expect(all.map((one) => one.status === 'rejected' && isStoreAway(one.reason))).toEqual([true, true]);
    await other.writer.write(section(3));
    expect((await other.db.selectFrom('sections').select('seq').execute()).map(({ seq }) => seq)).toEqual([
      3,
    ]);
    await other.close();
  });
});
