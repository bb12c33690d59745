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
/** Connections of all who are not paired, and how long each may last: enough to fetch a card. */
const STRANGERS = 32;
const STRANGER_MS = 10_000;
/** Calls of one partner at a time: each may hold a whole batch in memory. */
const CALLS = 16;

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

const secureContext = ({ key, cert }: TlsIdentity) => ({ key, cert, minVersion: 'TLSv1.3' as const });

export class PartnerServer {
  readonly #parts: PartnerServerParts;
  readonly #server: Server;
  readonly #calls = new Map<string, number>();
  #strangers = 0;

  constructor(parts: PartnerServerParts) {
    this.#parts = parts;
    this.#server = createServer({
      ...secureContext(parts.identity),
      requestCert: true,
      rejectUnauthorized: false,
      maxHeaderSize: 8192,
      noDelay: true,
      handshakeTimeout: STRANGER_MS,
      connectionsCheckingInterval: 5_000,
    });
    this.#server.headersTimeout = 10_000;
    this.#server.requestTimeout = 120_000;
    this.#server.maxConnections = 256;
    this.#server.on('request', (incoming, outgoing) => void this.#serve(incoming, outgoing));
    this.#server.on('tlsClientError', (_, socket) => socket.destroy());
    this.#server.on('secureConnection', (socket: TLSSocket) => this.#admit(socket));
  }

  /** What is shown to whoever connects from now on. */
  show(identity: TlsIdentity): void {
    this.#server.setSecureContext(secureContext(identity));
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
    // What hangs up says so here too; it is no fault of this node.
    outgoing.on('error', () => outgoing.destroy());
    const url = URL.parse(incoming.url ?? '/', 'https://node.invalid');
    const name = `${incoming.method} ${url?.pathname ?? ''}`;
    let reply: PartnerReply;
    try {
      reply = await this.#answer(incoming, url);
    } catch (error) {
      if (incoming.destroyed && !incoming.complete) return;
      this.#parts.failed(error, name);
      reply = problem(500, 'internal');
    }
    try {
      // What is left of a body that nobody will read is not waited for.
      if (!incoming.complete) outgoing.setHeader('connection', 'close');
      await send(outgoing, reply);
    } catch (error) {
      if (!hungUp(error)) this.#parts.failed(error, name);
      outgoing.destroy();
    }
  }

  async #answer(incoming: IncomingMessage, url: URL | null): Promise<PartnerReply> {
    const [, house, version, ...path] = url?.pathname.split('/') ?? [];
    if (!url || house !== 'tansiq' || version !== 'v1' || !path[0]) return problem(404, 'not-found');
    const key = `${incoming.method} ${path[0]}`;
    if (key === 'GET card') return { status: 200, type: 'application/jose', body: await this.#parts.card() };
    const pin = pinOf(incoming.socket as TLSSocket);
    const party = pin === undefined ? undefined : this.#parts.partyOf(pin);
    if (party === undefined) return problem(403, 'not-paired');
    const handler = this.#parts.handlers[key];
    if (!handler) return problem(404, 'not-found');
    return this.#oneOf(party, async () => {
      const body = await readBody(incoming);
      if (!body) return problem(413, 'limit');
      const { headers } = incoming;
      return handler({ party, path: path.slice(1), query: url.searchParams, headers, body });
    });
  }

  async #oneOf(party: string, work: () => Promise<PartnerReply>): Promise<PartnerReply> {
    const running = this.#calls.get(party) ?? 0;
    if (running >= CALLS) return problem(429, 'busy');
    this.#calls.set(party, running + 1);
    try {
      return await work();
    } finally {
      this.#calls.set(party, (this.#calls.get(party) ?? 1) - 1);
    }
  }

  /** Strangers share few connections, each for a short while, so that they never take those of partners. */
  #admit(socket: TLSSocket): void {
    const pin = pinOf(socket);
    if (pin !== undefined && this.#parts.partyOf(pin) !== undefined) return;
    if (this.#strangers >= STRANGERS) {
      socket.destroy();
      return;
    }
    this.#strangers += 1;
    const end = setTimeout(() => socket.destroy(), STRANGER_MS);
    socket.once('close', () => {
      clearTimeout(end);
      this.#strangers -= 1;
    });
  }
}

/** Whoever asked broke off before the answer was out. */
const hungUp = (error: unknown): boolean =>
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '');

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
