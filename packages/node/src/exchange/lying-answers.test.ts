// SPDX-License-Identifier: Apache-2.0
// A partner that is dialled and lies in its answers, or does not answer: nothing counts that does not hold, the node neither hurries nor
// hangs, and everybody else is served.
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { toTime } from '@tansiq/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Parties } from '../capabilities/parties/service.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { type PartnerHandler, type PartnerReply, PartnerServer, problem } from './partner-server.ts';
import { newestRecord, recordedSince } from './test-census.ts';
import { openedBatch } from './test-liar-reading.ts';
import { LyingPartner } from './test-lying-partner.ts';
import { sayNotes } from './test-sayings.ts';

let nodes: TestNodes;
let madrid: TestParty;
let paris: LyingPartner;
let rabat: Dialled;
const met: Dialled[] = [];

type Say = (call: Parameters<PartnerHandler>[0]) => PartnerReply | Promise<PartnerReply>;

/** A partner with an address, that answers as a test tells it. */
interface Dialled {
  liar: LyingPartner;
  calls: string[];
  says: Record<'POST batches' | 'GET channel' | 'GET batches', Say>;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const json = (body: unknown): PartnerReply => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(body),
});

async function meet(id: string, over: Partial<Dialled['says']> = {}): Promise<Dialled> {
  const port = await freePort();
  const liar = await LyingPartner.meet(madrid, id, { endpoint: `https://127.0.0.1:${port}` });
  const calls: string[] = [];
  const says: Dialled['says'] = {
    'POST batches': async ({ body }) => json(await honest(liar, body)),
    'GET channel': () =>
      json({
        v: 1,
        incoming: { size: liar.heard.length, ...(liar.given && { receipt: liar.given }) },
        outgoing: { size: 0 },
      }),
    'GET batches': () => ({ status: 204 }),
    ...over,
  };
  const answer =
    (name: keyof Dialled['says']): PartnerHandler =>
    async (call) => {
      calls.push(name);
      return says[name](call);
    };
  const server = new PartnerServer({
    identity: liar.keys.tls,
    partyOf: () => 'es.pn',
    handlers: {
      'POST batches': answer('POST batches'),
      'GET channel': answer('GET channel'),
      'GET batches': answer('GET batches'),
    },
    card: async () => liar.keys.card.jws,
    failed: (error) => {
      throw error;
    },
  });
  await server.listen('127.0.0.1', port);
  const dialled = { liar, calls, says, close: () => server.close() };
  met.push(dialled);
  return dialled;
}

/** Takes a batch as an honest partner would. */
async function honest(liar: LyingPartner, sealed: Uint8Array) {
  const news = await liar.open(sealed);
  liar.heard = [...liar.heard.slice(0, news[0]?.entry.index), ...news];
  liar.given = liar.receiptFor(news);
  return liar.given;
}

beforeAll(async () => {
  nodes = await startNodes(['es.pn']);
  madrid = nodes.get('es.pn');
  paris = await LyingPartner.meet(madrid, 'fr.dgpn');
});
afterEach(async () => {
  for (const one of met.splice(0)) {
    await one.close();
    one.liar.leave();
  }
  expect(await paris.tell(paris.entry(paris.note()))).toEqual({ result: 'accepted' });
});
afterAll(async () => {
  paris?.leave();
  await nodes?.stop();
});

const say = async (to: Dialled) =>
  (await sayNotes(madrid.node.rooms, to.liar.id, 1, madrid.as.negotiator.id))[0] as string;
const standing = (act: string) =>
  madrid.node.rooms.store.db
    .selectFrom('acts')
    .select(['status', 'evidence'])
    .where('id', '=', act)
    .executeTakeFirstOrThrow();
const linkTo = async ({ liar }: Dialled) =>
  (await new Parties(madrid.node.rooms).links()).find((link) => link.party === liar.id);
const linked = (to: Dialled, state: string) =>
  until(
    `the link ${state}`,
    async () => {
      const link = await linkTo(to);
      return link?.state === state && link;
    },
    20_000,
  );
const held = (act: string) =>
  until('the act held', async () => (await standing(act)).evidence !== null, 30_000);

