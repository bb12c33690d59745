// SPDX-License-Identifier: Apache-2.0
// What partners call: TLS 1.3 with client certificates, each pinned by a card. Nothing but the card is shown to strangers.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { TLSSocket } from 'node:tls';
import { pinOf, type TlsIdentity } from './partner-client.ts';

const BODY_LIMIT = 9 * 1024 * 1024;

export interface PartnerCall {
  party: string;
  path: string[];
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface PartnerReply {
  status: number;
  body?: Uint8Array | string | AsyncIterable<Uint8Array>;
  type?: string;
  headers?: Record<string, string>;
}

export type PartnerHandler = (call: PartnerCall) => Promise<PartnerReply>;

export interface PartnerServerParts {
  identity: TlsIdentity;
  /** The confirmed party that a certificate pin belongs to. */
  partyOf(pin: string): string | undefined;
  /** By `METHOD first-path-part`: `POST batches`. */
  handlers: Record<string, PartnerHandler>;
  /** The node's own card: the one thing that a stranger gets. */
  card(): Promise<string>;
  /** Told of what went wrong inside; never shown to the partner. */
  failed(error: unknown, call: string): void;
}

export const problem = (status: number, code: string, more: Record<string, unknown> = {}): PartnerReply => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ type: `urn:tansiq:problem:${code}`, status, code, ...more }),
});

export class PartnerServer {
  readonly #parts: PartnerServerParts;
  readonly #server: Server;

  constructor(parts: PartnerServerParts) {
    this.#parts = parts;
    this.#server = createServer({
      ...parts.identity,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      maxHeaderSize: 8192,
    });
    this.#server.headersTimeout = 10_000;
    this.#server.requestTimeout = 120_000;
    this.#server.maxConnections = 256;
    this.#server.on('request', (incoming, outgoing) => void this.#serve(incoming, outgoing));
    this.#server.on('tlsClientError', (_, socket) => socket.destroy());
  }

  async listen(host: string, port: number): Promise<AddressInfo> {
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
    return this.#server.address() as AddressInfo;
  }

  /** Takes no new call, lets the running ones finish. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeIdleConnections();
    const hard = setTimeout(() => this.#server.closeAllConnections(), 3000);
    await closed;
    clearTimeout(hard);
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'https://node.invalid');
    const name = `${incoming.method} ${url.pathname}`;
    let reply: PartnerReply;
    try {
      reply = await this.#answer(incoming, url);
    } catch (error) {
      this.#parts.failed(error, name);
      reply = problem(500, 'internal');
    }
    try {
      await send(outgoing, reply);
    } catch (error) {
      this.#parts.failed(error, name);
      outgoing.destroy();
    }
  }

  async #answer(incoming: IncomingMessage, url: URL): Promise<PartnerReply> {
    const [, house, version, ...path] = url.pathname.split('/');
    if (house !== 'tansiq' || version !== 'v1' || !path[0]) return problem(404, 'not-found');
    const key = `${incoming.method} ${path[0]}`;
    if (key === 'GET card') return { status: 200, type: 'application/jose', body: await this.#parts.card() };
    const pin = pinOf(incoming.socket as TLSSocket);
    const party = pin === undefined ? undefined : this.#parts.partyOf(pin);
    if (party === undefined) return problem(403, 'not-paired');
    const handler = this.#parts.handlers[key];
    if (!handler) return problem(404, 'not-found');
    const body = await readBody(incoming);
    if (!body) return problem(413, 'limit');
    return handler({ party, path: path.slice(1), query: url.searchParams, headers: incoming.headers, body });
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(incoming.headers['content-length'] ?? 0) > BODY_LIMIT) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > BODY_LIMIT) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function send(outgoing: ServerResponse, reply: PartnerReply): Promise<void> {
  outgoing.statusCode = reply.status;
  outgoing.setHeader('cache-control', 'no-store');
  if (reply.type) outgoing.setHeader('content-type', reply.type);
  for (const [name, value] of Object.entries(reply.headers ?? {})) outgoing.setHeader(name, value);
  if (reply.body === undefined || typeof reply.body === 'string' || reply.body instanceof Uint8Array) {
    outgoing.end(reply.body);
    return;
  }
  // Ends the source too when the partner breaks off: its file must not stay open.
  await pipeline(reply.body, outgoing);
}
