// SPDX-License-Identifier: Apache-2.0
// A backup of a node that goes on running: the store at one moment, the blobs that it names, configuration, keys and cards, never the identity root.
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Environment, loadConfig, storeLocation } from '../config/index.ts';
import { ROOT_FILE } from '../keys/index.ts';
import { copySqlite, reading } from '../store/copy.ts';
import { version } from '../version.ts';
import { BackupError } from './backup-error.ts';
import { noteBackup } from './last-backup.ts';
import { digestsOf, MANIFEST, type Manifest } from './manifest.ts';
import { type Marks, readMarks } from './marks.ts';

export interface BackupOptions {
  dataDir: string;
  env: Environment;
  /** A folder that is not there yet. */
  to: string;
  now?: () => number;
}

/** Names within a backup. */
export const STORE = 'node.sqlite';
export const CONFIG = 'tansiq.toml';

/**
 * Makes a backup on SQLite. It is whole once its folder has the name that was asked for.
 * @throws BackupError when something is there already, or the store is PostgreSQL
 */
export async function makeBackup({ dataDir, env, to, now = Date.now }: BackupOptions): Promise<Manifest> {
  const config = loadConfig({ dataDir, env });
  const where = storeLocation(config);
  if (!('sqlite' in where))
    throw new BackupError(
      'The store is PostgreSQL: back it up with its own tools (pg_basebackup, pg_dump), copy the keys and blobs of the data folder beside it, and restore as docs/operators.md says.',
    );
  if (existsSync(to)) throw new BackupError(`${to} is there already; choose another name`);
  const making = `${to}.making`;
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const at = Math.floor(now() / 1000);
  copySqlite(where.sqlite, join(making, STORE));
  chmodSync(join(making, STORE), 0o600);
  // After the store: a blob that it names is there before it is named. One that is erased meanwhile is missing, as it should be.
  const blobs = join(dataDir, 'blobs');
  if (existsSync(blobs)) cpSync(blobs, join(making, 'blobs'), { recursive: true });
  cpSync(join(dataDir, 'keys'), join(making, 'keys'), {
    recursive: true,
    filter: (path) => basename(path) !== ROOT_FILE,
  });
  if (existsSync(join(dataDir, CONFIG))) cpSync(join(dataDir, CONFIG), join(making, CONFIG));
  const manifest: Manifest = { v: 1, party: config.party, at, version, files: await digestsOf(making) };
  writeFileSync(join(making, MANIFEST), JSON.stringify(manifest), { mode: 0o600 });
  renameSync(making, to);
  noteBackup(dataDir, { backup: at });
  return manifest;
}

/** The marks of a node at this moment, on either store, running or not. */
export async function currentMarks(
  dataDir: string,
  env: Environment,
  now: () => number = Date.now,
): Promise<Marks> {
  const config = loadConfig({ dataDir, env });
  const at = Math.floor(now() / 1000);
  return reading(storeLocation(config), (db) => readMarks(db, config.party, at));
}
