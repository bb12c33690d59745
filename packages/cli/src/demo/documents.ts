// SPDX-License-Identifier: Apache-2.0
// Which documents the report carries: those of a folder that was named, the Arabic ones beside the repository, or the project's own.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { mediaOf } from '../commands/report.ts';
import type { Attached } from '../deeds/exchange.ts';

/** An act carries at most 32 files (docs/protocol.md §14); a demonstration reads them whole, so they are kept small here. */
const MOST_FILES = 32;
const MOST_BYTES = 32 * 2 ** 20;

const ownFolder = fileURLToPath(new URL('documents', import.meta.url));
const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** @throws Error when the folder named is not there or has no file that can be attached */
export function documentsFrom(named: string | undefined): Attached[] {
  const folder = named === undefined ? (sharedFolder() ?? ownFolder) : resolve(named);
  if (!existsSync(folder)) throw new Error(`${folder} is not there`);
  const files = readdirSync(folder)
    .sort()
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= MOST_BYTES)
    .slice(0, MOST_FILES);
  if (files.length === 0) throw new Error(`${folder} has no file of at most ${MOST_BYTES} bytes`);
  return files.map((path) => ({
    name: path.slice(folder.length + 1),
    media: mediaOf(path),
    bytes: readFileSync(path),
  }));
}

/** Documents that lie beside the repository; TANSIQ_SHARED says where else. */
function sharedFolder(): string | undefined {
  const folder = join(process.env.TANSIQ_SHARED ?? join(repository, '../shared'), 'data/documents');
  return existsSync(folder) ? folder : undefined;
}
