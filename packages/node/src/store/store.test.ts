// SPDX-License-Identifier: Apache-2.0
// One contract for every database a node runs on: SQLite, PGlite for the dialect, and a real PostgreSQL when there is one.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertMany, openStore, type Store, storeOn } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tansiq-store-'));
const postgres = process.env.TANSIQ_TEST_POSTGRES;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function freshPostgres(url: string): Promise<Store> {
  const name = `contract_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return openStore({ postgres: own.href });
}

const stores: [string, () => Promise<Store>][] = [
  ['SQLite', () => openStore({ sqlite: join(folder, 'contract.sqlite') })],
  postgres
    ? ['PostgreSQL', () => freshPostgres(postgres)]
    : [
        'PGlite (no TANSIQ_TEST_POSTGRES: the dialect only, not concurrency)',
        () => storeOn(new PGliteDialect({ pglite: new PGlite() }), 'postgres'),
      ],
];

describe.each(stores)('the store on %s', (_, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  const section = (seq: number, name: string, body = '{}') => ({ seq, name, salt: 's', body });

  it('inserts many rows in one statement and leaves out those it has', async () => {
    const rows = Array.from({ length: 700 }, (_, i) =>
      section(1000 + i, 'facts', JSON.stringify({ text: { ar: `خبر ${i} "` } })),
    );
    await store.writer.write((tx) => insertMany(tx, store.dialect, 'sections', rows));
    await store.writer.write((tx) => insertMany(tx, store.dialect, 'sections', rows, { ignore: true }));
    const found = await store.db.selectFrom('sections').selectAll().where('seq', '>=', 1000).execute();
    expect(found).toHaveLength(700);
    expect(found.find((r) => r.seq === 1007)?.body).toBe('{"text":{"ar":"خبر 7 \\""}}');
  });

  it('keeps numbers numbers and nulls null', async () => {
    await store.writer.write((tx) =>
      insertMany(tx, store.dialect, 'entries', [
        {
          from_party: 'ma.a',
          to_party: 'es.b',
          idx: 0,
          act: 'x',
          seen: 3,
          result: null,
          rule: null,
          article: null,
          disposition: null,
        },
      ]),
    );
    const row = await store.db.selectFrom('entries').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ idx: 0, seen: 3, result: null });
  });

  it('takes back only the work that failed of a group that shares a commit', async () => {
    const write = (seq: number, fail: boolean) =>
      store.writer.write(async (tx) => {
        await tx.insertInto('sections').values(section(seq, 'facts')).execute();
        if (fail) throw new Error(`no ${seq}`);
        return seq;
      });
    const results = await Promise.allSettled([write(1, false), write(2, true), write(3, false)]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const kept = await store.db
      .selectFrom('sections')
      .select('seq')
      .where('seq', '<', 1000)
      .orderBy('seq')
      .execute();
    expect(kept.map((r) => r.seq)).toEqual([1, 3]);
  });

  it('gives rising sequence numbers and refuses a second act of one id', async () => {
    const event = { at_ms: 1, kind: 'k', act: null, dossier: null, detail: '{}' };
    await store.writer.write((tx) => insertMany(tx, store.dialect, 'events', [event, event]));
    const seqs = (await store.db.selectFrom('events').select('seq').orderBy('seq').execute()).map(
      (r) => r.seq,
    );
    expect(seqs).toEqual([1, 2]);
    const channel = {
      from_party: 'a',
      to_party: 'b',
      size: 0,
      receipted: 0,
      seen: 0,
      frontier: '[]',
      receipt: null,
      state: 'open' as const,
      why: null,
      fence: 0,
    };
    await store.writer.write((tx) => tx.insertInto('channels').values(channel).execute());
    await expect(
      store.writer.write((tx) => tx.insertInto('channels').values(channel).execute()),
    ).rejects.toThrow();
  });
});

describe('the store in a file', () => {
  it('says so when a newer version wrote it', async () => {
    const file = join(folder, 'newer.sqlite');
    const store = await openStore({ sqlite: file });
    await store.writer.write((tx) =>
      sql`insert into migrations (name, at) values ('9999-later', 0)`.execute(tx),
    );
    await store.close();
    await expect(openStore({ sqlite: file })).rejects.toThrow(/newer version \(9999-later\)/);
  });

  it('leaves no byte of a deleted section behind', async () => {
    const file = join(folder, 'erase.sqlite');
    const store = await openStore({ sqlite: file });
    const marker = 'علامة-مميزة-8841';
    await store.writer.write((tx) =>
      insertMany(
        tx,
        'sqlite',
        'sections',
        Array.from({ length: 300 }, (_, i) => ({
          seq: i,
          name: 'facts',
          salt: 's',
          body: `${marker} ${'x'.repeat(i * 40)}`,
        })),
      ),
    );
    const bytes = () =>
      readdirSync(folder)
        .filter((n) => n.startsWith('erase'))
        .map((n) => readFileSync(join(folder, n)));
    expect(bytes().some((b) => b.includes(marker))).toBe(true);
    await store.writer.write((tx) => tx.deleteFrom('sections').execute());
    await store.scrub();
    expect(bytes().some((b) => b.includes(marker))).toBe(false);
    await store.close();
  });
});
