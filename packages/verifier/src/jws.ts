// SPDX-License-Identifier: Apache-2.0
// JWS compact serialisation (RFC 7515) with the one protected header that the protocol allows for each kind.
import { type JsonObject, parseCanonical, strictUtf8 } from './canonical.ts';
import { fromB64u, hashText } from './encoding.ts';
import { Flaw } from './flaw.ts';
import { verifyEd25519 } from './keys.ts';

export type JwsType = 'tansiq-card+jws' | 'tansiq-act+jws' | 'tansiq-receipt+jws' | 'tansiq-statement+jws';

/** A JWS whose form is right; its signature has not been checked. `id` is SHA-256 of the signing input. */
export type Jws = {
  readonly kid: string;
  readonly id: string;
  readonly signingInput: Buffer;
  readonly payload: JsonObject;
  readonly signature: Buffer;
};

const HEADER = /^\{"alg":"Ed25519","kid":"([A-Za-z0-9_-]{43})","typ":"([a-z+-]+)"\}$/;

/** The id that any text has as an act, JWS or not (protocol §4): SHA-256 of what stands before its last dot. */
export function idOf(text: string): string {
  const dot = text.lastIndexOf('.');
  return hashText(dot < 0 ? text : text.slice(0, dot));
}

/**
 * Reads the form of a JWS in the order of protocol §3.3: payload within `limit` bytes; three parts; each canonical
 * base64url; the exact protected header; 64 bytes of signature; a canonical payload that is an object.
 * Flaws: `limit`, `schema`, `non-canonical`, `signature`.
 */
export function parseJws(text: string, type: JwsType, limit: number): Jws {
  const parts = text.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (Math.floor((payload.length * 3) / 4) > limit) throw new Flaw('limit', `payload of over ${limit} bytes`);
  if (parts.length !== 3) throw new Flaw('schema', `a JWS has three parts, this has ${parts.length}`);
  const [headerBytes, payloadBytes, signatureBytes] = [
    fromB64u(header),
    fromB64u(payload),
    fromB64u(signature),
  ];
  const match = HEADER.exec(headerBytes.toString('latin1'));
  if (match?.[1] === undefined || match[2] !== type)
    throw new Flaw('schema', `protected header is not that of ${type}`);
  if (signatureBytes.length !== 64) throw new Flaw('signature', 'a signature has 64 bytes');
  const value = parseCanonical(strictUtf8(payloadBytes));
  if (typeof value !== 'object' || Array.isArray(value)) throw new Flaw('schema', 'payload is not an object');
  return {
    kid: match[1],
    id: hashText(`${header}.${payload}`),
    signingInput: Buffer.from(`${header}.${payload}`, 'latin1'),
    payload: value,
    signature: signatureBytes,
  };
}

/** True when the JWS verifies under this Ed25519 key (32 bytes in base64url). */
export function signedBy(jws: Jws, key: string): boolean {
  return verifyEd25519(key, jws.signingInput, jws.signature);
}
