// SPDX-License-Identifier: Apache-2.0
// That closing a store waits for the thread that copies its log back, and never for one that has failed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { WriteBack } from './write-back.ts';

const folder = mkdtempSync(join(tmpdir(), 'tansiq-write-back-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('closes when its thread was never needed, runs, or could not open the file', async () => {
  await new WriteBack(join(folder, 'unused.sqlite')).close();
  const path = join(folder, 'there.sqlite');
  new Sqlite(path).exec('create table t (a)').close();
  for (const file of [path, join(folder, 'missing.sqlite')]) {
    const back = new WriteBack(file);
    back.wrote(1_000_000);
    await back.close();
    expect(() => back.wrote(1_000_000)).not.toThrow();
  }
  const failed = new WriteBack(join(folder, 'missing.sqlite'));
  failed.wrote(1_000_000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await failed.close();
});
