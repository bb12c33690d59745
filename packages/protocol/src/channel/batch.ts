// SPDX-License-Identifier: Apache-2.0
// Batches in their plain form (§5): entries from one index on, with the checkpoint that covers them.
import { Buffer } from 'node:buffer';
import type { WireSections } from '../acts/act.ts';
import { asActId } from '../acts/header.ts';
import { canonicalize, type JsonObject, type JsonValue, parseCanonicalObject } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import { isPartyId, type PartyId } from '../ids.ts';
import { signingInputHash } from '../keys/jws.ts';
import type { Entry } from './entry.ts';
import { type Receipt, receiptSchema } from './receipt.ts';

/** What a batch may have (§14). */
export const MAX_BATCH_BYTES = 8_388_608;
export const MAX_BATCH_ENTRIES = 1024;

/** An act on its way. Neither act nor sections are checked here: a bad act does not stop its channel. */
export interface BatchEntry {
  readonly seen: number;
  readonly act: string;
  readonly sections: WireSections;
}

/** As `BatchEntry`, from a partner: the sections are for `readAct` to judge. */
export interface ReceivedEntry {
  readonly seen: number;
  readonly act: string;
  readonly sections: JsonObject;
}

interface Frame {
  readonly from: PartyId;
  readonly to: PartyId;
  /** Index of the first entry. */
  readonly first: number;
  /** Signed note of size `first` plus the number of entries. */
  readonly checkpoint: string;
  /** Newest receipt that the sender gave for the reverse channel. */
  readonly receipt?: Receipt;
}

export interface Batch extends Frame {
  readonly entries: readonly BatchEntry[];
}

export interface ReceivedBatch extends Frame {
  readonly entries: readonly ReceivedEntry[];
}

/** Bytes that an entry takes up in a batch, its comma included: for filling batches without overshooting. */
export function batchEntryBytes(entry: BatchEntry): number {
  return Buffer.byteLength(entryText(entry)) + 1;
}

/** Texts of entries that were counted and are still to be put into a batch: a batch may have megabytes of them. */
const counted = new WeakMap<BatchEntry, string>();

function entryText(entry: BatchEntry): string {
  const known = counted.get(entry);
  if (known !== undefined) return known;
  const { act, sections, seen } = entry;
  const text = canonicalize({ act, sections, seen } as unknown as JsonValue);
  counted.set(entry, text);
  return text;
}

/** The bytes of a batch. @throws ProtocolError `limit`. */
export function composeBatch(batch: Batch): Buffer {
  const { from, to, first, checkpoint, receipt, entries } = batch;
  if (entries.length < 1 || entries.length > MAX_BATCH_ENTRIES) {
    throw new ProtocolError('limit', 'a batch has 1 to 1,024 entries');
  }
  // The canonical text of the whole, of which the entries are the second member.
  const rest = canonicalize({ first, from, ...(receipt && { receipt }), to, v: 1 } as unknown as JsonValue);
  const text = `{"checkpoint":${canonicalize(checkpoint)},"entries":[${entries.map(entryText).join(',')}],${rest.slice(1)}`;
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > MAX_BATCH_BYTES) throw new ProtocolError('limit', 'a batch of over 8 MiB');
  return bytes;
}

export type BatchReading =
  | { readonly ok: true; readonly batch: ReceivedBatch }
  | { readonly ok: false; readonly code: 'limit' | 'unreadable'; readonly detail: string };

/**
 * Reads a batch: limits and shape. Checkpoint, root and acts come after. Total: never throws for what a partner sends.
 */
export function readBatch(bytes: Uint8Array): BatchReading {
  try {
    return { ok: true, batch: shaped(parseCanonicalObject(bytes, { bytes: MAX_BATCH_BYTES })) };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { ok: false, code: error.code === 'limit' ? 'limit' : 'unreadable', detail: error.message };
  }
}

/** The entries of a batch as the leaves of its channel, with the ids of their acts. */
export function placedEntries(batch: ReceivedBatch): readonly Entry[] {
  return batch.entries.map(({ act, seen }, at) => ({
    act: asActId(signingInputHash(act)),
    index: batch.first + at,
    seen,
  }));
}

const MEMBERS = new Set(['v', 'from', 'to', 'first', 'checkpoint', 'receipt', 'entries']);

function shaped(value: JsonObject): ReceivedBatch {
  const { v, from, to, first, checkpoint, receipt, entries } = value;
  if (typeof v === 'number' && v > 1) throw new ProtocolError('unknown-version', `a batch of version ${v}`);
  need(v === 1 && Object.keys(value).every((member) => MEMBERS.has(member)), 'not the members of a batch');
  need(isPartyId(from) && isPartyId(to) && from !== to, 'from and to');
  need(typeof checkpoint === 'string', 'checkpoint');
  need(receipt === undefined || receiptSchema.safeParse(receipt).success, 'receipt');
  need(Array.isArray(entries) && entries.length > 0, 'entries');
  const list = entries as readonly JsonValue[];
  if (list.length > MAX_BATCH_ENTRIES) throw new ProtocolError('limit', 'more than 1,024 entries');
  need(isCount(first) && isCount(first + list.length), 'first');
  need(list.every(isEntry), 'an entry');
  return value as unknown as ReceivedBatch;
}

function isEntry(value: JsonValue): boolean {
  if (typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length !== 3) return false;
  const { seen, act, sections } = value as JsonObject;
  return isCount(seen) && typeof act === 'string' && typeof sections === 'object' && !Array.isArray(sections);
}

function isCount(value: JsonValue | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function need(holds: boolean, what: string): void {
  if (!holds) throw new ProtocolError('schema', what);
}
