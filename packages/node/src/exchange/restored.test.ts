// SPDX-License-Identifier: Apache-2.0
// A node that was restored from an old copy: it takes its own entries back from its partner, gets again what it lost of the partner's, and
// until then holds its channel and says why instead of writing another history.
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckpoint, parseNote } from '@tansiq/ledger';
import {
  type Batch,
  b64u,
  composeBatch,
  fromB64u,
  type Hash,
  type PartyId,
  sealBatch,
  sealingRecipient,
} from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Parties } from '../capabilities/parties/service.ts';
import { wireSectionsOf } from '../content/raw.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { peekChannel } from './channel-rows.ts';
import { type Attempt, json } from './delivery.ts';
import { ownEntries, sealedOwn } from './own-entries.ts';
import { LinkDown, type PartnerAnswer, type PartnerClient } from './partner-client.ts';
import { TakingBack } from './take-back.ts';
import { LyingPartner } from './test-lying-partner.ts';
import { sayNotes, settled } from './test-sayings.ts';

let nodes: TestNodes;
let rabat: TestParty;
let madrid: TestParty;
let paris: LyingPartner;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn'], { postgres: false });
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  paris = await LyingPartner.meet(rabat, 'fr.dgpn');
  await paris.tell(paris.entry(paris.note()));
});
afterAll(async () => {
  paris?.leave();
  await nodes?.stop();
});

const say = (from: TestParty, to: TestParty, notes: number) =>
  sayNotes(from.node.rooms, to.node.party, notes, from.as.negotiator.id);
const linkTo = async (at: TestParty, party: string) =>
  (await new Parties(at.node.rooms).links()).find((link) => link.party === party);
const statusOf = async (at: TestParty, act: string) =>
  (await at.node.rooms.store.db.selectFrom('acts').select('status').where('id', '=', act).executeTakeFirst())
    ?.status;

/** Stops a node, does something, puts back its folder as it was before, and starts it. */
async function restored(at: TestParty, meanwhile: () => Promise<void>): Promise<void> {
  const copy = `${at.dataDir}.copy`;
  await at.node.stop();
  cpSync(at.dataDir, copy, { recursive: true });
  await at.start();
  await meanwhile();
  await at.node.stop();
  rmSync(at.dataDir, { recursive: true });
  cpSync(copy, at.dataDir, { recursive: true });
  chmodSync(join(at.dataDir, 'keys'), 0o700);
  rmSync(copy, { recursive: true });
  await at.start();
}

/** The channel as a node has it: places, acts, what was seen. */
const placesAt = (at: TestParty, from: string, to: string) =>
  at.node.rooms.store.db
    .selectFrom('entries')
    .select(['idx', 'act', 'seen'])
    .where('from_party', '=', from)
    .where('to_party', '=', to)
    .orderBy('idx')
    .execute();
const textOf = async (at: TestParty, act: string) =>
  (
    await at.node.rooms.store.db
      .selectFrom('sections')
      .select('body')
      .where('seq', 'in', (eb) => eb.selectFrom('acts').select('seq').where('id', '=', act))
      .where('name', '=', 'note')
      .executeTakeFirst()
  )?.body;

