// SPDX-License-Identifier: Apache-2.0
// The first keys of a party: its identity root, its operational keys, and the card that names them.
import {
  b64u,
  type CardPayload,
  ed25519Raw,
  generateEd25519,
  readUnsignedCard,
  signCard,
  unsignedCard,
} from '@tansiq/protocol';
import { type CardProfile, certifiedHost } from './card-profile.ts';
import { freshKeys, keyKinds, toPem } from './fresh-keys.ts';
import { cipherOf } from './key-cipher.ts';
import { KeyFolder, ROOT_FILE } from './key-folder.ts';
import type { KeyToken } from './key-token.ts';
import { CARD_LIFETIME_MS, cardPayload } from './make-card.ts';
import type { NodeKeys } from './node-keys.ts';
import { takeCard } from './take-card.ts';

export interface GenerateOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly passphrase?: string;
  /** Where signing keys are made and used; absent: in files. */
  readonly token?: KeyToken;
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
  const root = generateEd25519();
  const unsigned = await requestFirstCard(dataDir, profile, b64u(ed25519Raw(root)), options);
  const folder = new KeyFolder(dataDir, cipherOf(options.passphrase));
  await folder.write(ROOT_FILE, toPem(root));
  return takeCard(dataDir, signCard(readUnsignedCard(unsigned), root), options.passphrase, options.token);
}

/**
 * Makes DATA/keys with all operational keys of a party whose identity root was made elsewhere and stays there.
 * @param root its public half, b64u
 * @returns the first card, which waits for its signature
 * @throws KeyError `exists` when there are keys already.
 */
export async function requestFirstCard(
  dataDir: string,
  profile: CardProfile,
  root: string,
  { now, passphrase, token, lifetimeMs = CARD_LIFETIME_MS }: GenerateOptions,
): Promise<string> {
  const folder = new KeyFolder(dataDir, cipherOf(passphrase));
  folder.create();
  const host = certifiedHost(profile);
  const subject = { party: profile.party, from: now, ...(host !== undefined && { host }) };
  const named: Partial<CardPayload['keys']> = {};
  for (const kind of keyKinds) {
    const fresh = await freshKeys(kind, subject, token);
    for (const [file, text] of fresh.files) await folder.write(`${file}-0.pem`, text);
    Object.assign(named, fresh.named);
  }
  const place = { seq: 0, root, issued: now, expires: now + lifetimeMs };
  const unsigned = unsignedCard(cardPayload(profile, named as CardPayload['keys'], place));
  folder.writeUnsigned(0, unsigned);
  return unsigned;
}
