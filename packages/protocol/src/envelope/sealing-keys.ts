// SPDX-License-Identifier: Apache-2.0
// Keys that batches are sealed to: MLKEM768-X25519 (X-Wing), which holds while either of the two does.
import { Buffer } from 'node:buffer';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import {
  AEAD_AES_256_GCM,
  CipherSuite,
  DeserializeError,
  KDF_HKDF_SHA256,
  KEM_MLKEM768_X25519,
  type Key,
  type KeyPair,
} from 'hpke';
import { hashText } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import type { Hash } from '../ids.ts';

/** Bytes of a sealing key's public and secret part, and of an encapsulation. */
export const SEALING_PUBLIC_BYTES = 1216;
export const SEALING_SECRET_BYTES = 32;
export const ENCAPSULATION_BYTES = 1120;

const ML_KEM_PUBLIC_BYTES = 1184;
const X25519_PUBLIC_BYTES = 32;

// What DER puts before an ML-KEM-768 key that is its 64-byte seed (RFC 9935 §6) and before an X25519 key (RFC 8410 §7).
const ML_KEM_PKCS8 = Buffer.from('3054020100300b060960864801650304040204428040', 'hex');
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** HPKE (RFC 9180) with the one suite of version 1. */
export const suite = new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

/** Whom to seal to. */
export interface SealingRecipient {
  /** SHA-256 of the public key: `key` in the line that opens an envelope. */
  readonly keyId: Hash;
  readonly publicKey: Key;
}

/** What opens envelopes. */
export interface SealingKey {
  readonly keyId: Hash;
  /** 1,216 bytes, as the card lists them. */
  readonly raw: Uint8Array;
  readonly pair: KeyPair;
}

/** A fresh secret of 32 bytes, to be kept. `sealingKey` makes the key of it. */
export async function generateSealingSecret(): Promise<Uint8Array> {
  const { privateKey } = await suite.GenerateKeyPair(true);
  return suite.SerializePrivateKey(privateKey);
}

/** The key of a secret of 32 bytes. @throws ProtocolError `encoding` for another length. */
export async function sealingKey(secret: Uint8Array): Promise<SealingKey> {
  if (secret.length !== SEALING_SECRET_BYTES)
    throw new ProtocolError('encoding', 'a sealing secret is 32 bytes');
  const raw = publicHalf(secret);
  const privateKey = await suite.DeserializePrivateKey(secret, false);
  const publicKey = await suite.DeserializePublicKey(raw);
  return { keyId: hashText(raw), raw, pair: { privateKey, publicKey } };
}

/** The recipient of a card's sealing key. @throws ProtocolError `encoding` when the bytes are no key. */
export async function sealingRecipient(raw: Uint8Array): Promise<SealingRecipient> {
  try {
    return { keyId: hashText(raw), publicKey: await suite.DeserializePublicKey(raw) };
  } catch (error) {
    if (error instanceof DeserializeError) throw new ProtocolError('encoding', 'not a sealing key');
    throw error;
  }
}

// X-Wing stretches its secret with SHAKE256 to the seeds of its two halves (draft-connolly-cfrg-xwing-kem §5.2). Done
// here because the library tells the public half of no key but one that it has just made.
function publicHalf(secret: Uint8Array): Buffer {
  const seeds = createHash('shake256', { outputLength: 96 }).update(secret).digest();
  const mlKem = spkiOf(ML_KEM_PKCS8, seeds.subarray(0, 64));
  const x25519 = spkiOf(X25519_PKCS8, seeds.subarray(64));
  return Buffer.concat([mlKem.subarray(-ML_KEM_PUBLIC_BYTES), x25519.subarray(-X25519_PUBLIC_BYTES)]);
}

function spkiOf(prefix: Buffer, seed: Buffer): Buffer {
  const secret = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
  return createPublicKey(secret).export({ format: 'der', type: 'spki' });
}
