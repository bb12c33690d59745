// SPDX-License-Identifier: Apache-2.0
// The next card: new keys in place of old ones, keys revoked, or the party's names and addresses changed. Nobody's consent is
// needed but that of who holds the identity root.
import { Buffer } from 'node:buffer';
import {
  type CardChain,
  type CardPayload,
  ed25519Raw,
  type Hash,
  type Revocation,
  readUnsignedCard,
  signCard,
  unsignedCard,
} from '@tansiq/protocol';
import { type CardProfile, certifiedHost } from './card-profile.ts';
import { tlsPin } from './certificate.ts';
import { freshKeys, type KeyKind } from './fresh-keys.ts';
import { cipherOf } from './key-cipher.ts';
import { KeyError } from './key-error.ts';
import { type KeyFileKind, KeyFolder, readKeyFile } from './key-folder.ts';
import type { KeyToken } from './key-token.ts';
import { ownChain, privateKey } from './load.ts';
import { CARD_LIFETIME_MS, cardPayload } from './make-card.ts';
import type { NodeKeys } from './node-keys.ts';
import { discard, FILES, takeCard } from './take-card.ts';

export interface CardOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What the card says beside keys; it need not differ from before. */
  readonly profile: CardProfile;
  readonly passphrase?: string;
  /** Where signing keys are made and used; absent: in files. */
  readonly token?: KeyToken;
  readonly lifetimeMs?: number;
  /**
   * A signing key that counts no further; `sizes` says per partner how long the channel to it is of which the key may
   * still count (protocol §2). Without it a key that is replaced signs nothing more here, and whoever else holds it can.
   */
  readonly revoke?: Revocation;
  /**
   * Every partner has the newest card, so that the TLS keys listed before its newest one are needed no more. Without it they
   * stay listed, and the oldest is shown: partners that have an older card know only that.
   */
  readonly known?: boolean;
}

export interface RotateOptions extends CardOptions {
  /** Of the identity root's file, when it is not that of the others. */
  readonly rootPassphrase?: string;
}

const KINDS = Object.values(FILES).flat();

/**
 * Replaces the keys of these kinds (none: only the card is renewed) and answers the keys with the next card, which the
 * caller sends as `party.card`. Until the card is written the old keys stay in use, whatever fails.
 * @throws KeyError; ProtocolError `schema` when the profile makes no card.
 */
export async function rotate(
  dataDir: string,
  kinds: readonly KeyKind[],
  rootKeyPath: string,
  options: RotateOptions,
): Promise<NodeKeys> {
  const { passphrase, rootPassphrase = passphrase, token } = options;
  const root = await readRoot(ownChain(new KeyFolder(dataDir)), rootKeyPath, rootPassphrase);
  const unsigned = await requestCard(dataDir, kinds, options);
  return takeCard(dataDir, signCard(readUnsignedCard(unsigned), root), passphrase, token);
}

/**
 * Makes what `rotate` makes, but for the signature of the identity root, which is elsewhere. In place of one that waited before.
 * @returns the card that waits; `takeCard` takes it once it is signed
 * @throws KeyError; ProtocolError `schema` when the profile makes no card.
 */
export async function requestCard(
  dataDir: string,
  kinds: readonly KeyKind[],
  options: CardOptions,
): Promise<string> {
  const { now, profile, passphrase, token, revoke, lifetimeMs = CARD_LIFETIME_MS } = options;
  const folder = new KeyFolder(dataDir, cipherOf(passphrase));
  const { payload: before, hash } = ownChain(folder).newest;
  if (!kinds.includes('sign') && before.keys.sign.some(({ kid }) => kid === revoke?.kid)) {
    throw new KeyError('missing', 'a revoked signing key needs one in its place: rotate sign too');
  }
  const seq = before.seq + 1;
  const host = certifiedHost(profile);
  const subject = { party: before.party, from: now, ...(host !== undefined && { host }) };
  folder.removeUnsigned();
  for (const kind of KINDS) await removeLeftovers(folder, kind, before.seq, token);
  const old = (await heldPins(folder, before)).slice(options.known ? -1 : 0);
  let keys: CardPayload['keys'] = before.keys;
  for (const kind of kinds) {
    const fresh = await freshKeys(kind, subject, token);
    for (const [file, text] of fresh.files) await folder.write(`${file}-${seq}.pem`, text);
    keys = { ...keys, ...fresh.named };
  }
  keys = { ...keys, tls: [...old, ...(kinds.includes('tls') ? keys.tls : [])] };
  const place = {
    ...{ seq, prev: hash, root: before.root, issued: now, expires: now + lifetimeMs },
    ...(revoke && { revoked: [revoke] }),
  };
  const unsigned = unsignedCard(cardPayload({ ...profile, party: before.party }, keys, place));
  folder.writeUnsigned(seq, unsigned);
  return unsigned;
}

// What a rotation that did not come to its card has left: no card names it, and a later card must not seem to.
async function removeLeftovers(
  folder: KeyFolder,
  kind: KeyFileKind,
  newest: number,
  token: KeyToken | undefined,
): Promise<void> {
  for (const { name, seq } of folder.keys(kind)) if (seq > newest) await discard(folder, name, token);
}

async function readRoot(chain: CardChain, path: string, passphrase: string | undefined) {
  const key = privateKey(await readKeyFile(path, cipherOf(passphrase)), path);
  const named = Buffer.from(chain.root, 'base64url');
  const holds = key.asymmetricKeyType === 'ed25519' && Buffer.from(ed25519Raw(key)).equals(named);
  if (!holds) throw new KeyError('mismatch', `${path} is not the identity root of ${chain.party}`);
  return key;
}

/** Pins of the card whose keys are here, oldest first. */
async function heldPins(folder: KeyFolder, { keys }: CardPayload): Promise<Hash[]> {
  const pins: Hash[] = [];
  for (const file of folder.keys('tls').reverse()) {
    const pin = tlsPin(privateKey(await folder.read(file.name), file.name));
    if (keys.tls.includes(pin)) pins.push(pin);
  }
  return pins;
}
