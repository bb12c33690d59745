// SPDX-License-Identifier: Apache-2.0
// What every call goes through: tokens and origins, limits of bodies, rates, outputs, faults.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute, media, type Route, upload } from './define-route.ts';
import { JSON_DEPTH } from './read-body.ts';
import { type Caller, type CallOptions, type TestNode, testNode } from './test-node.ts';

const seen = async (stream: ReadableStream<Uint8Array>) => {
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.byteLength;
  return bytes;
};

const routes: Route[] = [
  defineRoute({
    method: 'POST',
    path: '/api/test/echo',
    summary: 'Says it again',
    roles: ['officer'],
    input: {
      query: z.object({ tag: z.string().optional() }),
      body: z.object({ text: z.string(), deep: z.unknown().optional() }),
    },
    output: z.object({ text: z.string() }),
    status: 201,
    handler: ({ body }) => {
      if (body.text === 'fault') throw new Error('secret content');
      return { text: body.text, hidden: 'not in the schema' };
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/test/upload',
    summary: 'Counts bytes',
    roles: ['officer'],
    input: { body: upload('application/octet-stream', 1000) },
    output: z.object({ bytes: z.int() }),
    handler: async ({ body }) => ({ bytes: await seen(body) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/test/wrong',
    summary: 'Answers what its schema does not allow',
    roles: 'public',
    output: z.object({ count: z.int() }),
    handler: () => ({ count: 1.5 }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/test/file',
    summary: 'A file',
    roles: 'public',
    output: media('text/plain'),
    handler: () => new Response('bytes', { headers: { 'content-type': 'text/plain' } }),
  }),
];

let node: TestNode;
let officer: Caller;
beforeAll(async () => {
  node = await testNode({ capabilities: [routes] });
  officer = await node.as('officer');
});
afterAll(() => node.close());

const post = (options: CallOptions, caller: Caller | undefined = officer) =>
  node.call('POST', '/api/test/echo', caller, options);
const outcome = async (answer: Response) => {
  const body = answer.status === 204 ? {} : ((await answer.json()) as { code?: string });
  return body.code === undefined ? answer.status : `${answer.status} ${body.code}`;
};

describe('an unsafe call', () => {
  const body = { text: 'hello' };

  it('needs the token of its own session', async () => {
    const other = await node.as('officer');
    expect(await outcome(await post({ body }))).toBe(201);
    for (const token of ['', 'wrong', other.csrf, `${officer.csrf}x`])
      expect(await outcome(await post({ body, headers: { 'x-csrf-token': token } }))).toBe('403 csrf');
    const headers = { cookie: officer.cookie, 'content-type': 'application/json', host: 'node.test' };
    const without = await node.app.request('http://node.test/api/test/echo', {
      method: 'POST',
      headers,
      body: '{}',
    });
    expect(await outcome(without)).toBe('403 csrf');
  });

  it('comes from the node itself, or from a program that is no browser', async () => {
    const from = async (headers: Record<string, string>) => outcome(await post({ body, headers }));
    expect(await from({ origin: 'http://node.test', 'sec-fetch-site': 'same-origin' })).toBe(201);
    expect(await from({ origin: 'http://other.test' })).toBe('403 csrf');
    expect(await from({ origin: 'https://node.test' })).toBe('403 csrf');
    expect(await from({ origin: 'null' })).toBe('403 csrf');
    expect(await from({ 'sec-fetch-site': 'same-site' })).toBe('403 csrf');
  });

  it('must name a configured origin where there are any, whatever host it says', async () => {
    const strict = await testNode({
      capabilities: [routes],
      origins: ['https://node.example'],
      secure: true,
    });
    const caller = await strict.as('officer');
    const from = async (origin: string) =>
      outcome(await strict.call('POST', '/api/test/echo', caller, { body, headers: { origin } }));
    expect(await from('https://node.example')).toBe(201);
    expect(await from('https://node.test')).toBe('403 csrf');
    await strict.close();
  });

  it('in a role too few is refused and journalled', async () => {
    const head = await node.as('head');
    expect(await outcome(await post({ body }, head))).toBe('403 forbidden');
    expect(node.journal.at(-1)).toEqual({
      who: head.id,
      what: 'refuse',
      decision: { permit: false, rule: 'role' },
      detail: { route: 'POST /api/test/echo' },
    });
  });
});

describe('a body', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it.each([
    ['is JSON', { body: 'not json' }, '400 not-json'],
    ['is not empty', { body: '' }, '400 not-json'],
    ['is sent as JSON', { body: '{}', headers: { 'content-type': 'text/plain' } }, '415 wrong-content-type'],
    [
      'is not a form',
      { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      '415 wrong-content-type',
    ],
    ['is not compressed', { body: '{}', headers: { 'content-encoding': 'gzip' } }, '415 wrong-content-type'],
    [
      'is in UTF-8',
      { body: '{}', headers: { 'content-type': 'application/json; charset=latin1' } },
      '415 wrong-content-type',
    ],
    ['has what the schema asks for', { body: {} }, '422 invalid'],
    ['has nothing else', { body: { text: 'a', extra: 1 } }, '422 invalid'],
    ['is not nested too deeply', { body: `{"text":"a","deep":${nested(JSON_DEPTH)}}` }, '400 too-deep'],
    ['may be nested to the limit', { body: `{"text":"a","deep":${nested(JSON_DEPTH - 1)}}` }, 201],
    ['may hold brackets in text', { body: { text: `"\\${'['.repeat(100)}` } }, 201],
    ['is not over a megabyte', { body: { text: 'x'.repeat(1024 * 1024) } }, '413 too-large'],
    ['may be nearly a megabyte', { body: { text: 'x'.repeat(1024 * 1024 - 20) } }, 201],
  ] as [string, CallOptions, string | number][])('%s', async (_, options, expected) => {
    expect(await outcome(await post(options))).toBe(expected);
  });

  it('that is not UTF-8 is refused, not repaired', async () => {
    const bytes = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect(await outcome(await raw('POST', '/api/test/echo', bytes, 'application/json'))).toBe(
      '400 not-utf-8',
    );
  });

  it('that lies about its length is stopped where the limit is', async () => {
    const stream = () =>
      new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
    expect(await outcome(await raw('POST', '/api/test/echo', stream(), 'application/json'))).toBe(
      '413 too-large',
    );
    const octets = 'application/octet-stream';
    expect(await outcome(await raw('PUT', '/api/test/upload', stream(), octets))).toBe('413 too-large');
    const counted = await raw('PUT', '/api/test/upload', Buffer.alloc(1000), octets);
    expect(await counted.json()).toEqual({ bytes: 1000 });
  });

  const raw = async (method: string, path: string, body: NonNullable<RequestInit['body']>, type: string) =>
    node.app.request(`http://node.test${path}`, {
      method,
      headers: {
        host: 'node.test',
        cookie: officer.cookie,
        'x-csrf-token': officer.csrf,
        'content-type': type,
      },
      body,
      duplex: 'half',
    } as RequestInit);
});

describe('an answer', () => {
  it('holds what its schema names and nothing else', async () => {
    const answer = (await (await post({ body: { text: 'hello' } })).json()) as object;
    expect(Object.keys(answer).sort()).toEqual(['text']);
  });

  it('that its own schema does not allow is a fault, not an answer', async () => {
    expect(await outcome(await node.call('GET', '/api/test/wrong'))).toBe('500 fault');
  });

  it('carries the headers that keep it from being cached, framed, sniffed or run', async () => {
    const { headers } = await node.call('GET', '/api/test/file');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('to a fault hides the details and logs the place without the words', async () => {
    node.logged.length = 0;
    const answer = await post({ body: { text: 'fault' }, headers: { 'accept-language': 'fr' } });
    const text = await answer.text();
    expect(text).not.toContain('secret content');
    const problem = JSON.parse(text) as { code: string; instance: string };
    expect(problem.code).toBe('fault');
    const fault = node.logged.find((line) => line.level === 'error') as {
      request: string;
      err: { frames: string[] };
    };
    expect(problem.instance).toBe(`urn:uuid:${fault.request}`);
    expect(fault.err.frames[0]).toContain('pipeline.test.ts');
    expect(JSON.stringify(node.logged)).not.toContain('secret content');
  });

  it('leaves one line in the log, with neither identifiers of the path nor query', async () => {
    node.logged.length = 0;
    await node.call('GET', `/api/dossiers/${'S'.repeat(22)}/readers?secret=1`, officer);
    await node.call('GET', '/api/no/such/secret');
    expect(node.logged).toMatchObject([
      { route: 'GET /api/dossiers/{dossier}/readers', method: 'GET', status: 422 },
      { route: '-', method: 'GET', status: 404 },
    ]);
    expect(JSON.stringify(node.logged)).not.toMatch(/SSS|secret/);
  });
});

describe('a path', () => {
  it('that does not exist is 404 in the same form, one with other methods 405', async () => {
    expect(await outcome(await node.call('GET', '/api/nothing'))).toBe('404 not-found');
    expect(await outcome(await node.call('GET', '/elsewhere'))).toBe('404 not-found');
    const wrong = await node.call('PATCH', '/api/test/echo', officer);
    expect([wrong.headers.get('allow'), await outcome(wrong)]).toEqual(['POST', '405 method-not-allowed']);
  });

  it('takes no query that it does not know', async () => {
    expect(await outcome(await node.call('GET', '/api/session?x=1', officer))).toBe('422 invalid');
    expect(
      await outcome(await node.call('POST', '/api/test/echo?tag=a&tag=b', officer, { body: { text: 'a' } })),
    ).toBe('422 invalid');
  });
});

describe('rates', () => {
  const slow = { burst: 3, perSecond: 1 };
  const many = { burst: 1e6, perSecond: 1e6 };
  const whoAmI = (on: TestNode, caller: Caller, headers = {}) =>
    on.call('GET', '/api/session', caller, { headers });

  it('are counted by user, whatever sessions they have, and come back with time', async () => {
    const limited = await testNode({ rates: { perAddress: many, perUser: slow } });
    const [one, again] = [await limited.as('officer'), await limited.as('officer')];
    for (const session of [one, again, one]) expect((await whoAmI(limited, session)).status).toBe(200);
    const over = await whoAmI(limited, again);
    expect([over.headers.get('retry-after'), await outcome(over)]).toEqual(['1', '429 rate-limited']);
    expect((await whoAmI(limited, await limited.as('head'))).status).toBe(200);
    limited.clock.ms += 1000;
    expect((await whoAmI(limited, one)).status).toBe(200);
    expect((await whoAmI(limited, one)).status).toBe(429);
    await limited.close();
  });

  it('are counted by the address that a trusted proxy saw, not by the one that a client claims', async () => {
    const limited = await testNode({ rates: { perAddress: slow, perUser: many }, behindProxy: true });
    const caller = await limited.as('officer');
    const from = async (forwarded: string) =>
      (await whoAmI(limited, caller, { 'x-forwarded-for': forwarded })).status;
    for (let i = 0; i < 3; i += 1) expect(await from(`203.0.113.${i}, 198.51.100.7`)).toBe(200);
    expect(await from('203.0.113.9, 198.51.100.7')).toBe(429);
    expect(await from('198.51.100.8')).toBe(200);
    for (let i = 0; i < 3; i += 1) expect(await from(`2001:db8:1:2::${i + 1}`)).toBe(200);
    expect(await from('2001:db8:1:2:ffff::9')).toBe(429);
    await limited.close();
  });
});