describe('a node restored from an old copy', () => {
  let lost: string[];
  let heard: string[];
  let waiting: string | undefined;

  it('takes its own entries back from the partner, and gets again what it had heard', async () => {
    await say(rabat, madrid, 2);
    await settled(rabat.node.rooms, madrid.node.rooms);
    await restored(rabat, async () => {
      lost = await say(rabat, madrid, 3);
      heard = await say(madrid, rabat, 2);
      await settled(rabat.node.rooms, madrid.node.rooms);
    });
    for (const act of [...lost, ...heard])
      await until('what was lost', async () => (await statusOf(rabat, act)) === 'accepted');
    for (const act of lost) expect(await textOf(rabat, act)).toBe(await textOf(madrid, act));
    await until('the link', async () => (await linkTo(rabat, 'es.pn'))?.state === 'up');
  });

  it('goes on where its channel stood: one history on both sides, nothing said twice', async () => {
    const [act] = await say(rabat, madrid, 1);
    await say(madrid, rabat, 1);
    await until('what is new', async () => (await statusOf(madrid, act as string)) === 'accepted');
    await settled(rabat.node.rooms, madrid.node.rooms);
    const places = await placesAt(rabat, 'ma.dgsn', 'es.pn');
    expect(places).toEqual(await placesAt(madrid, 'ma.dgsn', 'es.pn'));
    expect(new Set(places.map(({ act: one }) => one)).size).toBe(places.length);
    expect(places.map(({ act: one }) => one)).toEqual(expect.arrayContaining([...lost, act]));
    expect((await linkTo(madrid, 'ma.dgsn'))?.incoming).toMatchObject({ state: 'open' });
    // One answer for each thing heard: those given before the copy was put back are not given again.
    const answers = await rabat.node.rooms.store.db
      .selectFrom('acts')
      .select('id')
      .where('type', '=', 'channel.disposition')
      .where('own', '=', 1)
      .execute();
    const there = await madrid.node.rooms.store.db
      .selectFrom('entries')
      .select('disposition')
      .distinct()
      .where('from_party', '=', 'es.pn')
      .where('to_party', '=', 'ma.dgsn')
      .where('disposition', 'is not', null)
      .execute();
    expect(answers.length).toBeGreaterThanOrEqual(there.length);
  });

  it('gives no second place to what the copy believed to be waiting', async () => {
    await madrid.node.stop();
    [waiting] = await say(rabat, madrid, 1);
    await restored(rabat, async () => {
      await madrid.start();
      await until('it went', async () => (await statusOf(rabat, waiting as string)) === 'accepted');
    });
    await until('it is back', async () => (await statusOf(rabat, waiting as string)) === 'accepted');
    await settled(rabat.node.rooms, madrid.node.rooms);
    const places = (await placesAt(madrid, 'ma.dgsn', 'es.pn')).filter(({ act }) => act === waiting);
    expect(places.length).toBe(1);
  });

  it('goes on with everybody else', async () => {
    expect(await paris.tell(paris.entry(paris.note()))).toEqual({ result: 'accepted' });
  });
});

