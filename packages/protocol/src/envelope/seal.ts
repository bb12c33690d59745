// SPDX-License-Identifier: Apache-2.0
// The sealed form of a batch (§5): one line of canonical JSON, the encapsulation, the ciphertext.
import { Buffer } from 'node:buffer';
import { DecapError, DeserializeError, OpenError, ValidationError } from 'hpke';
import { canonicalize, type JsonObject, parseCanonicalObject } from '../canonical.ts';
import { MAX_BATCH_BYTES, type ReceivedBatch } from '../channel/batch.ts';
import { asBuffer } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import { type Hash, isHash, isPartyId, type PartyId } from '../ids.ts';
import { ENCAPSULATION_BYTES, type SealingKey, type SealingRecipient, suite } from './sealing-keys.ts';

const NEWLINE = 0x0a;
const TAG_BYTES = 16;
const MAX_LINE_BYTES = 1024;

/** Bytes of the largest envelope. */
export const MAX_ENVELOPE_BYTES = MAX_LINE_BYTES + 1 + ENCAPSULATION_BYTES + MAX_BATCH_BYTES + TAG_BYTES;

/** What an envelope says of the batch inside it. All of it is bound to the ciphertext. */
export interface EnvelopeLine {
  readonly from: PartyId;
  readonly to: PartyId;
  readonly first: number;
  /** Size of the channel with this batch. */
  readonly size: number;
  readonly root: Hash;
}

/** Seals the plain form of a batch to the receiver's newest key. @throws ProtocolError `limit`. */
export async function sealBatch(
  line: EnvelopeLine,
  plain: Uint8Array,
  recipient: SealingRecipient,
): Promise<Buffer> {
  if (plain.length > MAX_BATCH_BYTES) throw new ProtocolError('limit', 'a batch of over 8 MiB');
  const { from, to, first, size, root } = line;
  const text = canonicalize({ first, from, key: recipient.keyId, root, size, to, v: 1 });
  const info = Buffer.from(text, 'latin1');
  const sealed = await suite.Seal(recipient.publicKey, plain, { info });
  return Buffer.concat([info, Buffer.of(NEWLINE), sealed.encapsulatedSecret, sealed.ciphertext]);
}

/** An envelope taken apart, not opened yet: believe its line only once it has been. */
export interface Envelope {
  readonly line: EnvelopeLine;
  /** Which key it is sealed to. */
  readonly key: Hash;
  readonly info: Buffer;
  readonly encapsulation: Buffer;
  readonly ciphertext: Buffer;
}

export interface EnvelopeRefusal {
  readonly ok: false;
  readonly code: 'limit' | 'unreadable';
  readonly detail: string;
}

export type EnvelopeReading = { readonly ok: true; readonly envelope: Envelope } | EnvelopeRefusal;

/** Takes an envelope apart. Total: never throws for what a partner sends. */
export function readEnvelope(bytes: Uint8Array): EnvelopeReading {
  try {
    return { ok: true, envelope: parseEnvelope(asBuffer(bytes)) };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { ok: false, code: error.code === 'limit' ? 'limit' : 'unreadable', detail: error.message };
  }
}

export type OpenedEnvelope = { readonly ok: true; readonly plain: Buffer } | EnvelopeRefusal;

/**
 * Opens an envelope.
 * @param keyFor the receiver's key with that id; older ones too, for what was sealed before a rotation.
 */
export async function openEnvelope(
  envelope: Envelope,
  keyFor: (key: Hash) => SealingKey | undefined,
): Promise<OpenedEnvelope> {
  const key = keyFor(envelope.key);
  if (!key) return { ok: false, code: 'unreadable', detail: 'sealed to a key that is not held here' };
  try {
    const { encapsulation, ciphertext, info } = envelope;
    const plain = await suite.Open(key.pair, encapsulation, ciphertext, { info });
    return { ok: true, plain: asBuffer(plain) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return {
      ok: false,
      code: 'unreadable',
      detail: 'does not open: not sealed to this key, or changed since',
    };
  }
}

/**
 * Does the line speak of this batch?
 * @param root root of the batch's checkpoint.
 */
export function isLineOf(line: EnvelopeLine, batch: ReceivedBatch, root: Hash): boolean {
  const { from, to, first, entries } = batch;
  return (
    line.from === from &&
    line.to === to &&
    line.first === first &&
    line.size === first + entries.length &&
    line.root === root
  );
}

function parseEnvelope(bytes: Buffer): Envelope {
  if (bytes.length > MAX_ENVELOPE_BYTES) throw new ProtocolError('limit', 'an envelope of over 8 MiB');
  const end = bytes.subarray(0, MAX_LINE_BYTES + 1).indexOf(NEWLINE);
  if (end < 0) throw new ProtocolError('schema', 'no line of at most 1,024 bytes');
  const info = bytes.subarray(0, end);
  const { line, key } = parseLine(parseCanonicalObject(info));
  const from = end + 1 + ENCAPSULATION_BYTES;
  if (bytes.length < from + TAG_BYTES) throw new ProtocolError('schema', 'cut short');
  return {
    line,
    key,
    info,
    encapsulation: bytes.subarray(end + 1, from),
    ciphertext: bytes.subarray(from),
  };
}

function parseLine(value: JsonObject): { line: EnvelopeLine; key: Hash } {
  const { v, from, to, first, size, root, key } = value;
  if (typeof v === 'number' && v > 1)
    throw new ProtocolError('unknown-version', `an envelope of version ${v}`);
  const counts = Number.isSafeInteger(first) && Number.isSafeInteger(size);
  const order = counts && 0 <= (first as number) && (first as number) < (size as number);
  const parties = isPartyId(from) && isPartyId(to) && from !== to;
  if (v !== 1 || !order || !parties || !isHash(root) || !isHash(key) || Object.keys(value).length !== 7) {
    throw new ProtocolError('schema', 'not the line of an envelope');
  }
  return { line: { from, to, first: first as number, size: size as number, root }, key };
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof OpenError ||
    error instanceof DecapError ||
    error instanceof DeserializeError ||
    error instanceof ValidationError
  );
}
