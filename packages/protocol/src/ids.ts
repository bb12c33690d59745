// SPDX-License-Identifier: Apache-2.0
// The identifiers of §1 as types that cannot be mixed up, and the checks that make them.
import { Buffer } from 'node:buffer';
import { randomFillSync } from 'node:crypto';
import { ProtocolError } from './errors.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** `ma.dgsn`: the first two letters are the state (ISO 3166-1, lower case). */
export type PartyId = Branded<'PartyId'>;
/** SHA-256, 43 characters of b64u. */
export type Hash = Branded<'Hash'>;
/** The hash of an act's signing input (§3). */
export type ActId = Branded<'ActId'>;
/** 128 random bits, 22 characters of b64u: dossier, lineage, nonce, attachment, salt. */
export type RandomId = Branded<'RandomId'>;
/** RFC 7638 thumbprint of an Ed25519 key, 43 characters of b64u. */
export type Kid = Branded<'Kid'>;
/** RFC 3339, UTC, whole seconds: `2026-11-22T09:00:00Z`. */
export type Time = Branded<'Time'>;
/** Language (`^[a-z]{2,3}$`) to string, at least one entry. */
export type Text = Readonly<Record<string, string>>;

/** The forms of §1. The last character of b64u leaves no room for stray bits, so that each value has one text. */
export const forms = {
  party: /^[a-z]{2}(\.[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?){1,3}$/,
  bytes16: /^[A-Za-z0-9_-]{21}[AQgw]$/,
  bytes32: /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/,
  code: /^[a-z0-9][a-z0-9-]{0,63}$/,
  language: /^[a-z]{2,3}$/,
  state: /^[a-z]{2}$/,
} as const;

export function isPartyId(value: unknown): value is PartyId {
  return typeof value === 'string' && value.length <= 101 && forms.party.test(value);
}

export function isHash(value: unknown): value is Hash {
  return typeof value === 'string' && value.length === 43 && forms.bytes32.test(value);
}

export function isActId(value: unknown): value is ActId {
  return isHash(value);
}

export function isKid(value: unknown): value is Kid {
  return isHash(value);
}

export function isRandomId(value: unknown): value is RandomId {
  return typeof value === 'string' && value.length === 22 && forms.bytes16.test(value);
}

/** A code of one of the protocol's lists by its form alone: `^[a-z0-9][a-z0-9-]{0,63}$`. */
export function isCode(value: unknown): value is string {
  return typeof value === 'string' && forms.code.test(value);
}

export function isText(value: unknown): value is Text {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([language, text]) => forms.language.test(language) && typeof text === 'string')
  );
}

/** @throws ProtocolError `encoding` */
export function partyId(value: string): PartyId {
  if (!isPartyId(value)) throw new ProtocolError('encoding', `not a party id: ${value.slice(0, 120)}`);
  return value;
}

/** The state of a party, two lower-case letters: `ma` of `ma.dgsn`. */
export function stateOf(party: PartyId): string {
  return party.slice(0, 2);
}

const pool = Buffer.alloc(4096);
let used = pool.length;

/** 16 fresh random bytes. Drawn from a pool, because one call to the system per salt costs more than the hash. */
export function randomSalt(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const salt = Buffer.from(pool.subarray(used, used + 16));
  pool.fill(0, used, used + 16);
  used += 16;
  return salt;
}

/** A fresh random id: dossier, lineage, nonce, attachment. */
export function newRandomId(): RandomId {
  return randomSalt().toString('base64url') as RandomId;
}