describe('the answer to a batch', () => {
  const lies: [string, (liar: LyingPartner) => Say][] = [
    ['words', () => () => ({ status: 200, type: 'text/html', body: '<h1>received</h1>' })],
    ['nothing', () => () => ({ status: 200 })],
    ['null', () => () => json(null)],
    ['a list a million deep', () => () => ({ status: 200, body: '['.repeat(1_000_000) })],
    ['more than it may be', () => () => ({ status: 200, body: Buffer.alloc(12 * 2 ** 20, 'x') })],
    [
      'a receipt from the future',
      (liar) =>
        async ({ body }) =>
          json(liar.receiptFor(await liar.open(body), { time: toTime(Date.now() + 900_000) })),
    ],
    [
      'a receipt of another party',
      (liar) =>
        async ({ body }) =>
          json(liar.receiptFor(await liar.open(body), { keys: paris.keys.receipt })),
    ],
    ['a problem without a code', () => () => ({ status: 400, body: '{}' })],
    ['a fault of its own', () => () => ({ status: 500, body: 'oops' })],
    ['a redirection', () => () => ({ status: 302, headers: { location: 'https://127.0.0.1:1/' } })],
    ['a gap of no size', () => () => problem(409, 'gap')],
    ['a gap below zero', () => () => problem(409, 'gap', { size: -1 })],
    ['a gap that is a word', () => () => problem(409, 'gap', { size: 'many' })],
    ['a gap beyond what there is', () => () => problem(409, 'gap', { size: 1_000_000 })],
    ['the same gap for ever', () => () => problem(409, 'gap', { size: 0 })],
  ];

  it('counts for nothing when it is a lie: the link is down, nobody hurries, and the truth is taken afterwards', async () => {
    await Promise.all(
      lies.map(async ([name, lie], i) => {
        const partner = await meet(`ma.desk${i}`);
        await held(await say(partner));
        partner.says['POST batches'] = lie(partner.liar);
        const act = await say(partner);
        const down = await linked(partner, 'down');
        expect(down.why, name).toBeTruthy();
        expect((await standing(act)).status, name).toBe('sent');
        const calls = partner.calls.length;
        await wait(400);
        expect(partner.calls.length - calls, name).toBeLessThan(8);
        partner.says['POST batches'] = async ({ body }) => json(await honest(partner.liar, body));
        await held(act);
        await linked(partner, 'up');
      }),
    );
  });

  it.each(['fork', 'root'])(
    'may be that our log is not the one it holds (%s): that channel stops, loudly, and no other',
    async (code) => {
      rabat = await meet(`ma.${code}`);
      await held(await say(rabat));
      const mark = await newestRecord(madrid);
      rabat.says['POST batches'] = () => problem(409, code);
      const act = await say(rabat);
      const link = await linked(rabat, 'held');
      expect(link.outgoing).toMatchObject({ state: 'stopped', why: expect.stringContaining(code) });
      expect(link.incoming.state).toBe('open');
      expect((await recordedSince(madrid, mark)).map(({ row }) => row)).toContainEqual(
        expect.objectContaining({
          who: rabat.liar.id,
          what: 'refuse',
          decision: { permit: false, rule: code },
        }),
      );
      expect((await standing(act)).status).toBe('sent');
      expect(await rabat.liar.send([rabat.liar.entry(rabat.liar.note())])).toMatchObject({ status: 200 });
    },
  );

  it('may be that it holds less than it receipted: it gets it again', async () => {
    rabat = await meet('ma.forgets');
    for (let i = 0; i < 3; i += 1) await held(await say(rabat));
    const firsts: number[] = [];
    let size = 1;
    rabat.says['POST batches'] = async ({ body }) => {
      const { first, news } = await openedBatch(body, rabat.liar.keys.sealing);
      firsts.push(first);
      if (first > size) return problem(409, 'gap', { size });
      size = first + news.length;
      return json(await honest(rabat.liar, body));
    };
    await held(await say(rabat));
    expect(firsts.slice(0, 2)).toEqual([3, 1]);
  });
});

describe('the answer to the handshake', () => {
  const lies: [string, Say][] = [
    ['words', () => ({ status: 200, body: 'hello' })],
    ['nothing', () => ({ status: 200 })],
    ['null', () => json(null)],
    ['no size', () => json({ v: 1 })],
    ['a size that is a word', () => json({ v: 1, incoming: { size: 'many' } })],
    [
      'a receipt that is none',
      () => json({ v: 1, incoming: { size: 0, receipt: { v: 1, checkpoint: 'x', statement: 'x' } } }),
    ],
    ['a fault of its own', () => ({ status: 500 })],
  ];

  it('lets nothing into the channel when it is a lie', async () => {
    await Promise.all(
      lies.map(async ([name, lie], i) => {
        const partner = await meet(`ma.hand${i}`, { 'GET channel': lie });
        const act = await say(partner);
        await linked(partner, 'down');
        expect((await standing(act)).status, name).toBe('released');
        partner.says['GET channel'] = () => json({ v: 1, incoming: { size: 0 }, outgoing: { size: 0 } });
        await held(act);
      }),
    );
  });

  it('may be of more than there is, without a receipt to show: it is not believed', async () => {
    rabat = await meet('ma.boasts', {
      'GET channel': () => json({ v: 1, incoming: { size: 1_000_000 }, outgoing: { size: 0 } }),
    });
    await held(await say(rabat));
  });
});

describe('no answer', () => {
  it('does not keep a node from stopping, nor others from being served', async () => {
    const hung: Say = () => new Promise<PartnerReply>(() => undefined);
    rabat = await meet('ma.silent');
    await held(await say(rabat));
    rabat.says['POST batches'] = hung;
    rabat.says['GET channel'] = hung;
    await say(rabat);
    await until('the call', async () => rabat.calls.at(-1) === 'POST batches');
    expect(await paris.tell(paris.entry(paris.note()))).toEqual({ result: 'accepted' });
    const begun = Date.now();
    await madrid.restart();
    expect(Date.now() - begun).toBeLessThan(15_000);
  });

  it('nor does a partner that is not there at all, however long', async () => {
    rabat = await meet('ma.gone');
    await rabat.close();
    await say(rabat);
    await linked(rabat, 'down');
    await wait(1500);
    const begun = Date.now();
    await madrid.restart();
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  it('nor is anything said to another in its place', async () => {
    rabat = await meet('ma.real');
    await held(await say(rabat));
    const port = Number(new URL(rabat.liar.keys.card.payload.endpoints[0] as string).port);
    await rabat.close();
    const heard: string[] = [];
    const impostor = new PartnerServer({
      identity: paris.keys.tls,
      partyOf: () => 'es.pn',
      handlers: {
        'POST batches': async () => json(heard.push('batch')),
        'GET channel': async () => json(heard.push('channel')),
      },
      card: async () => rabat.liar.keys.card.jws,
      failed: () => undefined,
    });
    await impostor.listen('127.0.0.1', port);
    const act = await say(rabat);
    const link = await linked(rabat, 'down');
    expect(link.why).toMatch(/certificate/);
    await wait(500);
    expect([heard, (await standing(act)).status]).toEqual([[], 'sent']);
    await impostor.close();
  });
});
