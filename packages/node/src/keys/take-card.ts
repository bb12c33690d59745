// SPDX-License-Identifier: Apache-2.0
// A card that waits for the identity root, and what happens when it comes back signed: its keys come into use, what it replaces goes.
import { CardChain, ProtocolError, readCard } from '@tansiq/protocol';
import { tlsPin } from './certificate.ts';
import type { KeyKind } from './fresh-keys.ts';
import { cipherOf } from './key-cipher.ts';
import { KeyError } from './key-error.ts';
import { type KeyFileKind, KeyFolder } from './key-folder.ts';
import { isTokenAddress, type KeyToken } from './key-token.ts';
import { loadKeys, ownChain, privateKey, tokenOf } from './load.ts';
import type { NodeKeys } from './node-keys.ts';

/** The files of each kind of key. */
export const FILES: Readonly<Record<KeyKind, readonly KeyFileKind[]>> = {
  sign: ['sign'],
  log: ['log'],
  cosign: ['cosign-ed25519', 'cosign-mldsa44'],
  seal: ['seal'],
  tls: ['tls'],
};
/** Sealing keys that stay: that of the card, and one for what was sealed before partners had it. */
const SEALING_KEYS_KEPT = 2;

/**
 * The card that waits for its signature (`readUnsignedCard` tells what it says), or nothing.
 * @throws KeyError `missing` when there is no folder of keys, `permissions`.
 */
export function waitingCard(dataDir: string): string | undefined {
  return new KeyFolder(dataDir).unsigned()?.text;
}

/**
 * Takes the signed card that waited. Until it is written the old keys stay in use, whatever fails.
 * @throws KeyError `missing` when none waits, `mismatch` when this is not the one that does or its signature does not hold.
 */
export async function takeCard(
  dataDir: string,
  jws: string,
  passphrase?: string,
  token?: KeyToken,
): Promise<NodeKeys> {
  const folder = new KeyFolder(dataDir, cipherOf(passphrase));
  const waiting = folder.unsigned();
  if (!waiting) throw new KeyError('missing', 'no card waits for a signature');
  const card = signed(jws, waiting.text);
  const { seq, keys } = card.payload;
  if (seq === 0) CardChain.from([card]);
  else ownChain(folder).add(card);
  folder.writeCard(seq, jws);
  for (const kind of Object.keys(FILES) as KeyKind[]) await removeReplaced(folder, kind, seq, token);
  for (const { name } of folder.keys('tls'))
    if (!keys.tls.includes(tlsPin(privateKey(await folder.read(name), name)))) folder.remove(name);
  folder.removeUnsigned();
  return loadKeys(dataDir, passphrase, token);
}

function signed(jws: string, waiting: string) {
  if (jws.slice(0, jws.lastIndexOf('.')) !== waiting)
    throw new KeyError('mismatch', 'this is not the card that waits for a signature');
  try {
    return readCard(jws);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new KeyError('mismatch', `the card does not hold (${error.code}): it was signed with another key`);
  }
}

// The card is written: what it no longer names is of use only to thieves.
async function removeReplaced(
  folder: KeyFolder,
  kind: KeyKind,
  seq: number,
  token: KeyToken | undefined,
): Promise<void> {
  if (kind === 'tls') return;
  for (const one of FILES[kind]) {
    const [newest, ...older] = folder.keys(one);
    if (newest?.seq !== seq) continue;
    const kept = kind === 'seal' ? SEALING_KEYS_KEPT - 1 : 0;
    for (const { name } of older.slice(kept)) await discard(folder, name, token);
  }
}

/** A key that nothing names any more, with what a hardware module holds of it. */
export async function discard(folder: KeyFolder, name: string, token: KeyToken | undefined): Promise<void> {
  const text = await folder.read(name);
  if (isTokenAddress(text)) tokenOf(token, name).destroy(text);
  folder.remove(name);
}
