// SPDX-License-Identifier: Apache-2.0
// From the folder of keys to signers: every key must be the one that the newest own card names.
import { createPrivateKey, createPublicKey, type KeyObject, sign as signed } from 'node:crypto';
import { createSigner, type KeyUse, keyIdOf, mlDsa44ToRaw, type Signer } from '@tansiq/ledger';
import {
  b64u,
  type Card,
  CardChain,
  ed25519Raw,
  kidOf,
  ProtocolError,
  readCard,
  type SealingKey,
  sealingKey,
} from '@tansiq/protocol';
import { tlsPin } from './certificate.ts';
import { secretFromPem } from './fresh-keys.ts';
import { cipherOf } from './key-cipher.ts';
import { KeyError } from './key-error.ts';
import { type KeyFile, type KeyFileKind, KeyFolder } from './key-folder.ts';
import { isTokenAddress, type KeyToken, type TokenKey } from './key-token.ts';
import type { NodeKeys, ShownIdentity } from './node-keys.ts';
import { restCipher } from './rest-cipher.ts';

/**
 * The keys of the node in `dataDir`. The identity root need not be there; keys whose files are addresses are used in `token`.
 * @throws KeyError when one is missing, readable by others, encrypted without a passphrase, or not the card's.
 */
export async function loadKeys(dataDir: string, passphrase?: string, token?: KeyToken): Promise<NodeKeys> {
  const folder = new KeyFolder(dataDir, cipherOf(passphrase));
  const chain = ownChain(folder);
  const card = chain.newest;
  const { party, keys } = card.payload;
  const one = (kind: KeyFileKind, isNamed: (x: string) => boolean) =>
    signingKey(folder, card, kind, token, isNamed);
  const sign = await one('sign', (named) => keys.sign.some(({ x }) => x === named));
  const log = await one('log', (named) => named === keys.log);
  const classical = await one('cosign-ed25519', (named) => named === keys.cosign.ed25519);
  const lattice = await latticeKey(folder, card);
  const act = { kid: kidOf(sign.raw), sign: sign.sign };
  const seals = await sealingKeys(folder, card);
  const signers = new Map<string, Signer>();
  return {
    party,
    chain,
    card,
    act,
    log: (origin) => {
      const signer = signers.get(origin) ?? signerOf(origin, 'note', log);
      signers.set(origin, signer);
      return signer;
    },
    logVerifiers: (origin) => chain.logVerifiers(origin),
    receipt: {
      statement: act,
      ed25519: signerOf(party, 'cosignature-ed25519', classical),
      mldsa44: createSigner(party, 'cosignature-ml-dsa-44', lattice),
    },
    sealing: (key) => seals.find(({ keyId }) => keyId === key),
    tls: await shownIdentity(folder, card),
    rest: await restCipher(folder),
  };
}

/** The party's own cards out of its folder. @throws KeyError `missing` or `damaged`. */
export function ownChain(folder: KeyFolder): CardChain {
  const cards = folder.cards();
  if (cards.length === 0) throw new KeyError('missing', `there is no card in ${folder.path}`);
  try {
    return CardChain.from(cards.map(readCard));
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new KeyError('damaged', `the cards in ${folder.path} do not form a chain (${error.code})`);
  }
}

const signerOf = (name: string, use: KeyUse, { raw, sign }: TokenKey): Signer => ({
  ...{ name, use, keyId: keyIdOf(name, use, raw) },
  sign,
});

/** An Ed25519 key that the card names, in its file or in the token. */
async function signingKey(
  folder: KeyFolder,
  card: Card,
  kind: KeyFileKind,
  token: KeyToken | undefined,
  isNamed: (x: string) => boolean,
): Promise<TokenKey> {
  const { name } = newest(folder, card, kind);
  const text = await folder.read(name);
  const key = isTokenAddress(text) ? tokenOf(token, name).key(text) : keyInFile(text, name);
  if (!key || !isNamed(b64u(key.raw))) throw notNamed(name, card);
  return key;
}

function keyInFile(text: string, name: string): TokenKey | undefined {
  const key = privateKey(text, name);
  if (key.asymmetricKeyType !== 'ed25519') return undefined;
  return { raw: ed25519Raw(key), sign: (message) => signed(null, message, key) };
}

/** @throws KeyError `token` when none is configured */
export function tokenOf(token: KeyToken | undefined, name: string): KeyToken {
  if (token) return token;
  throw new KeyError(
    'token',
    `${name} is in a hardware module; set keys.module, keys.token and TANSIQ_KEY_PIN`,
  );
}

async function latticeKey(folder: KeyFolder, card: Card): Promise<KeyObject> {
  const { name } = newest(folder, card, 'cosign-mldsa44');
  const key = privateKey(await folder.read(name), name);
  if (!holds(() => card.payload.keys.cosign.mldsa44 === b64u(mlDsa44ToRaw(key)))) throw notNamed(name, card);
  return key;
}

const notNamed = (name: string, { payload }: Card): KeyError =>
  new KeyError('mismatch', `${name} is not the key that card ${payload.seq} names`);

// A file of a later card than the newest is what a rotation left behind that did not come to its end.
function usable(folder: KeyFolder, card: Card, kind: KeyFileKind): KeyFile[] {
  return folder.keys(kind).filter(({ seq }) => seq <= card.payload.seq);
}

function newest(folder: KeyFolder, card: Card, kind: KeyFileKind): KeyFile {
  const [found] = usable(folder, card, kind);
  if (!found) throw new KeyError('missing', `there is no ${kind} key in ${folder.path}`);
  return found;
}

async function sealingKeys(folder: KeyFolder, card: Card): Promise<SealingKey[]> {
  newest(folder, card, 'seal');
  const keys: SealingKey[] = [];
  for (const { name } of usable(folder, card, 'seal')) {
    keys.push(await sealingKey(secretFromPem(await folder.read(name), name)));
  }
  const [first] = keys;
  if (first && b64u(first.raw) !== card.payload.keys.seal.pub) {
    throw new KeyError(
      'mismatch',
      `the newest sealing key is not the one that card ${card.payload.seq} names`,
    );
  }
  return keys;
}

async function shownIdentity(folder: KeyFolder, card: Card): Promise<ShownIdentity> {
  for (const { name } of usable(folder, card, 'tls').reverse()) {
    const text = await folder.read(name);
    const cut = text.indexOf('-----BEGIN CERTIFICATE-----');
    if (cut < 0) throw new KeyError('damaged', `${name} holds no certificate`);
    const [key, cert] = [text.slice(0, cut), text.slice(cut)];
    const pin = tlsPin(privateKey(key, name));
    if (!card.payload.keys.tls.includes(pin)) continue;
    if (!holds(() => tlsPin(createPublicKey(cert)) === pin)) {
      throw new KeyError('damaged', `${name} holds a certificate of another key`);
    }
    return { key, cert };
  }
  throw new KeyError('mismatch', `no tls key in ${folder.path} is one that card ${card.payload.seq} names`);
}

/** Private key of a file's PEM. @throws KeyError `damaged`. */
export function privateKey(pem: string, name: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new KeyError('damaged', `${name} is not a private key`);
  }
}

// A key of another kind than its file says has no raw form of the kind that is asked for.
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
