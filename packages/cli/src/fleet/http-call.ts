// SPDX-License-Identifier: Apache-2.0
// One HTTP exchange with a node, where names under `.localhost` are this machine whatever the resolver says.
import { lookup as systemLookup } from 'node:dns';
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** RFC 6761 §6.3: these names are the loopback. Not every resolver knows, and `fetch` takes no resolver of ours. */
const lookup: LookupFunction = (hostname, options, callback) => {
  if (!hostname.endsWith('.localhost')) return systemLookup(hostname, options, callback);
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

export interface HttpRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream comes with its `content-length` among the headers. */
  readonly body?: string | Uint8Array | Readable;
  /** Milliseconds without a byte after which the exchange fails; 60 s unless told. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** The connection was kept open between two calls, and ended before the second had an answer. */
class StaleConnection extends Error {
  override readonly name = 'StaleConnection';
}

/** Keeps connections to one node open between calls; `close` ends them. */
export class Connection {
  readonly #origin: URL;
  readonly #agent: PlainAgent | TlsAgent;

  /**
   * @param origin `http://name:port` or `https://name:port`
   * @param tls with `rejectUnauthorized` false whatever certificate there is is taken
   */
  constructor(origin: string, tls: { rejectUnauthorized?: boolean } = {}) {
    this.#origin = new URL(origin);
    const options = { ...tls, keepAlive: true, lookup };
    this.#agent = this.#origin.protocol === 'https:' ? new TlsAgent(options) : new PlainAgent(options);
  }

  /** The whole answer. @throws Error when the node cannot be reached or the exchange breaks off */
  async call(path: string, wanted: HttpRequest): Promise<HttpAnswer> {
    const answer = await this.open(path, wanted);
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) };
  }

  /** The answer as it comes, its body unread. What changes nothing is asked again when the node had just closed the idle connection. */
  async open(path: string, wanted: HttpRequest): Promise<IncomingMessage> {
    try {
      return await this.#open(path, wanted);
    } catch (error) {
      if (wanted.method !== 'GET' || !(error instanceof StaleConnection)) throw error;
      return this.#open(path, wanted);
    }
  }

  #open(path: string, wanted: HttpRequest): Promise<IncomingMessage> {
    const send = this.#origin.protocol === 'https:' ? tlsRequest : plainRequest;
    const { method, headers, body, timeoutMs = 60_000, signal } = wanted;
    return new Promise((resolve, reject) => {
      const request = send(
        new URL(path, this.#origin),
        {
          method,
          headers: { ...headers, ...lengthOf(body) },
          agent: this.#agent,
          lookup,
          ...(signal ? { signal } : {}),
        },
        resolve,
      );
      request.setTimeout(timeoutMs, () => request.destroy(new Error(`${this.#origin.host} does not answer`)));
      request.on('error', (error: NodeJS.ErrnoException) =>
        reject(
          request.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection(error.message) : error,
        ),
      );
      if (body instanceof Readable) {
        // An answer that comes before all is sent ends the sending; what that breaks is told by the request.
        pipeline(body, request).catch((error: Error) => request.destroy(error));
      } else request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

const lengthOf = (body: HttpRequest['body']): Record<string, string> =>
  body === undefined || body instanceof Readable ? {} : { 'content-length': String(Buffer.byteLength(body)) };
