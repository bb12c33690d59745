// SPDX-License-Identifier: Apache-2.0
// Gives an app a socket: limits against slow and oversized requests, TLS 1.3 where there is a certificate, a graceful stop.
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

export interface ListenOptions {
  host: string;
  /** 0 for a free one. */
  port: number;
  /** PEM. With it the server speaks TLS 1.3 only. */
  tls?: { cert: string; key: string };
  /** Milliseconds that requests under way get at a stop; 5,000 unless told. */
  graceMs?: number;
  /** Milliseconds in which a request's headers must have come; 10,000 unless told. */
  headersTimeoutMs?: number;
}

export interface Listening {
  /** `http://127.0.0.1:8080`, with the port that was given. */
  address: string;
  host: string;
  port: number;
  /** Takes no new connections, lets requests under way finish, and ends those that take longer. Twice is once. */
  close(): Promise<void>;
}

/** Headers must be there within 10 s, a whole request (a large upload) within 15 min, and no socket may idle for 2 min. */
const standard = {
  requestTimeout: 15 * 60_000,
  maxHeaderSize: 16 * 1024,
  keepAliveTimeout: 30_000,
};
const IDLE_MS = 120_000;
const MOST_CONNECTIONS = 2_000;
const SWEEP_MS = 20;

/** @throws Error of the system when the address is taken or not ours */
export async function listen(app: Hono, options: ListenOptions): Promise<Listening> {
  const { host, tls, graceMs = 5_000, headersTimeoutMs: headersTimeout = 10_000 } = options;
  const limits = { ...standard, headersTimeout, connectionsCheckingInterval: headersTimeout / 2 };
  const server = (
    tls
      ? createAdaptorServer({
          fetch: app.fetch,
          createServer: createTlsServer,
          serverOptions: { ...limits, ...tls, minVersion: 'TLSv1.3' },
        })
      : createAdaptorServer({ fetch: app.fetch, createServer, serverOptions: limits })
  ) as Server;
  server.setTimeout(IDLE_MS);
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port;
  const shown = host.includes(':') ? `[${host}]` : host;
  let closing: Promise<void> | undefined;
  return {
    address: `${tls ? 'https' : 'http'}://${shown}:${port}`,
    host,
    port,
    close: () => {
      closing ??= stop(server, graceMs);
      return closing;
    },
  };
}

function stop(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // A connection kept alive falls idle only when its last request is answered: look again until all have.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const clock = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close((error) => {
      clearInterval(sweep);
      clearTimeout(clock);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
