// SPDX-License-Identifier: Apache-2.0
// The first keys of a party: its identity root, its operational keys, and the card that names them.
import { type CardPayload, generateEd25519 } from '@tansiq/protocol';
import { type CardProfile, certifiedHost } from './card-profile.ts';
import { freshKeys, keyKinds, toPem } from './fresh-keys.ts';
import { KeyCipher } from './key-cipher.ts';
import { KeyFolder, ROOT_FILE } from './key-folder.ts';
import { loadKeys } from './load.ts';
import { makeCard } from './make-card.ts';
import type { NodeKeys } from './node-keys.ts';

/** How long a card holds when nothing else is said: three years. */
export const CARD_LIFETIME_MS = 3 * 365 * 86_400_000;

export interface GenerateOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly passphrase?: string;
  readonly lifetimeMs?: number;
}

/**
 * Makes DATA/keys with a new identity root (`root.pem`, which may be moved offline afterwards) and all operational keys.
 * @throws KeyError `exists` when there are keys already.
 */
export async function generateKeys(
  dataDir: string,
  profile: CardProfile,
  options: GenerateOptions,
): Promise<NodeKeys> {
  const { now, passphrase, lifetimeMs = CARD_LIFETIME_MS } = options;
  const folder = new KeyFolder(dataDir, passphrase === undefined ? undefined : new KeyCipher(passphrase));
  folder.create();
  const root = generateEd25519();
  await folder.write(ROOT_FILE, toPem(root));
  const host = certifiedHost(profile);
  const subject = { party: profile.party, from: now, ...(host !== undefined && { host }) };
  const named: Partial<CardPayload['keys']> = {};
  for (const kind of keyKinds) {
    const fresh = await freshKeys(kind, subject);
    for (const [file, text] of fresh.files) await folder.write(`${file}-0.pem`, text);
    Object.assign(named, fresh.named);
  }
  const place = { seq: 0, issued: now, expires: now + lifetimeMs };
  folder.writeCard(0, makeCard(profile, named as CardPayload['keys'], place, root));
  return loadKeys(dataDir, passphrase);
}
