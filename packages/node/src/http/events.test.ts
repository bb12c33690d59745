// SPDX-License-Identifier: Apache-2.0
// Server-sent events: resumed without a gap, filtered without a trace, ended with the session.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pruneNews } from '../exchange/prune-news.ts';
import type { NodeEvent } from './event-routes.ts';
import { type Caller, PASSWORD, type TestNode, testNode } from './test-node.ts';

let node: TestNode;
let officer: Caller;
let stopping: AbortController;
let hidden: Set<string>;

beforeEach(() => begin(60));
afterEach(() => end());

async function begin(heartbeatMs: number) {
  hidden = new Set();
  stopping = new AbortController();
  const source = {
    last: () => node.news.last(),
    horizon: () => node.news.horizon(),
    since: (seq: number, limit: number) => node.news.since(seq, limit),
    subscribe: (wake: () => void) => node.news.subscribe(wake),
  };
  const mayKnow = (_: unknown, event: NodeEvent) => !hidden.has(event.dossier ?? '');
  node = await testNode({ events: { source, mayKnow, heartbeatMs }, stopping: stopping.signal });
  officer = await node.as('officer');
}

async function end() {
  stopping.abort();
  await node.close();
}

const tell = async (...dossiers: string[]) => {
  const news = dossiers.map((dossier) => ({ kind: 'act' as const, dossier, detail: { count: 1 } }));
  await node.store.writer.write((tx) => node.news.tell(tx, news));
  node.news.wake();
};

/** Reads a stream's text until it holds `wanted` or ends; fails after two seconds. */
class Listener {
  text = '';
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(answer: Response) {
    if (!answer.body) throw new Error('no stream');
    this.#reader = answer.body.getReader();
  }

  async until(wanted: string): Promise<string> {
    const limit = AbortSignal.timeout(2000);
    while (!this.text.includes(wanted)) {
      if (limit.aborted) throw new Error(`not seen: ${wanted} in ${this.text}`);
      const { done, value } = await this.#reader.read();
      if (done) break;
      this.text += new TextDecoder().decode(value);
    }
    return this.text;
  }

  close = () => this.#reader.cancel();
}

const listen = async (headers: Record<string, string> = {}, query = '', caller = officer) => {
  const answer = await node.call('GET', `/api/events${query}`, caller, { headers });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  return new Listener(answer);
};

const ids = (text: string) =>
  [...text.matchAll(/^id: (\d+)\nevent: act$/gm)].map((match) => Number(match[1]));

