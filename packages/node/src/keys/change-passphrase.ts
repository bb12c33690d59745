// SPDX-License-Identifier: Apache-2.0
// Putting all private keys of a node under a passphrase, under another one, or under none.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cipherOf } from './key-cipher.ts';
import { KeyError } from './key-error.ts';
import { type KeyFileKind, KeyFolder, ROOT_FILE } from './key-folder.ts';

const KINDS: readonly KeyFileKind[] = [
  'sign',
  'log',
  'cosign-ed25519',
  'cosign-mldsa44',
  'seal',
  'tls',
  'rest',
];

/**
 * Rewrites every private key in DATA/keys; `undefined` stands for no passphrase. May be run again when it was interrupted.
 * A root key that is kept elsewhere is not touched. Answers how many files were rewritten.
 * @throws KeyError `passphrase` when `from` is not what the keys are under.
 */
export async function changePassphrase(dataDir: string, from?: string, to?: string): Promise<number> {
  const [old, next] = [from, to].map((passphrase) => new KeyFolder(dataDir, cipherOf(passphrase)));
  if (!old || !next) throw new KeyError('missing', 'no folder of keys');
  const names = KINDS.flatMap((kind) => old.keys(kind).map(({ name }) => name));
  if (existsSync(join(old.path, ROOT_FILE))) names.push(ROOT_FILE);
  let rewritten = 0;
  for (const name of names) {
    const text = await readUnder(old, name);
    if (text === undefined) {
      // An earlier run that was interrupted has this one done.
      await next.read(name);
      continue;
    }
    await next.write(name, text);
    rewritten += 1;
  }
  return rewritten;
}

async function readUnder(folder: KeyFolder, name: string): Promise<string | undefined> {
  try {
    return await folder.read(name);
  } catch (error) {
    if (error instanceof KeyError && error.code === 'passphrase') return undefined;
    throw error;
  }
}
