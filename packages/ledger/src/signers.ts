// SPDX-License-Identifier: Apache-2.0
// Who signs and who checks: a name, a key and what kind of statement that key makes.
// Key ids and verifier keys follow C2SP signed-note (github.com/C2SP/C2SP at 055287621bf3) and
// tlog-cosignature (at 01194db11950).
import { Buffer } from 'node:buffer';
import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { fromBase64, holdsControl, toBase64 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { ed25519FromRaw, ed25519ToRaw, mlDsa44FromRaw, mlDsa44ToRaw } from './keys.ts';

/**
 * What a key signs, each under key ids of its own:
 * - `note`: Ed25519 over the text of a note (type 0x01);
 * - `cosignature-ed25519`: Ed25519 over time and checkpoint (type 0x04);
 * - `cosignature-ml-dsa-44`: ML-DSA-44 over time, cosigner, origin, size and root (type 0x06).
 */
export type KeyUse = 'note' | 'cosignature-ed25519' | 'cosignature-ml-dsa-44';

/** Holds a private key, in this process or in a device. `sign` returns the bare signature of exactly `message`. */
export interface Signer {
  readonly name: string;
  readonly use: KeyUse;
  /** First four bytes of the key's hash, as an unsigned 32-bit number. */
  readonly keyId: number;
  sign(message: Uint8Array): Uint8Array;
}

/** Knows a public key. `verify` says whether `signature` is the bare signature of exactly `message`. */
export interface Verifier {
  readonly name: string;
  readonly use: KeyUse;
  readonly keyId: number;
  /** Raw public key: 32 bytes (Ed25519) or 1312 (ML-DSA-44). */
  readonly publicKey: Uint8Array;
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

interface UseFacts {
  readonly typeByte: number;
  readonly signatureBytes: number;
  readonly fromRaw: (raw: Uint8Array) => KeyObject;
  readonly toRaw: (key: KeyObject) => Uint8Array;
}

const FACTS: Readonly<Record<KeyUse, UseFacts>> = {
  note: { typeByte: 0x01, signatureBytes: 64, fromRaw: ed25519FromRaw, toRaw: ed25519ToRaw },
  'cosignature-ed25519': { typeByte: 0x04, signatureBytes: 64, fromRaw: ed25519FromRaw, toRaw: ed25519ToRaw },
  'cosignature-ml-dsa-44': {
    typeByte: 0x06,
    signatureBytes: 2420,
    fromRaw: mlDsa44FromRaw,
    toRaw: mlDsa44ToRaw,
  },
};

/** Key id: first four bytes of SHA-256(name ‖ 0x0A ‖ type byte ‖ raw public key), big-endian. */
export function keyIdOf(name: string, use: KeyUse, publicKey: Uint8Array): number {
  const typeByte = Buffer.of(0x0a, FACTS[use].typeByte);
  return createHash('sha256')
    .update(name, 'utf8')
    .update(typeByte)
    .update(publicKey)
    .digest()
    .readUInt32BE(0);
}

/** A signer over a private key object. `bad_key` for the wrong kind of key, `bad_note` for an impossible name. */
export function createSigner(name: string, use: KeyUse, privateKey: KeyObject): Signer {
  requireKeyName(name);
  if (privateKey.type !== 'private') throw new LedgerError('bad_key', 'signing takes a private key');
  const publicKey = FACTS[use].toRaw(privateKey);
  return {
    name,
    use,
    keyId: keyIdOf(name, use, publicKey),
    sign: (message) => sign(null, message, privateKey),
  };
}

/** A verifier over a raw public key or key object. `bad_key` or `bad_note` like `createSigner`. */
export function createVerifier(name: string, use: KeyUse, publicKey: KeyObject | Uint8Array): Verifier {
  requireKeyName(name);
  const facts = FACTS[use];
  const raw = publicKey instanceof Uint8Array ? Uint8Array.from(publicKey) : facts.toRaw(publicKey);
  const key = facts.fromRaw(raw);
  return {
    name,
    use,
    keyId: keyIdOf(name, use, raw),
    publicKey: raw,
    verify: (message, signature) =>
      signature.length === facts.signatureBytes && verify(null, message, key, signature),
  };
}

/** The verifier key text `name+keyid+base64(type byte ‖ raw public key)`. */
export function formatVerifierKey(verifier: Verifier): string {
  const { name, use, publicKey } = verifier;
  const id = keyIdOf(name, use, publicKey).toString(16).padStart(8, '0');
  return `${name}+${id}+${toBase64(Buffer.concat([Buffer.of(FACTS[use].typeByte), publicKey]))}`;
}

/** Reads what `formatVerifierKey` writes, and only that; else `bad_key`, `bad_note` or `bad_encoding`. */
export function parseVerifierKey(text: string): Verifier {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text);
  const material = fromBase64(parts?.[3] ?? '');
  const uses: readonly KeyUse[] = ['note', 'cosignature-ed25519', 'cosignature-ml-dsa-44'];
  const use = uses.find((candidate) => FACTS[candidate].typeByte === material[0]);
  if (!parts?.[1] || !use) throw new LedgerError('bad_key', 'not a verifier key of a kind known here');
  const verifier = createVerifier(parts[1], use, material.subarray(1));
  if (verifier.keyId !== Number.parseInt(parts[2] ?? '', 16)) {
    throw new LedgerError('bad_key', 'the key id is not that of the key');
  }
  return verifier;
}

/** Refuses with `bad_note` a key name that is empty or holds a space, a plus or a control character. */
export function requireKeyName(name: string): void {
  if (name === '' || !name.isWellFormed() || holdsControl(name) || /[\p{White_Space}+]/u.test(name)) {
    throw new LedgerError(
      'bad_note',
      'a key name is not empty and holds no space, plus or control character',
    );
  }
}
