// SPDX-License-Identifier: Apache-2.0
// Ed25519 keys (RFC 8032) of parties: raw bytes in and out, thumbprints, and who signs.
import { Buffer } from 'node:buffer';
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { ed25519FromRaw, ed25519ToRaw, LedgerError } from '@tansiq/ledger';
import { b64u, hashText } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import type { Kid } from '../ids.ts';

/** Holds a private Ed25519 key, in this process or in a device. `sign` answers 64 bytes over exactly `message`. */
export interface JwsSigner {
  readonly kid: Kid;
  sign(message: Uint8Array): Uint8Array;
}

// What DER puts before the 32 secret bytes in a PKCS #8 key (RFC 8410 §7).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A fresh private key. */
export function generateEd25519(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

/** Private key of its 32 secret bytes. @throws ProtocolError `encoding` for another length. */
export function ed25519FromSeed(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new ProtocolError('encoding', 'an Ed25519 secret is 32 bytes');
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

/** The 32 secret bytes of a private key. @throws ProtocolError `encoding` when it is not an Ed25519 private key. */
export function ed25519ToSeed(key: KeyObject): Buffer {
  if (key.type !== 'private' || key.asymmetricKeyType !== 'ed25519') {
    throw new ProtocolError('encoding', 'not an Ed25519 private key');
  }
  return key.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length);
}

/** Public key of 32 raw bytes. @throws ProtocolError `encoding` for another length or a point of small order. */
export function ed25519Public(raw: Uint8Array): KeyObject {
  try {
    return ed25519FromRaw(raw);
  } catch (error) {
    if (error instanceof LedgerError) throw new ProtocolError('encoding', error.message);
    throw error;
  }
}

/** 32 raw bytes of the public half. */
export function ed25519Raw(key: KeyObject): Uint8Array {
  return ed25519ToRaw(key);
}

/** RFC 7638 thumbprint of a raw Ed25519 public key. */
export function kidOf(raw: Uint8Array): Kid {
  return kidOfText(b64u(raw));
}

/** As `kidOf`, of the key's b64u text. */
export function kidOfText(x: string): Kid {
  return hashText(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`) as string as Kid;
}

/** A signer over a private key in this process. */
export function createJwsSigner(privateKey: KeyObject): JwsSigner {
  return {
    kid: kidOf(ed25519ToRaw(privateKey)),
    sign: (message) => sign(null, message, privateKey),
  };
}
