// SPDX-License-Identifier: Apache-2.0
// The identity root in a file of its own, on a machine where no node is: made there, and never leaving it.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import {
  b64u,
  type CardPayload,
  createJwsSigner,
  ed25519Raw,
  fingerprint,
  generateEd25519,
  kidOf,
  readUnsignedCard,
  signCard,
} from '@tansiq/protocol';
import { toPem } from './fresh-keys.ts';
import { cipherOf } from './key-cipher.ts';
import { KeyError } from './key-error.ts';
import { readKeyFile } from './key-folder.ts';
import { privateKey } from './load.ts';

/**
 * Makes an identity root; never writes over a file.
 * @returns its public half, b64u, which a new node is told, and the fingerprint that partners are told
 * @throws KeyError `exists`
 */
export async function makeRoot(
  file: string,
  passphrase?: string,
): Promise<{ root: string; fingerprint: string }> {
  const key = generateEd25519();
  const text = (await cipherOf(passphrase)?.encrypt(toPem(key))) ?? toPem(key);
  writeNew(file, text);
  const root = b64u(ed25519Raw(key));
  return { root, fingerprint: fingerprint(root) };
}

/**
 * Signs a card that waits. Show its payload to who is to sign before.
 * @throws KeyError when the root cannot be read, `mismatch` when the card is of another root; ProtocolError when the text is no unsigned card
 */
export async function signWaitingCard(
  unsigned: string,
  file: string,
  passphrase?: string,
): Promise<{ card: string; payload: CardPayload }> {
  const payload = readUnsignedCard(unsigned.trim());
  const key = privateKey(await readKeyFile(file, cipherOf(passphrase)), file);
  const signer = createJwsSigner(key);
  if (signer.kid !== kidOf(Buffer.from(payload.root, 'base64url')))
    throw new KeyError('mismatch', `${file} is not the identity root that this card names`);
  return { card: signCard(payload, signer), payload };
}

function writeNew(file: string, text: string): void {
  let opened: number;
  try {
    opened = openSync(file, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new KeyError('exists', `${file} is there already; a key is never written over`);
    throw error;
  }
  try {
    writeSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
