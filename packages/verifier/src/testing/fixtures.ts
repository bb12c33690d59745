// SPDX-License-Identifier: Apache-2.0
// Finds the protocol's fixtures: language-neutral files, the only thing that this room and the house share.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../protocol/fixtures');

export type Fixture<T> = { readonly file: string; readonly why: string } & T;

/** Whether the fixtures are here at all: a packed copy of this room comes without them. */
export const hasFixtures = existsSync(ROOT);

/** Says in the test's name why it did not run. */
export const whyNot = hasFixtures ? '' : ' (skipped: packages/protocol/fixtures is not here)';

/** The folders of fixtures, in order of name. */
export function fixtureFolders(): string[] {
  return readdirSync(ROOT, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
}

/** All fixtures of a folder whose names begin so. Throws when the folder holds none: a check of nothing is none. */
export function fixtures<T>(folder: string, prefix = ''): Fixture<T>[] {
  if (!hasFixtures) return [];
  const path = join(ROOT, folder);
  const files = readdirSync(path).filter((file) => file.startsWith(prefix) && file.endsWith('.json'));
  if (files.length === 0) throw new Error(`no fixture ${folder}/${prefix}*`);
  return files.map((file) => ({
    ...(JSON.parse(readFileSync(join(path, file), 'utf8')) as Fixture<T>),
    file,
  }));
}