describe('a partner that lies in what it gives back', () => {
  let honest: Batch;
  let before: number;

  beforeAll(async () => {
    await settled(rabat.node.rooms, madrid.node.rooms);
    const copied = (await peekChannel(rabat.node.rooms.store.db, 'ma.dgsn', 'es.pn'))?.size ?? 0;
    await restored(rabat, async () => {
      await say(rabat, madrid, 2);
      await settled(rabat.node.rooms, madrid.node.rooms);
      const { rooms } = madrid.node;
      before = (await peekChannel(rooms.store.db, 'ma.dgsn', 'es.pn'))?.size ?? 0;
      honest = (await ownEntries(rooms, 'ma.dgsn' as PartyId, copied)) as Batch;
      await madrid.node.stop();
    });
  });

  /** Rabat asks for its own and is given this instead; given of the partner's own accord, it fares no better. */
  async function given(lie: (batch: Batch) => Batch | undefined): Promise<Attempt> {
    const { rooms } = rabat.node;
    const size = (await peekChannel(rooms.store.db, 'ma.dgsn', 'es.pn'))?.size ?? 0;
    expect(size).toBeLessThan(before);
    const lied = async (): Promise<Buffer | undefined> => {
      const batch = lie(honest);
      if (!batch) return undefined;
      const checkpoint = parseCheckpoint(parseNote(batch.checkpoint).text);
      const line = { from: batch.from, to: batch.to, first: batch.first, size: checkpoint.size };
      const root = b64u(checkpoint.root) as Hash;
      const recipient = await sealingRecipient(
        fromB64u(rooms.directory.self.chain.newest.payload.keys.seal.pub),
      );
      return Buffer.from(await sealBatch({ ...line, root }, composeBatch(batch), recipient));
    };
    const call = async (): Promise<PartnerAnswer> => {
      const body = await lied();
      return { status: body ? 200 : 404, headers: {}, body: body ?? Buffer.alloc(0) };
    };
    const intake = { answeredBefore: () => undefined };
    const takingBack = new TakingBack({ ...rooms, intake, client: { call } } as never, 'es.pn' as PartyId);
    const attempt = await takingBack.run();
    const body = await lied();
    if (body) expect(await takingBack.given(body)).toEqual(attempt);
    expect((await peekChannel(rooms.store.db, 'ma.dgsn', 'es.pn'))?.size).toBe(size);
    return attempt;
  }

  const lies: [string, (batch: Batch) => Batch | undefined, RegExp][] = [
    ['gives nothing', () => undefined, /answered 404/],
    ['leaves one out', (batch) => ({ ...batch, entries: batch.entries.slice(1) }), /does not hold/],
    [
      'says that something else was seen',
      (batch) => ({ ...batch, entries: batch.entries.map((entry) => ({ ...entry, seen: entry.seen + 1 })) }),
      /not those under our signature/,
    ],
    [
      'puts other words into a section',
      (batch) => ({
        ...batch,
        entries: batch.entries.map((entry) => ({
          ...entry,
          sections: Object.fromEntries(
            Object.entries(entry.sections).map(([name, [salt]]) => [
              name,
              [salt, '{"stage":"talks","text":{"en":"Never said"}}'] as const,
            ]),
          ),
        })),
      }),
      /section-digest/,
    ],
    [
      'has an act of its own in it',
      (batch) => ({ ...batch, entries: batch.entries.map((entry) => ({ ...entry, act: `${entry.act}x` })) }),
      /signature|schema|canonical/,
    ],
    ['gives another stretch', (batch) => ({ ...batch, first: batch.first + 1 }), /another batch/],
    ['gives what it said itself', (batch) => ({ ...batch, from: batch.to, to: batch.from }), /another batch/],
    [
      'signs it itself',
      (batch) => ({ ...batch, checkpoint: batch.checkpoint.replace(/(— \S+ \S{8})\S{4}/, '$1AAAA') }),
      /not signed by a key/,
    ],
  ];
  it.each(lies)(
    '%s: nothing is kept, the channel stays held, and the reason is told',
    async (_, lie, why) => {
      const attempt = await given(lie);
      expect(attempt.kind).toBe('held');
      expect((attempt as { why: string }).why).toMatch(why);
    },
  );

  it('and gives back the truth later: the channel goes on', async () => {
    await madrid.start();
    await until('the link', async () => (await linkTo(rabat, 'es.pn'))?.state === 'up', 40_000);
    await settled(rabat.node.rooms, madrid.node.rooms);
    expect(await placesAt(rabat, 'ma.dgsn', 'es.pn')).toEqual(await placesAt(madrid, 'ma.dgsn', 'es.pn'));
  });
});