describe('a stream of events', () => {
  it('begins now and tells what comes', async () => {
    await tell('before');
    const stream = await listen();
    expect(await stream.until('event: open')).toContain('id: 1\nevent: open');
    await tell('now');
    const text = await stream.until('"now"');
    expect(text).not.toContain('before');
    const data = /^data: (\{.+\})$/m.exec(text.slice(text.indexOf('event: act')))?.[1] ?? '';
    expect(JSON.parse(data)).toEqual({
      at: '2026-11-22T09:00:00.000Z',
      act: null,
      dossier: 'now',
      detail: { count: 1 },
    });
    await stream.close();
  });

  it('is resumed after the last event seen, by header or query, without a gap or a double', async () => {
    await tell('d1', 'd2', 'd3');
    const resumed = await listen({ 'last-event-id': '1' });
    await resumed.until('"d3"');
    await tell('d4');
    expect(ids(await resumed.until('"d4"'))).toEqual([2, 3, 4]);
    const asked = await listen({}, '?after=2');
    expect(ids(await asked.until('"d4"'))).toEqual([3, 4]);
    await Promise.all([resumed.close(), asked.close()]);
  });

  it('tells who comes back from before what is kept to ask for everything anew, and goes on from the newest', async () => {
    await tell(...Array.from({ length: 12 }, (_, n) => `old${n}`));
    await node.store.db.updateTable('events').set({ told: 1 }).execute();
    node.clock.ms += 31 * 86_400_000;
    await tell('d13', 'd14');
    expect(await pruneNews(node.store, node.clock.ms, { days: 30, most: 10_000 })).toBe(12);
    const caller = await node.as('officer');
    const behind = await listen({ 'last-event-id': '7' }, '', caller);
    await behind.until('event: reload');
    await tell('d15');
    const text = await behind.until('"d15"');
    expect(text).toContain('id: 14\nevent: reload\ndata: {}\n');
    expect(ids(text)).toEqual([15]);
    const abreast = await listen({ 'last-event-id': '12' }, '', caller);
    expect(ids(await abreast.until('"d15"'))).toEqual([13, 14, 15]);
    expect(abreast.text).not.toContain('reload');
    await Promise.all([behind.close(), abreast.close()]);
  });

  it('tells the same to who saw more than the node has, since it was put back from a backup', async () => {
    await tell('d1', 'd2');
    const ahead = await listen({ 'last-event-id': '900' });
    await ahead.until('id: 2\nevent: reload');
    await tell('d3');
    expect(ids(await ahead.until('"d3"'))).toEqual([3]);
    await ahead.close();
  });

  it('loses nothing of many told while it reads, in more than one batch', async () => {
    const stream = await listen({ 'last-event-id': '0' });
    const all: Promise<void>[] = [];
    for (let i = 0; i < 10; i += 1) all.push(tell(...Array.from({ length: 50 }, (_, k) => `d${i * 50 + k}`)));
    await Promise.all(all);
    const text = await stream.until('id: 500\n');
    expect(ids(text)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
    await stream.close();
  });

  it('shows nothing of what the officer may not know, not even that something happened', async () => {
    await end();
    await begin(60_000);
    hidden.add('secret');
    const stream = await listen();
    const before = (await stream.until('event: open')).length;
    for (let i = 0; i < 3; i += 1) {
      await tell('secret');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await tell('open');
    const text = (await stream.until('"open"')).slice(before);
    expect(text).toMatch(/^id: 4\nevent: act\ndata: .+\n\n$/);
    expect(text).not.toContain('secret');
    await stream.close();
  });

  it('follows a grant that ends while it is open', async () => {
    const stream = await listen();
    await tell('d');
    await stream.until('"d"');
    hidden.add('d');
    await tell('d');
    await tell('last');
    expect(ids(await stream.until('"last"'))).toEqual([1, 3]);
    await stream.close();
  });

  it('gives signs of life when nothing happens', async () => {
    const stream = await listen();
    await stream.until(': \n\n');
    await stream.close();
  });

  it('ends when the session does', async () => {
    const stream = await listen();
    await stream.until('event: open');
    await node.call('DELETE', '/api/session', officer);
    await tell('after');
    expect(await stream.until('"after"')).not.toContain('after');
  });

  it('does not keep an idle session alive', async () => {
    const stream = await listen();
    await stream.until('event: open');
    node.clock.ms += 31 * 60 * 1000;
    await stream.until('never');
    expect(await node.sessions.find(officer.cookie.split('=')[1])).toBeUndefined();
  });

  it('ends when the node stops', async () => {
    const stream = await listen();
    await stream.until('event: open');
    stopping.abort();
    expect(await stream.until('never')).not.toContain('never');
  });

  it('is one of ten at most for each officer, and a closed one counts no more', async () => {
    for (let i = 0; i < 11; i += 1)
      expect((await node.call('HEAD', '/api/events', officer)).status).toBe(200);
    const { value, csrf } = await node.signIn.signIn({ login: 'officer', password: PASSWORD });
    const other = { ...officer, cookie: `tansiq-ma-dgsn=${value}`, csrf };
    const streams = await Promise.all(Array.from({ length: 10 }, () => listen({}, '', other)));
    const eleventh = await node.call('GET', '/api/events', officer);
    expect(eleventh.status).toBe(429);
    await streams[0]?.close();
    streams.push(await listen());
    await Promise.all(streams.map((stream) => stream.close()));
  });
});
