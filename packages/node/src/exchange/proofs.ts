// SPDX-License-Identifier: Apache-2.0
// The proof that a partner holds an act: inclusion in a checkpoint that it cosigned, as a C2SP tlog-proof that anyone checks offline.
import { formatTlogProof, inclusionProof } from '@tansiq/ledger';
import { channelOrigin, entryLeaf, type PartyId, type Receipt } from '@tansiq/protocol';
import type { Db, Store, Tx } from '../store/index.ts';
import { withChannelTiles } from './channel-tiles.ts';
import { entriesOf } from './receipts.ts';

export interface HeldProof {
  origin: string;
  index: number;
  size: number;
  /** Who holds it. */
  by: string;
  /** When it cosigned, epoch milliseconds. */
  at: number;
  proof: string;
}

/** One proof per channel in which the act stands under a receipt. */
export async function proofsOf(store: Store, act: string): Promise<HeldProof[]> {
  const places = await store.db
    .selectFrom('entries')
    .select(['from_party', 'to_party', 'idx'])
    .where('act', '=', act)
    .execute();
  const found: HeldProof[] = [];
  for (const { from_party, to_party, idx } of places) {
    const proof = await proofIn(store.db, from_party as PartyId, to_party as PartyId, idx);
    if (proof) found.push(proof);
  }
  return found;
}

/** Proof of the entry at `index` under the first receipt that covers it; undefined while there is none. */
export async function proofIn(
  db: Db | Tx,
  from: PartyId,
  to: PartyId,
  index: number,
): Promise<HeldProof | undefined> {
  const row = await db
    .selectFrom('receipts')
    .select(['size', 'receipt', 'time'])
    .where('from_party', '=', from)
    .where('to_party', '=', to)
    .where('size', '>', index)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const [entry] = await entriesOf(db, from, to, index, index + 1);
  // Whoever has the act alone does not know `seen`: the proof brings its own leaf data (protocol section 8).
  const extra = entry && entryLeaf(entry);
  const proof = await withChannelTiles(db, { from, to, size: row.size }, (tree) =>
    inclusionProof(tree, index, row.size),
  );
  const { checkpoint } = JSON.parse(row.receipt) as Receipt;
  return {
    origin: channelOrigin(from, to),
    index,
    size: row.size,
    by: to,
    at: row.time * 1000,
    proof: formatTlogProof({ index, proof, checkpoint, ...(extra && { extra }) }),
  };
}
