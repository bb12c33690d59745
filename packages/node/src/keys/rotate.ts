// SPDX-License-Identifier: Apache-2.0
// The next card: new keys in place of old ones, keys revoked, or the party's names and addresses changed. Nobody's consent is
// needed but that of who holds the identity root.
import { Buffer } from 'node:buffer';
import {
  type CardChain,
  type CardPayload,
  ed25519Raw,
  type Hash,
  type PartyId,
  type Revocation,
  readCard,
} from '@tansiq/protocol';
import { type CardProfile, certifiedHost } from './card-profile.ts';
import { tlsPin } from './certificate.ts';
import { freshKeys, type KeyKind } from './fresh-keys.ts';
import { CARD_LIFETIME_MS } from './generate.ts';
import { KeyCipher } from './key-cipher.ts';
import { KeyError } from './key-error.ts';
import { type KeyFileKind, KeyFolder, readKeyFile } from './key-folder.ts';
import { loadKeys, ownChain, privateKey } from './load.ts';
import { makeCard } from './make-card.ts';
import type { NodeKeys } from './node-keys.ts';

export interface RotateOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What the card says beside keys; it need not differ from before. */
  readonly profile: CardProfile;
  readonly passphrase?: string;
  /** Of the identity root's file, when it is not that of the others. */
  readonly rootPassphrase?: string;
  readonly lifetimeMs?: number;
  /**
   * Revokes the signing key that is replaced; `sizes` says per partner how long the channel to it is of which the key may
   * still count (protocol §2). Without it the old key signs nothing more and what it signed counts on.
   */
  readonly revoke?: {
    readonly reason: Revocation['reason'];
    readonly sizes: Readonly<Record<PartyId, number>>;
  };
  /**
   * Lists the newest TLS key alone and shows it from now on. Without it the one before stays listed and shown, so that
   * partners which have not yet had the new card still know this node; a card later, drop it.
   */
  readonly dropOldTls?: boolean;
}

const FILES: Readonly<Record<KeyKind, readonly KeyFileKind[]>> = {
  sign: ['sign'],
  log: ['log'],
  cosign: ['cosign-ed25519', 'cosign-mldsa44'],
  seal: ['seal'],
  tls: ['tls'],
};
const KINDS = Object.values(FILES).flat();
/** Sealing keys that stay: that of the card, and one for what was sealed before partners had it. */
const SEALING_KEYS_KEPT = 2;

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
  const { now, profile, passphrase, lifetimeMs = CARD_LIFETIME_MS } = options;
  if (options.revoke && !kinds.includes('sign')) {
    throw new KeyError('missing', 'a revoked signing key needs one in its place: rotate sign too');
  }
  const folder = new KeyFolder(dataDir, cipherOf(passphrase));
  const chain = ownChain(folder);
  const root = await readRoot(chain, rootKeyPath, options);
  const { payload: before, hash } = chain.newest;
  const seq = before.seq + 1;
  const host = certifiedHost(profile);
  const subject = { party: before.party, from: now, ...(host !== undefined && { host }) };
  for (const kind of KINDS) removeLeftovers(folder, kind, before.seq);
  let keys: CardPayload['keys'] = before.keys;
  for (const kind of kinds) {
    const fresh = await freshKeys(kind, subject);
    for (const [file, text] of fresh.files) await folder.write(`${file}-${seq}.pem`, text);
    keys = { ...keys, ...fresh.named };
  }
  const tls = [...(await heldPins(folder, before)), ...(kinds.includes('tls') ? keys.tls : [])];
  keys = { ...keys, tls: options.dropOldTls ? tls.slice(-1) : tls };
  const place = {
    seq,
    prev: hash,
    issued: now,
    expires: now + lifetimeMs,
    revoked: revoked(before, options),
  };
  const jws = makeCard({ ...profile, party: before.party }, keys, place, root);
  chain.add(readCard(jws));
  folder.writeCard(seq, jws);
  await removeReplaced(folder, kinds, keys);
  return loadKeys(dataDir, passphrase);
}

// What a rotation that did not come to its card has left: no card names it, and a later card must not seem to.
function removeLeftovers(folder: KeyFolder, kind: KeyFileKind, newest: number): void {
  for (const { name, seq } of folder.keys(kind)) if (seq > newest) folder.remove(name);
}

const cipherOf = (passphrase?: string) => (passphrase === undefined ? undefined : new KeyCipher(passphrase));

async function readRoot(chain: CardChain, path: string, options: RotateOptions) {
  const cipher = cipherOf(options.rootPassphrase ?? options.passphrase);
  const key = privateKey(await readKeyFile(path, cipher), path);
  const named = Buffer.from(chain.root, 'base64url');
  const holds = key.asymmetricKeyType === 'ed25519' && Buffer.from(ed25519Raw(key)).equals(named);
  if (!holds) throw new KeyError('mismatch', `${path} is not the identity root of ${chain.party}`);
  return key;
}

function revoked({ keys }: CardPayload, { revoke }: RotateOptions): Revocation[] {
  if (!revoke) return [];
  return keys.sign.map(({ kid }) => ({ kid, reason: revoke.reason, sizes: { ...revoke.sizes } }));
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

// The card is written: what it no longer names is of use only to thieves.
async function removeReplaced(
  folder: KeyFolder,
  kinds: readonly KeyKind[],
  named: CardPayload['keys'],
): Promise<void> {
  for (const kind of kinds) {
    if (kind === 'tls') continue;
    const kept = kind === 'seal' ? SEALING_KEYS_KEPT : 1;
    for (const file of FILES[kind].flatMap((one) => folder.keys(one).slice(kept))) folder.remove(file.name);
  }
  for (const { name } of folder.keys('tls')) {
    if (!named.tls.includes(tlsPin(privateKey(await folder.read(name), name)))) folder.remove(name);
  }
}
