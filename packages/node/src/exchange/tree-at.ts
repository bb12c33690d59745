// SPDX-License-Identifier: Apache-2.0
// The tree of a channel at a size that it has passed, out of its entries: for what is sent or asked for again.
import { Frontier, leafHash } from '@tansiq/ledger';
import { entryLeaf, type PartyId } from '@tansiq/protocol';
import type { ChannelsTable, Db } from '../store/index.ts';
import { frontierOf } from './channel-rows.ts';
import { entriesOf } from './receipts.ts';

const STRETCH = 10_000;

/** @param size at most that of the channel. Reads all entries before it, unless the row's own frontier stands no later. */
export async function treeAt(
  db: Db,
  row: Pick<ChannelsTable, 'from_party' | 'to_party' | 'receipted' | 'frontier'>,
  size: number,
): Promise<Frontier> {
  const { from_party, to_party } = row;
  const tree = size >= row.receipted ? frontierOf(row) : new Frontier();
  while (tree.size < size) {
    const end = Math.min(size, tree.size + STRETCH);
    const entries = await entriesOf(db, from_party as PartyId, to_party as PartyId, tree.size, end);
    if (entries.length === 0)
      throw new Error(`entries of ${from_party} to ${to_party} are missing from ${tree.size} on`);
    for (const entry of entries) tree.append(leafHash(entryLeaf(entry)));
  }
  return tree;
}
