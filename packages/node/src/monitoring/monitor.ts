// SPDX-License-Identifier: Apache-2.0
// The listener for machines: GET /healthz, /readyz, /metrics. Plain HTTP on the loopback, or with a token; it never sees an officer's session.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MonitoringSettings } from '../config/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export interface MonitorParts {
  settings: MonitoringSettings;
  readiness: Readiness;
  metrics: Metrics;
  log: Pick<Logger, 'error'>;
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

const json = (status: number, value: unknown): Answer => ({
  ...{ status, type: 'application/json', body: `${JSON.stringify(value)}\n` },
});
const plain = (status: number, body: string): Answer => ({
  ...{ status, type: 'text/plain; charset=utf-8', body: `${body}\n` },
});

const LIMITS = { maxHeaderSize: 8 * 1024, headersTimeout: 5_000, requestTimeout: 5_000 };
const MOST_CONNECTIONS = 32;

export class Monitor {
  readonly #parts: MonitorParts;
  readonly #server: Server;

  constructor(parts: MonitorParts) {
    this.#parts = parts;
    this.#server = createServer(LIMITS, (request, response) => void this.#serve(request, response));
    this.#server.maxConnections = MOST_CONNECTIONS;
    // Who only tells how a node does must not keep one alive that could not start.
    this.#server.unref();
  }

  /** @returns its address, `http://127.0.0.1:9464` @throws Error of the system when the address is taken */
  async listen(): Promise<string> {
    const { host, port } = this.#parts.settings;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => resolve());
    });
    const shown = host.includes(':') ? `[${host}]` : host;
    return `http://${shown}:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, body } = await this.#answer(request).catch((error: unknown) => {
      this.#parts.log.error({ err: error, route: 'monitoring' }, 'fault');
      return plain(503, 'the store cannot be asked');
    });
    response.writeHead(status, {
      ...{ 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' },
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(status === 405 && { allow: 'GET, HEAD' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { readiness, metrics } = this.#parts;
    const known = this.#shows(request.headers.authorization);
    const path = request.url?.split('?', 1)[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'GET alone');
    if (path === '/healthz') return plain(200, 'alive');
    if (path === '/readyz') {
      const report = await readiness.look();
      // Which agencies are reached is nobody's business who only balances load.
      return json(report.ready ? 200 : 503, known ? report : { ready: report.ready });
    }
    if (path !== '/metrics') return plain(404, 'healthz, readyz, metrics');
    if (!known) return plain(401, 'a token is needed: Authorization: Bearer');
    return { status: 200, type: metrics.contentType, body: await metrics.text() };
  }

  #shows(authorization = ''): boolean {
    const token = this.#parts.settings.token?.reveal();
    if (token === undefined) return true;
    const digest = (text: string) => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
  }
}
