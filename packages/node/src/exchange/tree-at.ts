// SPDX-License-Identifier: Apache-2.0
// The tree of a channel at a size that it has passed, out of its tiles and what is not in them yet: for what is sent or asked for again.
import { type Frontier, leafHash } from '@tansiq/ledger';
import { entryLeaf, type PartyId } from '@tansiq/protocol';
import type { ChannelsTable, Db } from '../store/index.ts';
import { frontierOf } from './channel-rows.ts';
import { tiledTree } from './channel-tiles.ts';
import { entriesOf } from './receipts.ts';

const STRETCH = 10_000;

/** @param size at most that of the channel. Reads a handful of tiles and few entries, however long the channel is. */
export async function treeAt(
  db: Db,
  row: Pick<ChannelsTable, 'from_party' | 'to_party' | 'receipted' | 'frontier'>,
  size: number,
): Promise<Frontier> {
  const [from, to] = [row.from_party as PartyId, row.to_party as PartyId];
  const tree = size >= row.receipted ? frontierOf(row) : await tiledTree(db, { from, to, size });
  while (tree.size < size) {
    const end = Math.min(size, tree.size + STRETCH);
    const entries = await entriesOf(db, from, to, tree.size, end);
    if (entries.length === 0) throw new Error(`entries of ${from} to ${to} are missing from ${tree.size} on`);
    for (const entry of entries) tree.append(leafHash(entryLeaf(entry)));
  }
  return tree;
}
