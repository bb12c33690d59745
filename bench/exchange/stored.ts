// SPDX-License-Identifier: Apache-2.0
// Fills two nodes with a history before a measurement: acts really signed, in both stores, in the log, under a real receipt.
import { Frontier, leafHash } from '@tansiq/ledger';
import { heldAct, insertActs, insertMany, type RunningNode, sql, type Tx, tileChannels } from '@tansiq/node';
import {
  type Act,
  channelOrigin,
  composeReceipt,
  entryLeaf,
  newRandomId,
  type PartyId,
  readAct,
  signChannelCheckpoint,
  toTime,
} from '@tansiq/protocol';
import { compose, termsOf } from './load.ts';

/** Acts at once. In the order of their ids, so that of a large index each page is written once in so many acts; PostgreSQL gets all as one parameter. */
const CHUNK = { sqlite: 50_000, postgres: 5_000 };
/** One act of so many is read again as a stranger would, so that a history of bad acts cannot pass for a measurement. */
const SAMPLE = 500;

interface Side {
  node: RunningNode;
  own: boolean;
}

/**
 * Appends `acts` reports to the channel between two nodes that run in this process, as if they had been exchanged.
 * @param lost the reader has receipted them and holds none: its store is an old copy
 */
export async function fill(
  from: RunningNode,
  to: RunningNode,
  { lineage, acts, lost = false }: { lineage: string; acts: number; lost?: boolean },
): Promise<{ verified: number }> {
  const { terms } = await termsOf(from, lineage);
  const [author, reader] = [from.rooms.self, to.rooms.self];
  const channel = await rowOf(from, author, reader);
  const frontier = Frontier.fromBytes(Buffer.from(channel.frontier, 'base64url'));
  const dossier = newRandomId();
  const sides: readonly Side[] = [{ node: from, own: true }, ...(lost ? [] : [{ node: to, own: false }])];
  for (const { node } of sides) await hasty(node);
  let verified = 0;
  const most = CHUNK[from.rooms.store.dialect];
  for (let done = 0; done < acts; done += most) {
    const chunk: Act[] = [];
    for (let n = done; n < Math.min(acts, done + most); n += 1)
      chunk.push(compose(from, reader, lineage, terms, dossier, n));
    chunk.sort((a, b) => (a.id < b.id ? -1 : 1));
    const first = frontier.size;
    const entries = chunk.map((act, i) => ({ act: act.id, index: first + i, seen: channel.seen }));
    for (const entry of entries) frontier.append(leafHash(entryLeaf(entry)));
    for (const side of sides)
      await side.node.rooms.store.writer.write((tx) => keep(tx, side, chunk, entries, author, reader));
    for (let n = 0; n < chunk.length; n += SAMPLE) verified += checked(from, chunk[n] as Act);
    process.stderr.write(`${Math.min(acts, done + most)} of ${acts} acts are in the history\n`);
  }
  await receipted(from, to, frontier, sides);
  for (const { node } of sides) await settled(node);
  return { verified };
}

/** What comes by itself, some time after so much has been exchanged, is there when the measurement begins. */
async function settled({ rooms: { store } }: RunningNode): Promise<void> {
  await tileChannels(store);
  if (store.dialect === 'postgres') await sql`vacuum analyze`.execute(store.db);
}

/** A history that is lost with the power is made again: nothing is waited for. Ends with this process. */
async function hasty({ rooms }: RunningNode): Promise<void> {
  const { db, dialect } = rooms.store;
  if (dialect !== 'sqlite') return;
  await sql`pragma journal_mode = off`.execute(db);
  await sql`pragma synchronous = off`.execute(db);
  await sql`pragma cache_size = -1000000`.execute(db);
}

async function keep(
  tx: Tx,
  { node, own }: Side,
  acts: readonly Act[],
  entries: readonly { act: string; index: number; seen: number }[],
  author: PartyId,
  reader: PartyId,
): Promise<void> {
  const { store, gate, now } = node.rooms;
  const session = gate.session(tx);
  const rows = [];
  for (const act of acts) {
    const held = heldAct(act);
    const standing = {
      own,
      status: 'accepted' as const,
      storedMs: now(),
      evidence: Math.floor(now() / 1000),
      labels: await session.labels(held),
    };
    rows.push([held, standing] as const);
  }
  await insertActs(tx, store.dialect, rows);
  // Nobody searches this history: its words are not put into the index while others are measured.
  await tx.deleteFrom('new_words').execute();
  const channel = { from_party: author, to_party: reader };
  const result = { result: 'accepted', rule: null, article: null, disposition: null };
  await insertMany(
    tx,
    store.dialect,
    'entries',
    entries.map(({ act, index, seen }) => ({ ...channel, idx: index, act, seen, ...result })),
  );
}

function checked(node: RunningNode, act: Act): number {
  const wire = Object.fromEntries(
    heldAct(act).sections.map(([name, { salt, text }]) => [name, [salt, text]]),
  );
  const reading = readAct(act.jws, wire, (_author, kid) => node.rooms.keys.chain.signingKey(kid));
  if (!reading.ok) throw new Error(`a generated act does not hold: ${reading.rule} ${reading.detail}`);
  return 1;
}

/** The reader cosigns the whole, and both keep the receipt, or the one that remembers. */
async function receipted(
  from: RunningNode,
  to: RunningNode,
  frontier: Frontier,
  sides: readonly Side[],
): Promise<void> {
  const [author, reader] = [from.rooms.self, to.rooms.self];
  const origin = channelOrigin(author, reader);
  const note = signChannelCheckpoint(
    { origin, size: frontier.size, root: frontier.root() },
    from.rooms.keys.log(origin),
  );
  const own = (await rowOf(to, reader, author)).size;
  const receipt = composeReceipt(note, { by: reader, own, time: toTime(Date.now()) }, to.rooms.keys.receipt);
  const text = JSON.stringify(receipt);
  const state = {
    size: frontier.size,
    receipted: frontier.size,
    frontier: Buffer.from(frontier.toBytes()).toString('base64url'),
    receipt: text,
  };
  for (const { node } of sides) {
    await node.rooms.store.writer.write(async (tx) => {
      await tx
        .updateTable('channels')
        .set(state)
        .where('from_party', '=', author)
        .where('to_party', '=', reader)
        .execute();
      const row = {
        from_party: author,
        to_party: reader,
        size: frontier.size,
        own,
        time: Math.floor(Date.now() / 1000),
        receipt: text,
      };
      await tx.insertInto('receipts').values(row).execute();
    });
  }
}

async function rowOf(
  node: RunningNode,
  from: string,
  to: string,
): Promise<{ frontier: string; size: number; seen: number }> {
  const { db } = node.rooms.store;
  const row = await db
    .selectFrom('channels')
    .select(['frontier', 'size'])
    .where('from_party', '=', from)
    .where('to_party', '=', to)
    .executeTakeFirst();
  const last = await db
    .selectFrom('entries')
    .select('seen')
    .where('from_party', '=', from)
    .where('to_party', '=', to)
    .orderBy('idx', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { frontier: row?.frontier ?? '', size: row?.size ?? 0, seen: last?.seen ?? 0 };
}
