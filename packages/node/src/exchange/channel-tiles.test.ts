// SPDX-License-Identifier: Apache-2.0
// Proofs out of a channel's tiles: the same as out of all its entries, whether much, little or nothing of it is in tiles yet.
import {
  Frontier,
  inclusionProof,
  leafHash,
  MemoryTileStore,
  TileReader,
  TileWriter,
  verifyInclusion,
} from '@tansiq/ledger';
import { channelOrigin, type Entry, entryLeaf, hashText, type PartyId } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertMany, openStore, type Store } from '../store/index.ts';
import { freshDatabase, testServer } from '../test-database.ts';
import { channelRow, peekChannel } from './channel-rows.ts';
import { tileChannels, withChannelTiles } from './channel-tiles.ts';
import { treeAt } from './tree-at.ts';

const [from, to] = ['ma.dgsn', 'es.pn'] as [PartyId, PartyId];
const server = testServer();

const memoryStore = (): Promise<Store> => openStore({ sqlite: ':memory:' });
const postgresStore = async (): Promise<Store> => openStore({ postgres: await freshDatabase(server ?? '') });
const databases = server ? ['SQLite', 'PostgreSQL'] : ['SQLite'];

const entryAt = (index: number): Entry =>
  ({ act: hashText(`act ${index}`), index, seen: Math.floor(index / 3) }) as unknown as Entry;

describe.each(databases)('a channel of many entries on %s', (database) => {
  let store: Store;
  let size = 0;
  const tree = new Frontier();
  const plain = new MemoryTileStore();
  const writer = new TileWriter(plain, 0);

  async function grow(count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_one, i) => entryAt(size + i)).map((entry) => {
      const leaf = leafHash(entryLeaf(entry));
      tree.append(leaf);
      writer.append(leaf);
      return {
        ...{ from_party: from, to_party: to, idx: entry.index, act: entry.act, seen: entry.seen },
        ...{ result: null, rule: null, article: null, disposition: null },
      };
    });
    writer.flush();
    size += count;
    await store.writer.write(async (tx) => {
      await channelRow(tx, store.dialect, from, to);
      await insertMany(tx, store.dialect, 'entries', rows);
      await tx.updateTable('channels').set({ size, receipted: size }).execute();
    });
  }

  beforeAll(async () => {
    store = await (database === 'SQLite' ? memoryStore() : postgresStore());
  });
  afterAll(() => store?.close());

  const prove = (index: number, span: number) =>
    withChannelTiles(store.db, { from, to, size: span }, (reader) => inclusionProof(reader, index, span));
  async function holds(): Promise<void> {
    for (const span of [1, 2, 255, 256, 257, 700, size].filter((one) => one <= size)) {
      const root = span === size ? tree.root() : undefined;
      for (const index of [0, Math.floor(span / 2), span - 1]) {
        const proof = await prove(index, span);
        expect(proof).toEqual(inclusionProof(new TileReader(plain, span), index, span));
        if (root)
          expect(verifyInclusion(leafHash(entryLeaf(entryAt(index))), index, span, proof, root)).toBe(true);
      }
    }
  }

  it('proves each before there is any tile', async () => {
    await grow(700);
    await holds();
  });

  it('proves the same out of tiles, and when it has grown since', async () => {
    await tileChannels(store);
    await holds();
    await grow(130);
    await holds();
    await tileChannels(store);
    await tileChannels(store);
    await grow(3);
    await holds();
  });

  it('is at each size that it has passed the tree that it was then', async () => {
    const row = await peekChannel(store.db, from, to);
    if (!row) throw new Error('there is no channel');
    for (const span of [0, 1, 255, 256, 257, 700, 829, 830, size]) {
      const root = new Frontier();
      for (let index = 0; index < span; index += 1) root.append(leafHash(entryLeaf(entryAt(index))));
      const tree = await treeAt(store.db, row, span);
      expect([tree.size, tree.root()]).toEqual([span, root.root()]);
    }
  });

  it('reads as many tiles and entries of a long channel as of a short one, not all of it', async () => {
    await grow(12_000);
    await tileChannels(store);
    await grow(5);
    await holds();
    const { rows } = await store.db
      .selectFrom('tiles')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('log', '=', channelOrigin(from, to))
      .execute()
      .then(([one]) => ({ rows: Number(one?.n) }));
    expect(rows).toBe(Math.ceil(12_830 / 256) + 1);
  });
});
