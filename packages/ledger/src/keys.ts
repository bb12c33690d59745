// SPDX-License-Identifier: Apache-2.0
// Public keys between the raw bytes that logs publish and the key objects that node:crypto signs with.
import { Buffer } from 'node:buffer';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { LedgerError } from './errors.ts';

/** Bytes in a raw Ed25519 public key (RFC 8032 §5.1.5). */
export const ED25519_KEY_BYTES = 32;
/** Bytes in a raw ML-DSA-44 public key (FIPS 204, table 2). */
export const ML_DSA_44_KEY_BYTES = 1312;

// What DER puts before the raw key in a SubjectPublicKeyInfo: RFC 8410 §4 and RFC 9881 §4.
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const ML_DSA_44_SPKI = Buffer.from('30820532300b06096086480165030403110382052100', 'hex');

// The points whose order divides eight, sign bit cleared: y = 0, 1, the two of order eight, -1, and 0 and 1 written
// with p added. Such a key has signatures that hold for messages nobody signed, so it must never be pinned.
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** Key object of a raw 32-byte Ed25519 public key; `bad_key` for another length or a point of small order. */
export function ed25519FromRaw(raw: Uint8Array): KeyObject {
  if (raw.length === ED25519_KEY_BYTES) {
    const y = Buffer.from(raw);
    y[31] = (y[31] ?? 0) & 0x7f;
    if (SMALL_ORDER.has(y.toString('hex'))) throw new LedgerError('bad_key', 'an Ed25519 key of small order');
  }
  return imported(ED25519_SPKI, raw, ED25519_KEY_BYTES, 'Ed25519');
}

/** Raw 32 bytes of an Ed25519 key object (of a private key: its public half); `bad_key` for another kind. */
export function ed25519ToRaw(key: KeyObject): Uint8Array {
  return exported(key, 'ed25519', ED25519_SPKI.length);
}

/** Key object of a raw 1312-byte ML-DSA-44 public key; `bad_key` for another length. */
export function mlDsa44FromRaw(raw: Uint8Array): KeyObject {
  return imported(ML_DSA_44_SPKI, raw, ML_DSA_44_KEY_BYTES, 'ML-DSA-44');
}

/** Raw 1312 bytes of an ML-DSA-44 key object (of a private key: its public half); `bad_key` for another kind. */
export function mlDsa44ToRaw(key: KeyObject): Uint8Array {
  return exported(key, 'ml-dsa-44', ML_DSA_44_SPKI.length);
}

/** Keys imported last: a party's few keys are met with each batch, and importing one costs more than using it. */
const known = new Map<string, KeyObject>();
const KNOWN = 256;

function imported(prefix: Buffer, raw: Uint8Array, length: number, kind: string): KeyObject {
  if (raw.length !== length) throw new LedgerError('bad_key', `a raw ${kind} public key is ${length} bytes`);
  const der = Buffer.concat([prefix, raw]);
  const name = der.toString('base64');
  const key = known.get(name) ?? importedAnew(der, kind);
  known.delete(name);
  known.set(name, key);
  for (const oldest of known.keys()) if (known.size > KNOWN) known.delete(oldest);
  return key;
}

function importedAnew(der: Buffer, kind: string): KeyObject {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    throw new LedgerError('bad_key', `not a ${kind} public key`);
  }
}

function exported(key: KeyObject, kind: string, prefix: number): Uint8Array {
  if (key.asymmetricKeyType !== kind) throw new LedgerError('bad_key', `not an ${kind} key`);
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return open.export({ format: 'der', type: 'spki' }).subarray(prefix);
}
