// SPDX-License-Identifier: Apache-2.0
// A channel's log as tiles in the store, so that a proof reads a handful of them and not every entry. They are made off the path of what is
// exchanged, some time after; what is not in them yet is appended in memory.
import { type Frontier, leafHash, TileReader, TileWriter } from '@tansiq/ledger';
import { channelOrigin, entryLeaf, type PartyId } from '@tansiq/protocol';
import { LoadedTiles, readTiles, withTiles } from '../journal/stored-tiles.ts';
import type { Db, Store, Tx } from '../store/index.ts';
import { entriesOf } from './receipts.ts';

const STRETCH = 4096;
const setting = (origin: string) => `tiles ${origin}`;

/** Reads a channel's tree of `size` leaves: `use` must ask for the same nodes whatever their hashes. @throws LedgerError */
export async function withChannelTiles<T>(
  db: Db | Tx,
  { from, to, size }: { from: PartyId; to: PartyId; size: number },
  use: (reader: TileReader) => T,
): Promise<T> {
  const origin = channelOrigin(from, to);
  const tiled = Math.min(await tiledSize(db, origin), size);
  const rest: Uint8Array[] = [];
  for (let first = tiled; first < size; first += STRETCH) {
    const entries = await entriesOf(db, from, to, first, Math.min(size, first + STRETCH));
    for (const entry of entries) rest.push(leafHash(entryLeaf(entry)));
  }
  return withTiles(db, origin, (tiles) => {
    const writer = new TileWriter(tiles, tiled);
    for (const leaf of rest) writer.append(leaf);
    writer.flush();
    return use(new TileReader(tiles, size));
  });
}

/** The tree of a channel's first `size` entries, or of as many of them as are in tiles. */
export async function tiledTree(
  db: Db | Tx,
  { from, to, size }: { from: PartyId; to: PartyId; size: number },
): Promise<Frontier> {
  const origin = channelOrigin(from, to);
  const tiled = Math.min(await tiledSize(db, origin), size);
  return withTiles(db, origin, (tiles) => new TileWriter(tiles, tiled).frontier());
}

/** Makes tiles of what is receipted and not in them yet. */
export async function tileChannels(store: Store): Promise<void> {
  const channels = await store.db
    .selectFrom('channels')
    .select(['from_party', 'to_party', 'receipted'])
    .execute();
  for (const { from_party, to_party, receipted } of channels) {
    const [from, to] = [from_party as PartyId, to_party as PartyId];
    while ((await tileStretch(store, from, to, receipted)) < receipted);
  }
}

/** One transaction's worth. @returns how many entries are in tiles then */
async function tileStretch(store: Store, from: PartyId, to: PartyId, until: number): Promise<number> {
  const origin = channelOrigin(from, to);
  const first = await tiledSize(store.db, origin);
  const end = Math.min(until, first + STRETCH);
  if (first >= end) return until;
  const leaves = (await entriesOf(store.db, from, to, first, end)).map((entry) => leafHash(entryLeaf(entry)));
  // What is read here changes no more: entries stay, and another process that tiles the same makes the same.
  const scout = new LoadedTiles(new Map(), true);
  new TileWriter(scout, first);
  const tiles = new LoadedTiles(await readTiles(store.db, origin, scout.asked));
  const writer = new TileWriter(tiles, first);
  for (const leaf of leaves) writer.append(leaf);
  writer.flush();
  const size = first + leaves.length;
  await store.writer.write(async (tx) => {
    await tiles.save(tx, origin);
    await tx
      .insertInto('settings')
      .values({ name: setting(origin), value: String(size) })
      .onConflict((on) => on.column('name').doUpdateSet({ value: String(size) }))
      .execute();
  });
  return leaves.length === 0 ? until : size;
}

async function tiledSize(db: Db | Tx, origin: string): Promise<number> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', setting(origin))
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}
