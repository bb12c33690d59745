// SPDX-License-Identifier: Apache-2.0
// A party's card (§2): its keys and addresses, signed by its identity root.
import { Buffer } from 'node:buffer';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalize, type JsonValue, parseCanonicalObject } from '../canonical.ts';
import { fromB64u, hashText } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import {
  bytesField,
  countField,
  type DeepReadonly,
  hashField,
  kidField,
  mapField,
  partyField,
  textField,
  timeField,
} from '../fields.ts';
import { forms, type Hash } from '../ids.ts';
import { createJwsSigner, ed25519Public, type JwsSigner, kidOfText } from '../keys/ed25519.ts';
import { parseJws, signInput, signingInputOf, verifyJws } from '../keys/jws.ts';

/** Bytes that a card's payload may have (§14). */
export const MAX_CARD_BYTES = 16_384;

const NO_SIGNATURE = 'A'.repeat(86);

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const ENDPOINT = /^https:\/\/([a-z0-9][a-z0-9.-]{0,252}|\[[0-9a-f:.]{2,45}\]):[1-9][0-9]{0,4}$/;

const keysSchema = z.strictObject({
  sign: z
    .array(z.strictObject({ kid: kidField, x: bytesField(32) }))
    .min(1)
    .max(16),
  log: bytesField(32),
  cosign: z.strictObject({ ed25519: bytesField(32), mldsa44: bytesField(1312) }),
  seal: z.strictObject({ kem: z.literal('MLKEM768-X25519'), pub: bytesField(1216) }),
  tls: z.array(hashField).min(1).max(16),
});

const revokedSchema = z.strictObject({
  kid: kidField,
  reason: z.enum(['superseded', 'lost', 'compromised']),
  sizes: mapField(forms.party, isSize, { type: 'integer', minimum: 0 }),
});

/** The payload of a card. */
export const cardSchema = z
  .strictObject({
    v: z.literal(1),
    party: partyField,
    names: textField,
    seq: countField,
    prev: hashField.exactOptional(),
    root: bytesField(32),
    issued: timeField,
    expires: timeField,
    keys: keysSchema,
    revoked: z.array(revokedSchema).max(256),
    endpoints: z.array(z.string().regex(ENDPOINT)).max(16),
    versions: z.array(z.int().min(1)).min(1).max(16),
    spoc: textField,
    supervisor: textField,
    witness: z
      .string()
      .regex(/^[^\s+]{1,128}\+[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)
      .exactOptional(),
  })
  .superRefine((card, context) => {
    for (const problem of contradictions(card)) context.addIssue({ code: 'custom', message: problem });
  });

export type CardPayload = DeepReadonly<z.infer<typeof cardSchema>>;
export type Revocation = CardPayload['revoked'][number];

/** A card whose own signature holds. Whether it belongs to a known chain is for `CardChain`. */
export interface Card {
  readonly payload: CardPayload;
  /** SHA-256 of the JWS signing input. */
  readonly hash: Hash;
  readonly jws: string;
}

/**
 * A card that lacks its signature: what leaves for where the identity root is kept.
 * @returns the signing input of the card's JWS, ASCII
 * @throws ProtocolError `schema` when the payload is not a card; `limit`.
 */
export function unsignedCard(payload: CardPayload): string {
  const checked = shaped(payload);
  const text = canonicalize(payload as JsonValue);
  if (Buffer.byteLength(text) > MAX_CARD_BYTES)
    throw new ProtocolError('limit', 'a card of more than 16 KiB');
  return signingInputOf('tansiq-card+jws', text, kidOfText(checked.root));
}

/**
 * What a card says that waits for its signature.
 * @throws ProtocolError as `readCard`, but for the signature.
 */
export function readUnsignedCard(unsigned: string): CardPayload {
  const parsed = parseJws(`${unsigned}.${NO_SIGNATURE}`, 'tansiq-card+jws', MAX_CARD_BYTES);
  const payload = cardIn(parsed.payload);
  if (parsed.kid !== kidOfText(payload.root)) {
    throw new ProtocolError('signature', 'the kid is not that of the root');
  }
  return payload;
}

/**
 * Signs a card with the identity root, wherever that is.
 * @throws ProtocolError `schema` when the payload is not a card or the key is not that of its `root`; `limit`.
 */
export function signCard(payload: CardPayload, root: KeyObject | JwsSigner): string {
  const signer = 'kid' in root ? root : createJwsSigner(root);
  const unsigned = unsignedCard(payload);
  if (signer.kid !== kidOfText(payload.root)) throw new ProtocolError('schema', 'not the key of this root');
  return signInput(unsigned, signer).jws;
}

/**
 * Reads a card and checks its signature under its own root.
 * @throws ProtocolError `limit`, `non-canonical`, `schema`, `unknown-version`, `signature`; nothing else.
 */
export function readCard(jws: string): Card {
  const parsed = parseJws(jws, 'tansiq-card+jws', MAX_CARD_BYTES);
  const payload = cardIn(parsed.payload);
  if (parsed.kid !== kidOfText(payload.root)) {
    throw new ProtocolError('signature', 'the kid is not that of the root');
  }
  const root = edwardsKey(payload.root);
  const { keys } = payload;
  for (const x of [keys.log, keys.cosign.ed25519, ...keys.sign.map((key) => key.x)]) edwardsKey(x);
  if (!verifyJws(parsed, root)) throw new ProtocolError('signature', 'the signature does not hold');
  return { payload, hash: hashText(parsed.signingInput), jws };
}

/**
 * What two people read to each other before a channel exists: SHA-256 of the 32 root bytes as 16 groups of 4
 * hexadecimal digits.
 * @param root the root's raw bytes, or their b64u.
 */
export function fingerprint(root: Uint8Array | string): string {
  const raw = typeof root === 'string' ? fromB64u(root, 32) : root;
  const hex = Buffer.from(hashText(raw), 'base64url').toString('hex');
  return (hex.match(/.{4}/g) ?? []).join(' ');
}

// A key of small order has signatures that hold for what nobody signed: it would let its owner deny everything.
function edwardsKey(x: string): KeyObject {
  try {
    return ed25519Public(fromB64u(x, 32));
  } catch (error) {
    if (error instanceof ProtocolError) throw new ProtocolError('schema', error.message);
    throw error;
  }
}

function cardIn(bytes: Buffer): CardPayload {
  const value = parseCanonicalObject(bytes);
  if (Number.isSafeInteger(value.v) && (value.v as number) > 1) {
    throw new ProtocolError('unknown-version', `a card of version ${value.v}`);
  }
  return shaped(value);
}

function shaped(value: unknown): CardPayload {
  const result = cardSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ProtocolError('schema', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a card'}`);
}

function* contradictions(card: CardPayload): Generator<string> {
  if ((card.seq === 0) !== (card.prev === undefined)) yield 'prev stands exactly when seq is above 0';
  if (card.issued >= card.expires) yield 'expires before it is issued';
  const kids = card.keys.sign.map((key) => key.kid);
  if (new Set(kids).size !== kids.length) yield 'a signing key stands twice';
  if (card.keys.sign.some((key) => key.kid !== kidOfText(key.x))) yield 'a kid is not that of its key';
  if (new Set(card.revoked.map((entry) => entry.kid)).size !== card.revoked.length) yield 'revoked twice';
}
