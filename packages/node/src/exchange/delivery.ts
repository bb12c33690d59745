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
import { type AlarmParts, raise } from './alarm.ts';
import { peekChannel } from './channel-rows.ts';
import type { ExchangeKeys } from './exchange-keys.ts';
import { LinkDown, type PartnerAnswer, type PartnerClient } from './partner-client.ts';
import { entriesOf, type ReceiptOutcome, type ReceiptParts, refuseReceipt, takeReceipt } from './receipts.ts';
import { treeAt } from './tree-at.ts';

export interface DeliveryParts extends ReceiptParts, AlarmParts {
  keys: ExchangeKeys;
  client: Pick<PartnerClient, 'call'>;
}

export interface SealedBatch {
  sealed: Uint8Array;
  first: number;
  size: number;
}

/** A batch that is on its way. */
export interface SentBatch extends SealedBatch {
  answer: Promise<PartnerAnswer>;
  /** Resolves when its last byte has left, or it is known that it will not. */
  gone: Promise<void>;
}

/** What came of one attempt. `held`: a person must look; `down`: try again later. */
export type Attempt =
  | { kind: 'idle' }
  /** `behind`: the next batch, sent before the answer to this one, when a whole one waited. */
  | { kind: 'delivered'; size: number; behind?: SentBatch | undefined }
  /** `behind`: the partner holds more of our channel than we do. */
  | { kind: 'held'; why: string; behind?: true }
  | { kind: 'down'; why: string };

// Room for checkpoint, receipt and frame beside the entries.
const ENTRY_BYTES = MAX_BATCH_BYTES - 64 * 1024;
const ENTRIES = (3 * MAX_BATCH_ENTRIES) / 8;

/** The next batch for a partner from `from` on (default: the last receipt), sealed to its newest key; undefined when there is nothing. */
export async function nextBatch(
  parts: Pick<DeliveryParts, 'store' | 'directory' | 'keys'>,
  to: PartyId,
  from?: number,
): Promise<SealedBatch | undefined> {
  const { store, directory, keys } = parts;
  const self = directory.self.id;
  const row = await peekChannel(store.db, self, to);
  if (!row || row.state === 'stopped') return undefined;
  const first = from ?? row.receipted;
  if (row.size <= first) return undefined;
  const end = Math.min(row.size, first + ENTRIES);
  const entries = await entriesOf(store.db, self, to, first, end);
  const carried = await carry(store, entries);
  const frontier = await treeAt(store.db, row, first);
  for (const entry of entries.slice(0, carried.length)) frontier.append(leafHash(entryLeaf(entry)));
  const origin = channelOrigin(self, to);
  const root = frontier.root();
  const checkpoint = signChannelCheckpoint({ origin, size: frontier.size, root }, keys.log(origin));
  const incoming = await peekChannel(store.db, to, self);
  const batch: Batch = {
    from: self,
    to,
    first,
    checkpoint,
    ...(incoming?.receipt && { receipt: JSON.parse(incoming.receipt) as Receipt }),
    entries: carried,
  };
  const line = { from: self, to, first, size: frontier.size, root: hashOf(root) };
  const partner = directory.trusted(to);
  if (!partner) return undefined;
  const sealedTo = await sealingRecipient(fromB64u(partner.chain.newest.payload.keys.seal.pub));
  const sealed = await sealBatch(line, composeBatch(batch), sealedTo);
  return { sealed, first, size: frontier.size };
}

function send({ client }: DeliveryParts, to: PartyId, batch: SealedBatch): SentBatch {
  const { promise: left, resolve } = Promise.withResolvers<void>();
  const answer = client.call(to, {
    method: 'POST',
    path: 'batches',
    body: batch.sealed,
    type: 'application/vnd.tansiq.batch',
    left: resolve,
  });
  const settled = Promise.allSettled([answer]);
  return { ...batch, answer, gone: Promise.race([left, settled]).then(() => undefined) };
}

/**
 * Sends the batch after this one, when a whole one waits: a few entries may be more by the time that they can go. It leaves after this one,
 * and so is taken after it; a much smaller one could overtake it, and waits.
 */
async function sendBehind(
  parts: DeliveryParts,
  to: PartyId,
  sent: SentBatch,
): Promise<SentBatch | undefined> {
  const row = await peekChannel(parts.store.db, parts.directory.self.id, to);
  if (!row || row.size < sent.size + ENTRIES) return undefined;
  const next = await nextBatch(parts, to, sent.size);
  await sent.gone;
  return next && next.sealed.byteLength > sent.sealed.byteLength / 2 ? send(parts, to, next) : undefined;
}

const hashOf = (root: Uint8Array): Hash => b64u(root) as Hash;

/** As many entries as fit into a batch. */
export async function carry(
  store: Store,
  entries: Awaited<ReturnType<typeof entriesOf>>,
  most = ENTRY_BYTES,
): Promise<BatchEntry[]> {
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
    if (bytes > most && carried.length > 0) break;
    carried.push(entry);
  }
  return carried;
}

/**
 * One attempt to bring the partner up to date.
 * @param from when the partner holds less than it has receipted
 * @param sent what the attempt before has sent already
 */
