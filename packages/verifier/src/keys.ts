// SPDX-License-Identifier: Apache-2.0
// Public keys and signatures: Ed25519 (RFC 8032), ML-DSA-44 (FIPS 204), thumbprints (RFC 7638), fingerprints.
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fromB64u, hashText, sha256 } from './encoding.ts';

const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const MLDSA44_SPKI = Buffer.from('30820532300b06096086480165030403110382052100', 'hex');
const FIELD_PRIME = (1n << 255n) - 19n;
const ORDER_8_Y = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
// y coordinates of the eight points of small order: a signature under such a key says nothing about who made it.
const SMALL_ORDER_Y = new Set([0n, 1n, FIELD_PRIME - 1n, ORDER_8_Y, FIELD_PRIME - ORDER_8_Y]);
const CACHE_LIMIT = 4096;
const cache = new Map<string, KeyObject | undefined>();

/** True when `signature` (64 bytes) verifies strictly under the Ed25519 key given as 32 bytes in base64url. */
export function verifyEd25519(key: string, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  const object = imported(key, ED25519_SPKI);
  return object !== undefined && verify(null, message, object, signature);
}

/** True when `signature` (2,420 bytes) verifies under the ML-DSA-44 key given as 1,312 bytes in base64url, empty context. */
export function verifyMlDsa44(key: string, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 2420) return false;
  const object = imported(key, MLDSA44_SPKI);
  return object !== undefined && verify(null, message, object, signature);
}

/** RFC 7638 thumbprint of an Ed25519 key (32 bytes in base64url): the protocol's `kid`. */
export function thumbprint(key: string): string {
  return hashText(`{"crv":"Ed25519","kty":"OKP","x":"${key}"}`);
}

/** What two people read to each other (protocol §2): 16 groups of 4 hexadecimal digits over the identity root. */
export function fingerprint(root: string): string {
  return (sha256(fromB64u(root)).toString('hex').match(/.{4}/g) ?? []).join(' ');
}

function imported(key: string, prefix: Buffer): KeyObject | undefined {
  const known = cache.get(key);
  if (known !== undefined || cache.has(key)) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const raw = fromB64u(key);
  const object =
    prefix === ED25519_SPKI && isWeakEd25519(key) ? undefined : open(Buffer.concat([prefix, raw]));
  cache.set(key, object);
  return object;
}

function open(spki: Buffer): KeyObject | undefined {
  try {
    return createPublicKey({ key: spki, format: 'der', type: 'spki' });
  } catch {
    return undefined; // not a key at all, so nothing verifies under it
  }
}

/** True for a key of small order (8-torsion) or one that is not written canonically: it binds nobody. */
export function isWeakEd25519(key: string): boolean {
  const raw = fromB64u(key);
  const little = Buffer.from(raw).reverse();
  const y = BigInt(`0x${little.toString('hex')}`) & ((1n << 255n) - 1n);
  return y >= FIELD_PRIME || SMALL_ORDER_Y.has(y);
}
