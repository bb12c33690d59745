// SPDX-License-Identifier: Apache-2.0
// What is in a backup, file by file, so that a copy that lacks something or was changed is not restored.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';

export const MANIFEST = 'backup.json';

export const manifestShape = z.strictObject({
  v: z.literal(1),
  party: z.string().max(64),
  /** Seconds since 1970. */
  at: z.int().nonnegative(),
  version: z.string().max(64),
  /** SHA-256, base64url, by path below the folder. */
  files: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof manifestShape>;

/** Digests of all files below a folder but the manifest itself. */
export async function digestsOf(folder: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (!entry.isFile() || name === MANIFEST) continue;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    digests[name] = hash.digest('base64url');
  }
  return digests;
}

/** @throws BackupError when it is no backup, or not as it was made */
export async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = readFileSync(join(folder, MANIFEST), 'utf8');
  } catch {
    throw new BackupError(`${folder} is no backup: it has no ${MANIFEST}`);
  }
  const manifest = manifestShape.parse(JSON.parse(text));
  const found = await digestsOf(folder);
  const names = new Set([...Object.keys(found), ...Object.keys(manifest.files)]);
  const wrong = [...names].filter((name) => found[name] !== manifest.files[name]);
  if (wrong.length > 0)
    throw new BackupError(`${folder} is not as it was made: ${wrong.slice(0, 5).join(', ')} lack or differ`);
  return manifest;
}
