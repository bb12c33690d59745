// SPDX-License-Identifier: Apache-2.0
// Carries a channel's entries to the partner: from the last receipt on, in sealed batches, until a receipt covers them.
import { leafHash } from '@tansiq/ledger';
import {
  type Batch,
  type BatchEntry,
  b64u,
  batchEntryBytes,
  channelOrigin,
  composeBatch,
  entryLeaf,
  fromB64u,
  type Hash,
  MAX_BATCH_BYTES,
  MAX_BATCH_ENTRIES,
  type PartyId,
  type Receipt,
  sealBatch,
  sealingRecipient,
  signChannelCheckpoint,
} from '@tansiq/protocol';
import { wireSectionsOf } from '../content/raw.ts';
import { listOf, type Store } from '../store/index.ts';
import { frontierOf, peekChannel, stopChannel } from './channel-rows.ts';
import type { ExchangeKeys } from './exchange-keys.ts';
import { LinkDown, type PartnerAnswer, type PartnerClient } from './partner-client.ts';
import { entriesOf, type ReceiptParts, takeReceipt } from './receipts.ts';

export interface DeliveryParts extends ReceiptParts {
  keys: ExchangeKeys;
  client: PartnerClient;
}

export interface SealedBatch {
  sealed: Uint8Array;
  first: number;
  size: number;
}

/** What came of one attempt. `held`: a person must look; `down`: try again later. */
export type Attempt =
  | { kind: 'idle' }
  | { kind: 'delivered'; size: number }
  | { kind: 'held'; why: string }
  | { kind: 'down'; why: string };

// Room for checkpoint, receipt and frame beside the entries.
const ENTRY_BYTES = MAX_BATCH_BYTES - 64 * 1024;

/** The next batch for a partner from `first` on (default: the last receipt), sealed to its newest key; undefined when there is nothing. */
export async function nextBatch(
  parts: Pick<DeliveryParts, 'store' | 'directory' | 'keys'>,
  to: PartyId,
): Promise<SealedBatch | undefined> {
  const { store, directory, keys } = parts;
  const self = directory.self.id;
  const row = await peekChannel(store.db, self, to);
  if (!row || row.size <= row.receipted || row.state === 'stopped') return undefined;
  const entries = await entriesOf(
    store.db,
    self,
    to,
    row.receipted,
    Math.min(row.size, row.receipted + MAX_BATCH_ENTRIES / 2),
  );
  const carried = await carry(store, entries);
  const frontier = frontierOf(row);
  for (const entry of entries.slice(0, carried.length)) frontier.append(leafHash(entryLeaf(entry)));
  const origin = channelOrigin(self, to);
  const root = frontier.root();
  const checkpoint = signChannelCheckpoint({ origin, size: frontier.size, root }, keys.log(origin));
  const incoming = await peekChannel(store.db, to, self);
  const batch: Batch = {
    from: self,
    to,
    first: row.receipted,
    checkpoint,
    ...(incoming?.receipt && { receipt: JSON.parse(incoming.receipt) as Receipt }),
    entries: carried,
  };
  const line = { from: self, to, first: row.receipted, size: frontier.size, root: hashOf(root) };
  const partner = directory.trusted(to);
  if (!partner) return undefined;
  const recipient = await sealingRecipient(fromB64u(partner.chain.newest.payload.keys.seal.pub));
  const sealed = await sealBatch(line, composeBatch(batch), recipient);
  return { sealed, first: row.receipted, size: frontier.size };
}

const hashOf = (root: Uint8Array): Hash => b64u(root) as Hash;

/** As many entries as fit into a batch. */
async function carry(store: Store, entries: Awaited<ReturnType<typeof entriesOf>>): Promise<BatchEntry[]> {
  const ids = entries.map((entry) => entry.act as string);
  if (ids.length === 0) return [];
  const acts = await store.db
    .selectFrom('acts')
    .select(['id', 'jws'])
    .where('id', 'in', listOf(store.db, ids))
    .execute();
  const jws = new Map(acts.map((act) => [act.id, act.jws]));
  const sections = await wireSectionsOf(store.db, ids);
  const carried: BatchEntry[] = [];
  let bytes = 0;
  for (const { act, seen } of entries) {
    const entry = { seen, act: jws.get(act) ?? '', sections: sections.get(act) ?? {} };
    bytes += batchEntryBytes(entry);
    if (bytes > ENTRY_BYTES && carried.length > 0) break;
    carried.push(entry);
  }
  return carried;
}

/** One attempt to bring the partner up to date. */
export async function deliver(parts: DeliveryParts, to: PartyId): Promise<Attempt> {
  const next = await nextBatch(parts, to);
  if (!next) return { kind: 'idle' };
  let answer: PartnerAnswer;
  try {
    const body = next.sealed;
    answer = await parts.client.call(to, {
      method: 'POST',
      path: 'batches',
      body,
      type: 'application/vnd.tansiq.batch',
    });
  } catch (error) {
    if (error instanceof LinkDown) return { kind: 'down', why: error.message };
    throw error;
  }
  if (answer.status === 200) return settle(parts, to, json(answer));
  return refused(parts, to, answer);
}

async function settle(parts: DeliveryParts, to: PartyId, receipt: unknown): Promise<Attempt> {
  const outcome = await takeReceipt(parts, to, receipt as Receipt);
  if (outcome.ok) return { kind: 'delivered', size: outcome.size };
  const why = `The receipt of ${to} does not hold: ${outcome.detail}`;
  if (outcome.code === 'fork') await stopChannel(parts.store, parts.directory.self.id, to, why);
  return outcome.code === 'fork' ? { kind: 'held', why } : { kind: 'down', why };
}

async function refused(parts: DeliveryParts, to: PartyId, answer: PartnerAnswer): Promise<Attempt> {
  const { code } = (json(answer) ?? {}) as { code?: string };
  if (code === 'gap') return catchUp(parts, to);
  if (code === 'fork' || code === 'root') {
    const why = `${to} says that our log is not the one it holds (${code}).`;
    await stopChannel(parts.store, parts.directory.self.id, to, why);
    return { kind: 'held', why };
  }
  return { kind: 'down', why: `${to} answered ${answer.status} ${code ?? ''}`.trim() };
}

/**
 * Asks the partner what it holds and takes over the receipt that it gave: after a start, and when the two do not agree on the size.
 * A receipt for more than this node has means that it was restored from an old copy: the channel is held until it has caught up.
 */
export async function catchUp(parts: DeliveryParts, to: PartyId): Promise<Attempt> {
  let answer: PartnerAnswer;
  try {
    answer = await parts.client.call(to, { method: 'GET', path: 'channel', timeoutMs: 5000 });
  } catch (error) {
    if (error instanceof LinkDown) return { kind: 'down', why: error.message };
    throw error;
  }
  const held = json(answer) as { incoming?: { size: number; receipt?: Receipt } } | undefined;
  if (answer.status !== 200 || !held?.incoming)
    return { kind: 'down', why: `${to} answered ${answer.status}` };
  if (!held.incoming.receipt) return { kind: 'idle' };
  const outcome = await takeReceipt(parts, to, held.incoming.receipt);
  if (outcome.ok) return { kind: 'idle' };
  const why = `${to}: ${outcome.detail}`;
  if (outcome.code === 'fork') await stopChannel(parts.store, parts.directory.self.id, to, why);
  if (outcome.code === 'ahead') return { kind: 'held', why };
  return outcome.code === 'fork' ? { kind: 'held', why } : { kind: 'down', why };
}

export function json(answer: PartnerAnswer): unknown {
  try {
    return JSON.parse(answer.body.toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
