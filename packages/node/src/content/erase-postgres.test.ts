// SPDX-License-Identifier: Apache-2.0
// Erasure on a real PostgreSQL: the server's own files are searched for the marker. What its write-ahead log still says is named in SECURITY.md.
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseRows } from '../journal/erase.ts';
import { openStore, type Store } from '../store/index.ts';
import { freshDatabase, testServer } from '../test-database.ts';
import { foldWords, indexActs } from '../text-index/index.ts';
import { eraseActs, finishErasure, scrubErased } from './erase.ts';

const server = testServer();
const MARKER = 'quietharbour7f3a';

// Without TANSIQ_TEST_POSTGRES there is no server whose files could be searched; the suite's report says so.
describe.skipIf(!server)('erasing acts on PostgreSQL (TANSIQ_TEST_POSTGRES)', () => {
  let store: Store;
  let url: string;
  beforeEach(async () => {
    url = await freshDatabase(server as string);
    store = await openStore({ postgres: url });
  });
  afterEach(() => store.close());

  /** Files of this database, and of the whole server outside its log, that hold the marker. */
  async function filesWithMarker(): Promise<string[]> {
    await sql`checkpoint`.execute(store.db);
    // A table that was written anew leaves its old file a moment after the checkpoint, truncated.
    const { rows } = await sql<{ path: string }>`
      with folder as (
        select 'base/' || oid::text as path from pg_database where datname = current_database()
        union all select unnest(array['global', 'pg_xact', 'pg_subtrans', 'pg_multixact/members', 'pg_stat', 'pg_notify', 'pg_logical'])
      ), file as (
        select path || '/' || name as path from folder, pg_ls_dir(path, true, false) as name
      )
      select path from file
      where not coalesce((pg_stat_file(path, true)).isdir, true)
        and position(convert_to(${MARKER}, 'UTF8') in coalesce(pg_read_binary_file(path, 0, 1000000000, true), '')) > 0
    `.execute(store.db);
    return rows.map(({ path }) => path);
  }

  async function put(ids: readonly string[], word = MARKER): Promise<void> {
    const text = { text: { en: `${word} was seen at the quay` } };
    await store.writer.write(async (tx) => {
      for (const id of ids) {
        const row = {
          ...{ id, jws: 'x', type: 'report.share', author: 'ma.dgsn', dossier: null, lineage: null },
          ...{ terms: null, time: '2026-11-22T09:00:00Z', own: 0 as const, status: 'accepted' as const },
          ...{ rule: null, article: null, stored_ms: 0, evidence: null, open: 1 as const, kind: 'content' },
          ...{ rank: 0, h3: 0 as const, hold: 1, expires_ms: 9e15, shielded: 0 as const },
          ...{ composed_by: null, released_by: null },
        };
        const { seq } = await tx.insertInto('acts').values(row).returning('seq').executeTakeFirstOrThrow();
        const bodies = { facts: text, title: text };
        for (const [name, body] of Object.entries(bodies))
          await tx
            .insertInto('sections')
            .values({ seq, name, salt: `salt-${id}`, body: JSON.stringify(body) })
            .execute();
        await tx
          .insertInto('statements')
          .values({
            ...{ id: `s-${id}`, act: id, subject: 'p1', kind: 'person', prop: 'name', value: word },
            ...{ category: null, lang: null, evaluation: '4x4:B2', marking: '{}' },
          })
          .execute();
        await tx
          .insertInto('translations')
          .values({
            ...{ act: id, lang: 'fr', translator: 'u', at_ms: 0, revision: 1 },
            sections: JSON.stringify(bodies),
          })
          .execute();
        const { type, author, dossier, lineage, time } = row;
        await indexActs(tx, store.dialect, [{ seq, id, type, author, dossier, lineage, time, bodies }]);
      }
    });
    await foldWords(store);
  }
  const ids = Array.from({ length: 12 }, (_, n) => `a${n}`.padEnd(43, 'x'));

  it('leaves no byte in tables, indexes, or the samples that the server takes for planning', async () => {
    for (const id of ids) {
      await put([id]);
      await put([`b${id.slice(1)}`], `other${id.slice(1, 4)}`);
    }
    await sql`analyze`.execute(store.db);
    expect(await filesWithMarker()).not.toEqual([]);
    const erasure = await store.writer.write((tx) => eraseActs(tx, ids));
    await sql`vacuum`.execute(store.db);
    // Only given free: the bytes are there.
    expect(await filesWithMarker()).not.toEqual([]);
    await finishErasure(store, erasure, async () => undefined);
    expect(await filesWithMarker()).toEqual([]);
  }, 60_000);

  it('stays due while another session may still see what was erased', async () => {
    await put(ids.slice(0, 2));
    const reader = new pg.Client({ connectionString: url });
    await reader.connect();
    await reader.query('begin isolation level repeatable read');
    await reader.query('select count(*) from acts');
    const erasure = await store.writer.write((tx) => eraseActs(tx, ids));
    await expect(finishErasure(store, erasure, async () => undefined)).rejects.toThrow(/still sees deleted/);
    expect(await filesWithMarker()).not.toEqual([]);
    await reader.query('commit');
    await reader.end();
    await scrubErased(store);
    expect(await filesWithMarker()).toEqual([]);
  }, 60_000);

  it('leaves none of the rows of the journal whose time is over', async () => {
    const row = { digest: 'd', salt: 's', row: `{"detail":{"words":"${MARKER}"}}` };
    await store.writer.write((tx) =>
      tx
        .insertInto('journal')
        .values(Array.from({ length: 50 }, (_, idx) => ({ idx, at: idx, ...row })))
        .execute(),
    );
    await sql`analyze`.execute(store.db);
    expect(await filesWithMarker()).not.toEqual([]);
    expect(await eraseRows(store, 1000)).toBe(50);
    expect(await filesWithMarker()).toEqual([]);
  }, 60_000);
});
