// SPDX-License-Identifier: Apache-2.0
// The socket: real connections, oversized headers, a stop that lets requests finish and waits for no one else.
import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { type Listening, listen } from './listen.ts';

let open: Listening | undefined;
afterEach(() => open?.close());

const serve = async (app: Hono, graceMs?: number) => {
  open = await listen(app, { host: '127.0.0.1', port: 0, ...(graceMs === undefined ? {} : { graceMs }) });
  return open;
};

/** What a server answers to raw text, until it closes. */
const raw = (port: number, text: string) =>
  new Promise<string>((resolve, reject) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (data) => {
      got += data.toString();
    });
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });

describe('a listening node', () => {
  it('says where it is, and answers there', async () => {
    const { address, port } = await serve(new Hono().get('/', (c) => c.text('here')));
    expect(address).toBe(`http://127.0.0.1:${port}`);
    expect(await (await fetch(address)).text()).toBe('here');
  });

  it('says so when the port is taken', async () => {
    const { port } = await serve(new Hono());
    await expect(listen(new Hono(), { host: '127.0.0.1', port })).rejects.toThrow(/EADDRINUSE/);
  });

  it('refuses headers over 16 KiB', async () => {
    const { port } = await serve(new Hono());
    const answer = await raw(port, `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(17_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431/);
  });

  it('lets what is under way finish when it stops, and takes nothing new', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const app = new Hono().get('/slow', async (c) => {
      begun();
      await held;
      return c.text('finished');
    });
    const node = await serve(app);
    const answer = fetch(`${node.address}/slow`);
    await started;
    const closing = node.close();
    await expect(fetch(node.address)).rejects.toThrow();
    release();
    expect(await (await answer).text()).toBe('finished');
    await closing;
  });

  it('waits no longer than its grace for one that does not end', async () => {
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const app = new Hono().get('/never', () => {
      begun();
      return new Promise<Response>(() => undefined);
    });
    const node = await serve(app, 200);
    const answer = fetch(`${node.address}/never`).catch((error: Error) => error.name);
    await started;
    // It never ends by itself: that this comes back at all is what is asked.
    await node.close();
    expect(await answer).toBe('TypeError');
  });
});
