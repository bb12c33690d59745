// SPDX-License-Identifier: Apache-2.0
// Receipts that partners give: checked against this node's own log, kept, and what they make true for the acts they cover.

import { type Frontier, leafHash, sameHash } from '@tansiq/ledger';
import {
  type CardChain,
  channelOrigin,
  type Entry,
  entryLeaf,
  type OpenedReceipt,
  type PartyId,
  type Receipt,
  readReceipt,
} from '@tansiq/protocol';
import { sql } from 'kysely';
import { controlBodies } from '../content/raw.ts';
import { type ActStatus, type ChannelsTable, type Db, listOf, type Store, type Tx } from '../store/index.ts';
import type { AgreementBook } from './agreement-book.ts';
import { type AlarmParts, raise } from './alarm.ts';
import { channelRow, frontierOf, frontierText, peekChannel } from './channel-rows.ts';
import type { PartyDirectory } from './directory.ts';
import type { NewsDesk } from './news.ts';

/** Seconds that a partner's clock may be ahead of ours (protocol section 8). */
export const CLOCK_MARGIN = 300;

export interface ReceiptParts {
  store: Store;
  directory: PartyDirectory;
  book: AgreementBook;
  news: NewsDesk;
  now: () => number;
}

export type ReceiptOutcome =
  | { ok: true; size: number; fresh: boolean }
  | { ok: false; code: 'fork' | 'receipt'; detail: string }
  /** It holds, but for more than this node knows of: this node was restored from an old copy. */
  | { ok: false; code: 'ahead'; detail: string; shows: Shown };

/** What a receipt shows: that so much of our channel was receipted when the partner's own was so long. */
export interface Shown {
  size: number;
  own: number;
}

/**
 * Believes a partner's receipt for our channel to it: keys and form only.
 * @param cosigned by key id, how much of the partner's channel stood before the card that revoked it; not there when none did.
 */
function openFrom(
  directory: PartyDirectory,
  party: PartyId,
  receipt: unknown,
  cosigned: ReadonlyMap<string, number>,
  carried: CardChain | undefined,
): OpenedReceipt | { refused: string } {
  const { self } = directory;
  const partner = directory.trusted(party);
  if (!partner) return { refused: `${party} is not a confirmed party` };
  const origin = channelOrigin(self.id, party);
  const reading = readReceipt(receipt, {
    by: party,
    origin,
    logKeys: self.chain.logVerifiers(origin),
    cosignKeys: (carried ?? partner.chain).cosignVerifiers,
    keyFor: (kid, own) => {
      const at = { index: own - 1, reader: self.id, cosigned: cosigned.get(kid) ?? 0 };
      const key = partner.chain.signingKey(kid, at);
      return carried && 'rule' in key && key.rule === 'key-unknown' ? carried.signingKey(kid, at) : key;
    },
  });
  return reading.ok ? reading.receipt : { refused: `${reading.rule}: ${reading.detail}` };
}

/** A revocation cannot repudiate what had been receipted before it came (protocol section 2). */
async function beforeRevoked(
  { store, directory }: ReceiptParts,
  party: PartyId,
): Promise<ReadonlyMap<string, number>> {
  const before = new Map<string, number>();
  const revoking =
    directory.trusted(party)?.chain.cards.filter(({ payload }) => payload.revoked.length > 0) ?? [];
  if (revoking.length === 0) return before;
  const told = await store.db
    .selectFrom('entries')
    .innerJoin('acts', 'acts.id', 'entries.act')
    .select(['entries.act', 'entries.idx'])
    .where('entries.from_party', '=', party)
    .where('entries.to_party', '=', directory.self.id)
    .where('entries.result', '=', 'accepted')
    .where('acts.type', '=', 'party.card')
    .orderBy('entries.idx')
    .execute();
  const bodies = await controlBodies(
    store.db,
    told.map(({ act }) => act),
  );
  for (const { act, idx } of told) {
    const jws = (bodies.get(act)?.card as { card?: string } | undefined)?.card;
    for (const { kid } of revoking.find((card) => card.jws === jws)?.payload.revoked ?? []) {
      if (!before.has(kid)) before.set(kid, idx);
    }
  }
  return before;
}

/**
 * Takes in a receipt: a partner's signature over a size and root of our channel to it.
 * A root that is not ours for that size is a fork, and says so; nothing is taken over then.
 * @param carried the partner's chain with the cards of the batch that carries the receipt: it may be signed under the newest of them.
 */
