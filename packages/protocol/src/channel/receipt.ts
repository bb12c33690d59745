// SPDX-License-Identifier: Apache-2.0
// Receipts (§5): "these bytes I hold", cosigned, and how long the receiver's own channel was at that moment.
import type { KeyObject } from 'node:crypto';
import {
  type Checkpoint,
  cosign,
  formatSignedCheckpoint,
  parseCheckpoint,
  parseNote,
  type Signer,
  type Verifier,
} from '@tansiq/ledger';
import { z } from 'zod';
import { canonicalize, type JsonObject, parseCanonicalObject } from '../canonical.ts';
import type { KeyRefusal } from '../cards/chain.ts';
import { b64u } from '../encoding.ts';
import { type ErrorCode, ProtocolError } from '../errors.ts';
import { countField, hashField, partyField, timeField } from '../fields.ts';
import type { Kid, PartyId, Time } from '../ids.ts';
import type { JwsSigner } from '../keys/ed25519.ts';
import { parseJws, signJws, verifyJws } from '../keys/jws.ts';
import { parseTime } from '../time.ts';
import { openLines } from './checkpoint.ts';

const MAX_STATEMENT_BYTES = 1024;
const MAX_NOTE_CHARS = 16_384;

/** A receipt as it travels and is kept. */
export const receiptSchema = z.strictObject({
  v: z.literal(1),
  checkpoint: z.string().min(1).max(MAX_NOTE_CHARS),
  statement: z.string().min(1).max(2048),
});
export type Receipt = Readonly<z.infer<typeof receiptSchema>>;

/** What the receiver says over its signing key. `own`: its own outgoing size towards the sender. */
export const statementSchema = z.strictObject({
  v: z.literal(1),
  by: partyField,
  origin: z.string().min(1),
  size: countField,
  root: hashField,
  own: countField,
  time: timeField,
});
export type ReceiptStatement = Readonly<z.infer<typeof statementSchema>>;

/** With what a receiver signs receipts. The cosigners carry the receiver's party id as their name. */
export interface ReceiptKeys {
  readonly statement: JwsSigner;
  readonly ed25519: Signer;
  readonly mldsa44: Signer;
}

/**
 * Receipts a sender's checkpoint, which the caller has opened, found consistent and stored.
 * @param note the sender's note with its one signature line.
 * @param own the receiver's own outgoing size towards the sender.
 */
export function composeReceipt(
  note: string,
  receiver: { readonly by: PartyId; readonly own: number; readonly time: Time },
  keys: ReceiptKeys,
): Receipt {
  const { text, signatures } = parseNote(note);
  const checkpoint = parseCheckpoint(text);
  const { by, own, time } = receiver;
  const { origin, size } = checkpoint;
  const seconds = parseTime(time) / 1000;
  const statement = { v: 1, by, origin, size, root: b64u(checkpoint.root), own, time };
  return {
    v: 1,
    checkpoint: formatSignedCheckpoint(checkpoint, [
      ...signatures,
      cosign(checkpoint, keys.ed25519, seconds),
      cosign(checkpoint, keys.mldsa44, seconds),
    ]),
    statement: signJws('tansiq-receipt+jws', canonicalize(statement), keys.statement).jws,
  };
}

/** Whose receipt for which channel it must be, and under which keys. */
export interface ReceiptPolicy {
  readonly by: PartyId;
  readonly origin: string;
  /** Keys of the sender's cards, that is of the reader's own when it was the sender. */
  readonly logKeys: readonly Verifier[];
  /** Keys of the receiver's cards (`CardChain.cosignVerifiers`). */
  readonly cosignKeys: readonly Verifier[];
  /** The receiver's signing key; `own` for keys that are revoked from a size on (`KeyPlace.index` = `own` - 1). */
  readonly keyFor: (kid: Kid, own: number) => KeyObject | KeyRefusal;
}

export interface OpenedReceipt {
  readonly statement: ReceiptStatement;
  readonly checkpoint: Checkpoint;
  /** Seconds since 1970 of the Ed25519 cosignature. How far ahead it may be is for the reader's clock to judge. */
  readonly cosignedAt: number;
}

export type ReceiptReading =
  | { readonly ok: true; readonly receipt: OpenedReceipt }
  | { readonly ok: false; readonly rule: ErrorCode; readonly detail: string };

/** Reads a receipt. Total: never throws for what a partner sends. */
export function readReceipt(value: unknown, policy: ReceiptPolicy): ReceiptReading {
  try {
    return { ok: true, receipt: openReceipt(value, policy) };
  } catch (error) {
    if (error instanceof ProtocolError) return { ok: false, rule: error.code, detail: error.message };
    throw error;
  }
}

function openReceipt(value: unknown, policy: ReceiptPolicy): OpenedReceipt {
  const shaped = receiptSchema.safeParse(value);
  if (!shaped.success) throw new ProtocolError('schema', 'not a receipt');
  const statement = openStatement(shaped.data.statement, policy);
  const ofUse = (use: Verifier['use']) => policy.cosignKeys.filter((key) => key.use === use);
  const { checkpoint, signatures } = openLines(shaped.data.checkpoint, policy.origin, [
    policy.logKeys,
    ofUse('cosignature-ed25519'),
    ofUse('cosignature-ml-dsa-44'),
  ]);
  if (statement.size !== checkpoint.size || statement.root !== b64u(checkpoint.root)) {
    throw new ProtocolError('root', 'the statement and the checkpoint speak of different trees');
  }
  return { statement, checkpoint, cosignedAt: signatures[1]?.time ?? 0 };
}

function openStatement(jws: string, policy: ReceiptPolicy): ReceiptStatement {
  const parsed = parseJws(jws, 'tansiq-receipt+jws', MAX_STATEMENT_BYTES);
  const value: JsonObject = parseCanonicalObject(parsed.payload);
  if (typeof value.v === 'number' && value.v > 1)
    throw new ProtocolError('unknown-version', 'a newer receipt');
  const shaped = statementSchema.safeParse(value);
  if (!shaped.success) throw new ProtocolError('schema', "not a receipt's statement");
  const statement = shaped.data;
  if (statement.by !== policy.by || statement.origin !== policy.origin) {
    throw new ProtocolError('schema', 'a receipt by another party or for another channel');
  }
  const key = policy.keyFor(parsed.kid, statement.own);
  if ('rule' in key) throw new ProtocolError(key.rule, key.detail);
  if (!verifyJws(parsed, key)) throw new ProtocolError('signature', 'the signature does not hold');
  return statement;
}
