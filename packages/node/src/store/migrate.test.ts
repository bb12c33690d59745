// SPDX-License-Identifier: Apache-2.0
// A store with data of an earlier version is upgraded step by step; a process that is killed in a step or between two leaves whole steps.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { PGlite } from '@electric-sql/pglite';
import Sqlite from 'better-sqlite3';
import { Kysely, PGliteDialect, SqliteDialect, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from './index.ts';
import { migrate, type UpgradeStep } from './migrate.ts';
import { migrations } from './migrations/index.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-migrate-'));
  path = join(folder, 'node.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const COPY = '0011-by-place';
const LATER = '0013-site-states';
const before = (name: string) =>
  migrations.slice(
    0,
    migrations.findIndex((one) => one.name === name),
  );

/** A store as the version before `COPY` left it: sections by the id of their act. */
async function earlier(): Promise<void> {
  const file = new Sqlite(path);
  file.pragma('journal_mode = WAL');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: file }) });
  await migrate(db, 'sqlite', undefined, before(COPY));
  const columns = file.pragma('table_info(acts)') as { name: string; type: string; notnull: number }[];
  const needed = columns.filter(({ name, notnull }) => notnull === 1 && name !== 'seq' && name !== 'id');
  const names = ['id', ...needed.map(({ name }) => name)];
  const act = file.prepare(
    `insert into acts (${names.map((name) => `"${name}"`).join()}) values (${names.map(() => '?').join()})`,
  );
  const section = file.prepare("insert into sections (act, name, salt, body) values (?, 'facts', 's', ?)");
  for (let i = 0; i < 300; i++) {
    act.run(`act-${i}`, ...needed.map(({ type }) => (type === 'integer' ? 0 : '')));
    section.run(`act-${i}`, `{"n":${i}}`);
  }
  await db.destroy();
}

/** Upgrades in a process of its own, which ends itself without a word at the place that `fate` names. */
function upgradeAndDie(fate: { in: string } | { before: string }): { signal: string | null } {
  const url = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const script = `
    import Sqlite from 'better-sqlite3';
    import { Kysely, SqliteDialect } from 'kysely';
    import { migrate } from ${url('./migrate.ts')};
    import { migrations } from ${url('./migrations/index.ts')};
    const fate = ${JSON.stringify(fate)};
    const die = () => process.kill(process.pid, 'SIGKILL');
    const wanted = migrations.map(({ name, up }) => ({
      name,
      up: async (db, dialect) => {
        await up(db, dialect);
        if (name === fate.in) die();
      },
    }));
    const db = new Kysely({ dialect: new SqliteDialect({ database: new Sqlite(${JSON.stringify(path)}) }) });
    await migrate(db, 'sqlite', ({ name }) => name === fate.before && die(), wanted);`;
  const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  expect(stderr).not.toContain('Error');
  return { signal };
}

function stored(): { done: string[]; sections: { body: string }[] } {
  const file = new Sqlite(path);
  try {
    const done = file.prepare<[], { name: string }>('select name from migrations order by name').all();
    const sections = file.prepare<[], { body: string }>('select * from sections order by rowid').all();
    return { done: done.map(({ name }) => name), sections };
  } finally {
    file.close();
  }
}

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

it.skipIf(process.platform === 'win32')('goes on after SIGKILL in a step and between two', async () => {
  await earlier();
  const old = stored();

  expect(upgradeAndDie({ in: COPY })).toEqual({ signal: 'SIGKILL' });
  expect(stored()).toEqual(old);
  expect(old.sections[7]).toEqual({ act: 'act-7', name: 'facts', salt: 's', body: '{"n":7}' });

  expect(upgradeAndDie({ before: LATER })).toEqual({ signal: 'SIGKILL' });
  expect(stored().done).toEqual(names(before(LATER)));

  const told: UpgradeStep[] = [];
  const store = await openStore({ sqlite: path }, undefined, (step) => told.push(step));
  await store.close();
  const left = migrations.length - before(LATER).length;
  expect(told.map(({ n, of }) => [n, of])).toEqual(Array.from({ length: left }, (_, i) => [i + 1, left]));
  expect(told[0]?.name).toBe(LATER);
  const { done, sections } = stored();
  expect(done).toEqual(names(migrations));
  expect(sections).toHaveLength(300);
  expect(sections[7]).toEqual({ seq: 8, name: 'facts', salt: 's', body: '{"n":7}' });
});

it('tells of no step where the store is new, nor where nothing is left to do', async () => {
  const told: UpgradeStep[] = [];
  for (let i = 0; i < 2; i++)
    await (await openStore({ sqlite: path }, undefined, (step) => told.push(step))).close();
  expect(told).toEqual([]);
  expect(stored().done).toEqual(names(migrations));
});

it('refuses what a newer version wrote', async () => {
  await (await openStore({ sqlite: path })).close();
  const file = new Sqlite(path);
  file.exec("insert into migrations (name, at) values ('9999-later', 0)");
  file.close();
  await expect(openStore({ sqlite: path })).rejects.toThrow('newer version (9999-later)');
});

it('goes step by step in the dialect of PostgreSQL too', async () => {
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite: new PGlite() }) });
  await migrate(db, 'postgres', undefined, before(LATER));
  const told: string[] = [];
  const failing = migrations.map((one) =>
    one === migrations.at(-1) ? { ...one, up: () => Promise.reject(new Error('power cut')) } : one,
  );
  await expect(migrate(db, 'postgres', ({ name }) => told.push(name), failing)).rejects.toThrow('power cut');
  await migrate(db, 'postgres', ({ name }) => told.push(name));
  const later = names(migrations.slice(before(LATER).length));
  expect(told).toEqual([...later, later.at(-1)]);
  const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(db);
  expect(names(rows)).toEqual(names(migrations));
  await db.destroy();
});
