// SPDX-License-Identifier: Apache-2.0
// Nobody waits for another's heavy work, and more sessions give no more of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute, media, type Route } from './define-route.ts';
import { type TestNode, testNode } from './test-node.ts';
import { AT_ONCE } from './turns.ts';

/** Heavy calls that run, each with what ends it; by the id of its user. */
const running: { user: string; end: () => void }[] = [];
const of = (user: string) => running.filter((one) => one.user === user);
const endOne = (user: string) => {
  const at = running.findIndex((one) => one.user === user);
  running.splice(at, 1)[0]?.end();
};

const routes: Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/test/heavy',
    summary: 'Runs until it is ended',
    roles: 'any',
    cost: 5,
    output: z.object({}),
    handler: async ({ officer }) => {
      await new Promise<void>((end) => running.push({ user: officer.id, end }));
      return {};
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/test/export',
    summary: 'Bytes as long as somebody reads them',
    roles: 'any',
    cost: 50,
    output: media('text/plain'),
    handler: () =>
      new Response(
        new ReadableStream<Uint8Array>({ pull: (out) => out.enqueue(new TextEncoder().encode('more')) }),
        { headers: { 'content-type': 'text/plain' } },
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/test/light',
    summary: 'At once',
    roles: 'any',
    output: z.object({}),
    handler: () => ({}),
  }),
];

/** As long as a machine that does much else may take. */
const poll = <T>(look: () => T) => expect.poll(look, { timeout: 20_000, interval: 5 });

const fast = { burst: 1e9, perSecond: 1e9 };
let node: TestNode;
beforeAll(async () => {
  node = await testNode({ capabilities: [routes], rates: { perAddress: fast, perUser: fast } });
});
afterAll(() => node.close());

describe('heavy work', () => {
  it('of one user runs a little at a time, whatever sessions ask for it, and holds up nobody else', async () => {
    const [one, again, other] = [await node.as('officer'), await node.as('officer'), await node.as('head')];
    const asked = [one, again, one, again, one].map((who) => node.call('GET', '/api/test/heavy', who));
    await poll(() => of(one.id).length).toBe(AT_ONCE);
    const beside = node.call('GET', '/api/test/heavy', other);
    await poll(() => of(other.id).length).toBe(1);
    expect((await node.call('GET', '/api/test/light', one)).status).toBe(200);
    expect(of(one.id)).toHaveLength(AT_ONCE);
    for (let left = asked.length; left > 0; left -= 1) {
      await poll(() => of(one.id).length).toBe(Math.min(left, AT_ONCE));
      endOne(one.id);
    }
    endOne(other.id);
    const answers = await Promise.all([...asked, beside]);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  });

  it('is refused, with the time to wait, to who has too much of it in line', async () => {
    const one = await node.as('officer');
    const got: Response[] = [];
    const asked = Array.from({ length: AT_ONCE + 30 + 8 }, async () => {
      got.push(await node.call('GET', '/api/test/heavy', one));
    });
    await poll(() => got.map(({ status }) => status)).toEqual(Array(8).fill(429));
    expect(got[0]?.headers.get('retry-after')).toBe('1');
    for (let left = AT_ONCE + 30; left > 0; left -= 1) {
      await poll(() => of(one.id).length).toBeGreaterThan(0);
      endOne(one.id);
    }
    await Promise.all(asked);
    expect(got.slice(8).map(({ status }) => status)).toEqual(Array(AT_ONCE + 30).fill(200));
  });

  it('lasts until an export is read or let go of', async () => {
    const one = await node.as('officer');
    const exports = await Promise.all(
      Array.from({ length: AT_ONCE }, () => node.call('GET', '/api/test/export', one)),
    );
    let isDone = false;
    const next = node.call('GET', '/api/test/export', one).then((answer) => {
      isDone = true;
      return answer;
    });
    expect((await node.call('GET', '/api/test/light', one)).status).toBe(200);
    expect(isDone).toBe(false);
    await exports[0]?.body?.cancel();
    expect((await next).status).toBe(200);
    await Promise.all([exports[1]?.body?.cancel(), (await next).body?.cancel()]);
    expect((await node.call('GET', '/api/test/export', one)).status).toBe(200);
  });
});
