// SPDX-License-Identifier: Apache-2.0
// JWS compact serialisation (RFC 7515) narrowed to one form: exact protected header, canonical base64url, Ed25519.
import { Buffer } from 'node:buffer';
import { type KeyObject, verify } from 'node:crypto';
import { asBuffer, hashText } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import { type Hash, isKid, type Kid } from '../ids.ts';
import type { JwsSigner } from './ed25519.ts';

/** What a signature is for; a signature for one purpose never passes for another. */
export type JwsType = 'tansiq-act+jws' | 'tansiq-card+jws' | 'tansiq-receipt+jws' | 'tansiq-statement+jws';

/** A JWS whose form holds. The signature is not checked yet. */
export interface ParsedJws {
  readonly kid: Kid;
  readonly payload: Buffer;
  /** `b64u(protected) "." b64u(payload)`, ASCII. */
  readonly signingInput: string;
  readonly signature: Buffer;
}

const BEFORE_KID = '{"alg":"Ed25519","kid":"';
const KID_CHARS = 43;

function afterKid(type: JwsType): string {
  return `","typ":"${type}"}`;
}

/** Signs a payload. The payload's own canonical form is the caller's duty. */
export function signJws(type: JwsType, payload: Uint8Array | string, signer: JwsSigner): SignedJws {
  return signInput(signingInputOf(type, payload, signer.kid), signer);
}

/** What a signature of this type by this key is over. */
export function signingInputOf(type: JwsType, payload: Uint8Array | string, kid: Kid): string {
  const head = Buffer.from(BEFORE_KID + kid + afterKid(type), 'latin1').toString('base64url');
  const body = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : asBuffer(payload);
  return `${head}.${body.toString('base64url')}`;
}

/** Signs a signing input that names the signer's own key. */
export function signInput(signingInput: string, signer: JwsSigner): SignedJws {
  const signature = asBuffer(signer.sign(Buffer.from(signingInput, 'latin1')));
  return { jws: `${signingInput}.${signature.toString('base64url')}`, id: hashText(signingInput) };
}

export interface SignedJws {
  readonly jws: string;
  /** SHA-256 of the signing input. */
  readonly id: Hash;
}

/**
 * Takes a JWS apart and refuses every form but one.
 * @param most bytes that the payload may have.
 * @throws ProtocolError `limit`; `schema` when it has not three parts or its protected header is not exactly ours;
 *   `non-canonical` when a part is not canonical b64u; `signature` when the signature is not 64 bytes.
 */
export function parseJws(jws: string, type: JwsType, most: number): ParsedJws {
  if (jws.length > maxChars(type, most))
    throw new ProtocolError('limit', `a payload of more than ${most} bytes`);
  const first = jws.indexOf('.');
  const second = jws.indexOf('.', first + 1);
  if (first < 0 || second < 0 || jws.indexOf('.', second + 1) >= 0) {
    throw new ProtocolError('schema', 'a JWS has three parts');
  }
  const head = decodePart(jws.slice(0, first));
  const payload = decodePart(jws.slice(first + 1, second));
  const signature = decodePart(jws.slice(second + 1));
  const kid = kidIn(head.toString('latin1'), afterKid(type));
  if (signature.length !== 64) throw new ProtocolError('signature', 'a signature is 64 bytes');
  if (payload.length > most) throw new ProtocolError('limit', `a payload of more than ${most} bytes`);
  return { kid, payload, signingInput: jws.slice(0, second), signature };
}

/** Does the signature hold under this key? Only for Ed25519 keys; never throws. */
export function verifyJws(parsed: ParsedJws, key: KeyObject): boolean {
  if (key.asymmetricKeyType !== 'ed25519') return false;
  return verify(null, Buffer.from(parsed.signingInput, 'latin1'), key, parsed.signature);
}

/** As `verifyJws`, on another thread, so that this one goes on meanwhile. */
export function verifyJwsApart(parsed: ParsedJws, key: KeyObject): Promise<boolean> {
  if (key.asymmetricKeyType !== 'ed25519') return Promise.resolve(false);
  const input = Buffer.from(parsed.signingInput, 'latin1');
  return new Promise((resolve, reject) => {
    verify(null, input, key, parsed.signature, (error, holds) => (error ? reject(error) : resolve(holds)));
  });
}

/**
 * SHA-256 of what a JWS signs: all before the last dot, or the whole text when there is none. Total, so that even an
 * act that is no JWS has one id and keeps its place in the log (§4).
 */
export function signingInputHash(jws: string): Hash {
  const dot = jws.lastIndexOf('.');
  return hashText(dot < 0 ? jws : jws.slice(0, dot));
}

function decodePart(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part)
    throw new ProtocolError('non-canonical', 'not canonical base64url');
  return bytes;
}

function kidIn(head: string, after: string): Kid {
  const kid = head.slice(BEFORE_KID.length, BEFORE_KID.length + KID_CHARS);
  if (head !== BEFORE_KID + kid + after || !isKid(kid)) {
    throw new ProtocolError('schema', 'not the exact protected header');
  }
  return kid;
}

function maxChars(type: JwsType, most: number): number {
  const head = BEFORE_KID.length + KID_CHARS + afterKid(type).length;
  return Math.ceil((head * 4) / 3) + Math.ceil((most * 4) / 3) + 86 + 2;
}
