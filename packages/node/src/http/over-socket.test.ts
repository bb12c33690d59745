// SPDX-License-Identifier: Apache-2.0
// The whole API over a real socket: what only shows there, such as clients that go away, send too much, or speak old TLS.
import { generateKeyPairSync } from 'node:crypto';
import { request } from 'node:https';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../keys/certificate.ts';
import { type Listening, listen } from './listen.ts';
import { type Caller, type TestNode, testNode } from './test-node.ts';

let node: TestNode;
let socket: Listening;
let officer: Caller;
const stopping = new AbortController();
beforeAll(async () => {
  node = await testNode({ stopping: stopping.signal });
  socket = await listen(node.app, { host: '127.0.0.1', port: 0 });
  officer = await node.as('officer');
});
afterAll(async () => {
  stopping.abort();
  await socket.close();
  await node.close();
});

const headers = () => ({ cookie: officer.cookie, 'x-csrf-token': officer.csrf });

describe('over a socket', () => {
  it('an officer signs in, asks who they are, and signs out, with the origin that the browser names', async () => {
    const signIn = await fetch(`${socket.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: socket.address },
      body: JSON.stringify({ login: 'head', password: 'seven quiet harbours' }),
    });
    const { csrf } = (await signIn.json()) as { csrf: string };
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(`${socket.address}/api/session`, { headers: { cookie } })).status).toBe(200);
    const out = { method: 'DELETE', headers: { cookie, 'x-csrf-token': csrf, origin: socket.address } };
    expect((await fetch(`${socket.address}/api/session`, out)).status).toBe(204);
    expect((await fetch(`${socket.address}/api/session`, { headers: { cookie } })).status).toBe(401);
  });

  it('a stream that its client left is given up, again and again', async () => {
    for (let i = 0; i < 25; i += 1) {
      const client = new AbortController();
      const answer = await fetch(`${socket.address}/api/events`, {
        headers: headers(),
        signal: client.signal,
      });
      expect(answer.status, `stream ${i}`).toBe(200);
      await answer.body?.getReader().read();
      client.abort();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await fetch(`${socket.address}/api/events`, { headers: headers() });
  });

  it('a body over the limit is refused while it is still being sent', async () => {
    const huge = new ReadableStream({ pull: (controller) => controller.enqueue(Buffer.alloc(65_536, 0x20)) });
    const outcome = await fetch(`${socket.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: huge,
      duplex: 'half',
    } as RequestInit).then(
      (answer) => answer.status,
      (error: Error) => error.name,
    );
    // The answer may be cut off by the sender's own broken pipe; what matters is that it ends, soon.
    expect([413, 'TypeError']).toContain(outcome);
    expect((await fetch(`${socket.address}/api/session`)).status).toBe(401);
  });

  it('a client that never finishes its headers is sent away', async () => {
    const quick = await listen(new Hono(), { host: '127.0.0.1', port: 0, headersTimeoutMs: 100 });
    const answer = await new Promise<string>((resolve) => {
      let got = '';
      const slow = connect(quick.port, '127.0.0.1', () => slow.write('GET / HTTP/1.1\r\nhost: a\r\n'));
      slow.on('data', (data) => {
        got += data.toString();
      });
      slow.on('close', () => resolve(got));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408/);
    await quick.close();
  });

  it('TLS is 1.3 and nothing older', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const cert = selfSignedCertificate(privateKey, {
      party: 'ma.dgsn',
      host: '127.0.0.1',
      from: Date.now() - 60_000,
    });
    const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const secure = await listen(node.app, { host: '127.0.0.1', port: 0, tls: { cert, key } });
    expect(secure.address).toMatch(/^https:/);
    const ask = (maxVersion: 'TLSv1.2' | 'TLSv1.3') =>
      new Promise<string>((resolve) => {
        const sent = request(
          `${secure.address}/api/session`,
          { ca: cert, minVersion: 'TLSv1.2', maxVersion },
          (answer) => {
            answer.resume();
            resolve(`${answer.statusCode}`);
          },
        );
        sent.on('error', (error: Error) => resolve(error.message));
        sent.end();
      });
    expect(await ask('TLSv1.3')).toBe('401');
    expect(await ask('TLSv1.2')).toMatch(/alert protocol version/);
    await secure.close();
  });

  it('an open stream is ended when the node stops, and does not hold it up', async () => {
    const answer = await fetch(`${socket.address}/api/events`, { headers: headers() });
    const reader = answer.body?.getReader();
    stopping.abort();
    while (!(await reader?.read())?.done);
    expect((await reader?.read())?.done).toBe(true);
  });
});