export async function deliver(
  parts: DeliveryParts,
  to: PartyId,
  { from, sent }: { from?: number; sent?: SentBatch | undefined } = {},
): Promise<Attempt> {
  const next = sent ? undefined : await nextBatch(parts, to, from);
  if (!sent && !next) return idle(parts, to);
  const current = sent ?? send(parts, to, next as SealedBatch);
  // Neither is left behind when the other fails.
  const [called, after] = await Promise.allSettled([
    current.answer,
    from === undefined ? sendBehind(parts, to, current) : undefined,
  ]);
  const behind = after.status === 'fulfilled' ? after.value : undefined;
  const attempt = await outcome(parts, to, called, current);
  if (attempt.kind === 'delivered' && after.status === 'fulfilled') return { ...attempt, behind };
  // What became of the one behind is learnt with the next call: the partner has taken it with its receipt, or not at all.
  await Promise.allSettled([behind?.answer]);
  if (after.status === 'rejected') throw after.reason;
  return attempt;
}

async function outcome(
  parts: DeliveryParts,
  to: PartyId,
  called: PromiseSettledResult<PartnerAnswer>,
  { first, size }: SealedBatch,
): Promise<Attempt> {
  if (called.status === 'rejected') {
    if (called.reason instanceof LinkDown) return { kind: 'down', why: called.reason.message };
    throw called.reason;
  }
  const answer = called.value;
  return answer.status === 200 ? settle(parts, to, json(answer), size) : refused(parts, to, answer, first);
}

async function idle({ store, directory }: DeliveryParts, to: PartyId): Promise<Attempt> {
  const row = await peekChannel(store.db, directory.self.id, to);
  return row?.state === 'stopped' ? { kind: 'held', why: row.why ?? '' } : { kind: 'idle' };
}

async function settle(parts: DeliveryParts, to: PartyId, receipt: unknown, size: number): Promise<Attempt> {
  const outcome = await takeReceipt(parts, to, receipt as Receipt);
  if (outcome.ok) return { kind: 'delivered', size };
  await refuseReceipt(parts, to, outcome);
  const why = `The receipt of ${to} does not hold: ${outcome.detail}`;
  return outcome.code === 'fork' ? { kind: 'held', why } : { kind: 'down', why };
}

async function refused(
  parts: DeliveryParts,
  to: PartyId,
  answer: PartnerAnswer,
  first: number,
): Promise<Attempt> {
  const { code, size } = (json(answer) ?? {}) as { code?: string; size?: unknown };
  // Less than it receipted: it was restored from an old copy, and gets again what it lost.
  if (code === 'gap' && isSize(size) && size < first) return deliver(parts, to, { from: size });
  if (code === 'fork' || code === 'root') {
    const why = `${to} says that our log is not the one it holds (${code}).`;
    await raise(parts, { party: to, code, stops: { from: parts.directory.self.id, to, why } });
    return { kind: 'held', why };
  }
  return { kind: 'down', why: `${to} answered ${answer.status} ${code ?? ''}`.trim() };
}

/**
 * Asks the partner what it holds and takes over the receipt that it gave: after a start, and when the two do not agree on the size.
 * A receipt for more than this node has means that it was restored from an old copy: the channel is held until it has taken its own entries back.
 */
export async function catchUp(parts: DeliveryParts, to: PartyId): Promise<Attempt> {
  let answer: PartnerAnswer;
  try {
    answer = await parts.client.call(to, { method: 'GET', path: 'channel', timeoutMs: 5000 });
  } catch (error) {
    if (error instanceof LinkDown) return { kind: 'down', why: error.message };
    throw error;
  }
  const held = json(answer) as { incoming?: { size?: unknown; receipt?: Receipt } } | undefined;
  const size = held?.incoming?.size;
  if (answer.status !== 200 || !isSize(size)) return { kind: 'down', why: `${to} answered ${answer.status}` };
  if (held?.incoming?.receipt) {
    const outcome = await takeReceipt(parts, to, held.incoming.receipt);
    if (!outcome.ok) return notCaughtUp(parts, to, outcome);
  }
  return again(parts, to, size);
}

async function notCaughtUp(
  parts: DeliveryParts,
  to: PartyId,
  outcome: Extract<ReceiptOutcome, { ok: false }>,
): Promise<Attempt> {
  const why = `${to}: ${outcome.detail}`;
  if (outcome.code === 'ahead') return { kind: 'held', why, behind: true };
  await refuseReceipt(parts, to, outcome);
  return outcome.code === 'fork' ? { kind: 'held', why } : { kind: 'down', why };
}

/** Gives a partner that holds less than it has receipted what it lost. */
async function again(parts: DeliveryParts, to: PartyId, held: number): Promise<Attempt> {
  const row = await peekChannel(parts.store.db, parts.directory.self.id, to);
  for (let size = held; size < (row?.receipted ?? 0); ) {
    const attempt = await deliver(parts, to, { from: size });
    if (attempt.kind !== 'delivered' || attempt.size <= size) return attempt;
    size = attempt.size;
  }
  return { kind: 'idle' };
}

export const isSize = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

export function json(answer: PartnerAnswer): unknown {
  try {
    return JSON.parse(answer.body.toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
