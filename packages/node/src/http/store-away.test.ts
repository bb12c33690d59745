// SPDX-License-Identifier: Apache-2.0
// An officer whose node's disk is full, or whose database is away, is told so, and that trying again makes sense.
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import { isStoreAway } from './store-away.ts';
import { type TestNode, testNode } from './test-node.ts';

/** What SQLite throws when there is no room left. */
function full(): unknown {
  const file = new Sqlite(':memory:');
  file.exec('create table one (text text)');
  file.pragma('max_page_count = 2');
  try {
    file.prepare('insert into one values (?)').run('x'.repeat(100_000));
    return undefined;
  } catch (error) {
    return error;
  } finally {
    file.close();
  }
}

/** What the driver throws when nobody listens. */
async function unreachable(): Promise<unknown> {
  const client = new pg.Client({ host: '127.0.0.1', port: 1 });
  return client.connect().then(
    () => undefined,
    (error: unknown) => error,
  );
}

let thrown: unknown;
let node: TestNode;

beforeAll(async () => {
  const failing = defineRoute({
    method: 'GET',
    path: '/api/test/failing',
    summary: 'Meets what the store throws',
    roles: 'public',
    output: z.object({}),
    handler: () => {
      throw thrown;
    },
  });
  node = await testNode({ capabilities: [[failing]] });
});
afterAll(() => node.close());

describe('a store that is away', () => {
  it.each([
    ['a full disk', async () => full()],
    ['a database that nobody serves', unreachable],
    [
      'a database that is being stopped',
      async () => Object.assign(new Error('terminating connection'), { code: '57P01' }),
    ],
    ['a session that broke off', async () => new Error('Connection terminated unexpectedly')],
    [
      'a session that was closed under a transaction',
      async () => new Error('Client was closed and is not queryable'),
    ],
  ])('%s is told as 503, to be tried again', async (_, made) => {
    thrown = await made();
    const answer = await node.call('GET', '/api/test/failing', undefined, {});
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ code: 'store-away' });
  });

  it('is not what a fault of the node is told as', async () => {
    for (const error of [
      new Error('x'),
      new TypeError('y'),
      Object.assign(new Error('z'), { code: '23505' }),
    ]) {
      expect(isStoreAway(error)).toBe(false);
      thrown = error;
      expect((await node.call('GET', '/api/test/failing', undefined, {})).status).toBe(500);
    }
  });
});