describe('a partner restored from an old copy', () => {
  it('gets again what it lost, also without anything new to say', async () => {
    await nodes.stop();
    nodes = await startNodes(['ma.dgsn', 'es.pn'], { postgres: false });
    [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    await say(rabat, madrid, 2);
    await settled(rabat.node.rooms, madrid.node.rooms);
    let lost: string[] = [];
    await restored(madrid, async () => {
      lost = await say(rabat, madrid, 3);
      await settled(rabat.node.rooms, madrid.node.rooms);
    });
    for (const act of lost)
      await until('what was lost', async () => (await statusOf(madrid, act)) === 'accepted');
  });
});

describe('a node restored from an old copy whose partner only dials out', () => {
  /** Up to which sizes of a channel a node has said what it did with it, as its partner may read. */
  async function answersOf({ node: { rooms } }: TestParty, origin: string): Promise<number[]> {
    const rows = await rooms.store.db
      .selectFrom('acts')
      .select('id')
      .where('type', '=', 'channel.disposition')
      .where('own', '=', 1)
      .execute();
    const sections = await wireSectionsOf(
      rooms.store.db,
      rows.map(({ id }) => id),
    );
    const said = [...sections.values()].map(
      ({ disposition }) => JSON.parse(disposition?.[1] ?? '{}') as { origin?: string; size: number },
    );
    return said.filter((one) => one.origin === origin).map(({ size }) => size);
  }

  /** Madrid's calls, as they are, save for those that begin so. */
  function lineCutAt(call: string): PartnerClient['call'] {
    const { client } = madrid.node.rooms;
    const through = client.call.bind(client);
    return (party, wanted) =>
      `${wanted.method} ${wanted.path}`.startsWith(call)
        ? Promise.reject(new LinkDown('cut'))
        : through(party, wanted);
  }

  it('holds the channel once the partner has called and says how much it holds, and takes its own back as the partner gives it', async () => {
    await nodes.stop();
    nodes = await startNodes(['ma.dgsn', 'es.pn'], { dialOut: ['es.pn'], postgres: false });
    [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    await say(rabat, madrid, 1);
    await settled(rabat.node.rooms, madrid.node.rooms);
    let lost: string[] = [];
    let heard: string[] = [];
    await restored(rabat, async () => {
      lost = await say(rabat, madrid, 2);
      heard = await say(madrid, rabat, 2);
      await settled(rabat.node.rooms, madrid.node.rooms);
      const cut = lineCutAt('POST own');
      vi.spyOn(madrid.node.rooms.client, 'call').mockImplementation(cut);
    });
    const [act] = await say(rabat, madrid, 1);
    const held = await until('the channel held', async () => {
      const link = await linkTo(rabat, 'es.pn');
      return link?.state === 'held' && link;
    });
    expect(held.why).toMatch(/es\.pn holds \d+ of our entries, we know of \d+/);
    expect(await statusOf(rabat, act as string)).toBe('released');
    expect((await linkTo(madrid, 'ma.dgsn'))?.incoming.state).toBe('open');
    vi.restoreAllMocks();
    for (const one of [...lost, ...heard, act as string])
      await until('what was lost', async () => (await statusOf(rabat, one)) === 'accepted', 30_000);
    await settled(rabat.node.rooms, madrid.node.rooms);
    for (const one of lost) expect(await textOf(rabat, one)).toBe(await textOf(madrid, one));
    const places = await placesAt(rabat, 'ma.dgsn', 'es.pn');
    expect(places).toEqual(await placesAt(madrid, 'ma.dgsn', 'es.pn'));
    expect((await linkTo(rabat, 'es.pn'))?.state).toBe('up');
  });

  it('gets again what it had heard, though it lost nothing of its own', async () => {
    let heard: string[] = [];
    await restored(rabat, async () => {
      heard = await say(madrid, rabat, 2);
      for (const one of heard)
        await until('it heard', async () => (await statusOf(rabat, one)) === 'accepted');
    });
    for (const one of heard)
      await until('what was lost', async () => (await statusOf(rabat, one)) === 'accepted', 20_000);
    const [act] = await say(rabat, madrid, 1);
    await until('what is new', async () => (await statusOf(rabat, act as string)) === 'accepted', 20_000);
    await settled(rabat.node.rooms, madrid.node.rooms);
  });

  it('answers nothing twice, though it crashes between taking its own back and hearing the partner’s again', async () => {
    let heard: string[] = [];
    await restored(rabat, async () => {
      heard = await say(madrid, rabat, 2);
      await settled(rabat.node.rooms, madrid.node.rooms);
      const cut = lineCutAt('POST batches');
      vi.spyOn(madrid.node.rooms.client, 'call').mockImplementation(cut);
    });
    const there = (await peekChannel(madrid.node.rooms.store.db, 'ma.dgsn', 'es.pn'))?.size;
    const sizeHere = async () =>
      (await peekChannel(rabat.node.rooms.store.db, 'ma.dgsn', 'es.pn'))?.size === there;
    await until('its own back', sizeHere, 20_000);
    await rabat.restart();
    vi.restoreAllMocks();
    for (const one of heard)
      await until('what was lost', async () => (await statusOf(rabat, one)) === 'accepted', 30_000);
    await settled(rabat.node.rooms, madrid.node.rooms);
    const about = await answersOf(rabat, 'tansiq.channel/v1/es.pn/ma.dgsn');
    expect(about.length).toBeGreaterThan(1);
    expect(about).toEqual([...new Set(about)]);
  });

  it('takes none that it did not wait for', async () => {
    const own = await sealedOwn(madrid.node.rooms, 'ma.dgsn' as PartyId, 0);
    const answer = await madrid.node.rooms.client.call('ma.dgsn', {
      method: 'POST',
      path: 'own?from=0',
      body: own?.sealed ?? Buffer.alloc(0),
    });
    expect([answer.status, json(answer)]).toMatchObject([409, { code: 'not-asked' }]);
  });
});