export async function takeReceipt(
  parts: ReceiptParts,
  party: PartyId,
  receipt: Receipt,
  carried?: CardChain,
): Promise<ReceiptOutcome> {
  const { store, directory } = parts;
  const self = directory.self.id;
  const held = await peekChannel(store.db, self, party);
  // The same once more: it was believed when it came, whatever has become of its keys since.
  if (held && held.receipt === JSON.stringify(receipt))
    return { ok: true, size: held.receipted, fresh: false };
  const opened = openFrom(directory, party, receipt, await beforeRevoked(parts, party), carried);
  if ('refused' in opened) return { ok: false, code: 'receipt', detail: opened.refused };
  const { size, root } = opened.checkpoint;
  if (opened.cosignedAt > parts.now() / 1000 + CLOCK_MARGIN) {
    return {
      ok: false,
      code: 'receipt',
      detail: `dated ${opened.cosignedAt}, more than ${CLOCK_MARGIN} s ahead of this node's clock`,
    };
  }
  const outcome = await store.writer.alone(async (tx): Promise<ReceiptOutcome> => {
    const row = await channelRow(tx, store.dialect, self, party);
    if (size > row.size)
      return {
        ok: false,
        code: 'ahead',
        shows: { size, own: opened.statement.own },
        detail: `${party} holds ${size} of our entries, we know of ${row.size}`,
      };
    if (size <= row.receipted) return { ok: true, size: row.receipted, fresh: false };
    const entries = await entriesOf(tx, self, party, row.receipted, size);
    const frontier = appended(row, entries);
    if (!sameHash(frontier.root(), root))
      return { ok: false, code: 'fork', detail: `another root for size ${size}` };
    await keep(tx, parts, row, receipt, opened, frontier, entries);
    return { ok: true, size, fresh: true };
  });
  if (outcome.ok && outcome.fresh) parts.news.wake();
  return outcome;
}

/** A receipt that does not hold is written down; one for another history than ours stops our channel to the partner. */
export async function refuseReceipt(
  parts: ReceiptParts & AlarmParts,
  party: PartyId,
  { code, detail }: Extract<ReceiptOutcome, { ok: false }>,
): Promise<void> {
  const stops = code === 'fork' ? { from: parts.directory.self.id, to: party, why: detail } : undefined;
  await raise(parts, { party, code, ...(stops && { stops }) });
}

export const entriesOf = async (
  db: Db | Tx,
  from: string,
  to: string,
  first: number,
  end: number,
): Promise<Entry[]> =>
  (
    await db
      .selectFrom('entries')
      .select(['act', 'idx as index', 'seen'])
      .where('from_party', '=', from)
      .where('to_party', '=', to)
      .where('idx', '>=', first)
      .where('idx', '<', end)
      .orderBy('idx')
      .execute()
  ).map((row) => row as Entry);

/** The tree after these entries, the first of which stands at the frontier's size. */
export function appended(row: Pick<ChannelsTable, 'frontier'>, entries: readonly Entry[]): Frontier {
  const frontier = frontierOf(row);
  for (const entry of entries) frontier.append(leafHash(entryLeaf(entry)));
  return frontier;
}

async function keep(
  tx: Tx,
  parts: ReceiptParts,
  row: ChannelsTable,
  receipt: Receipt,
  opened: OpenedReceipt,
  frontier: Frontier,
  entries: readonly Entry[],
): Promise<void> {
  const { size } = opened.checkpoint;
  const channel = { from_party: row.from_party, to_party: row.to_party };
  const text = JSON.stringify(receipt);
  await tx
    .insertInto('receipts')
    .values({ ...channel, size, own: opened.statement.own, time: opened.cosignedAt, receipt: text })
    .execute();
  await tx
    .updateTable('channels')
    .set({ receipted: size, frontier: frontierText(frontier), receipt: text })
    .where('from_party', '=', row.from_party)
    .where('to_party', '=', row.to_party)
    .execute();
  const acts = entries.map((entry) => entry.act as string);
  await tx
    .deleteFrom('outbox')
    .where('to_party', '=', row.to_party)
    .where('state', '=', 'sequenced')
    .where('act', 'in', listOf(tx, acts))
    .execute();
  await markEvidence(tx, parts.book, acts, opened.cosignedAt);
  await parts.news.tell(tx, [{ kind: 'receipt', detail: { party: row.to_party, size } }]);
}

/** Evidence time is the least that anyone knows (protocol section 8); what was on its way is held from then on. */
export async function markEvidence(
  tx: Tx,
  book: AgreementBook,
  acts: readonly string[],
  time: number,
): Promise<void> {
  const changed = await tx
    .updateTable('acts')
    .set({ evidence: time, status: sql<ActStatus>`case when status = 'sent' then 'held' else status end` })
    .where('id', 'in', listOf(tx, acts))
    .where((eb) => eb.or([eb('evidence', 'is', null), eb('evidence', '>', time)]))
    .returning(['lineage', 'terms'])
    .execute();
  const touched = changed.flatMap((row) => (row.lineage !== null && row.terms === null ? [row.lineage] : []));
  await book.touched(tx, touched);
}
