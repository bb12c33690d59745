// SPDX-License-Identifier: Apache-2.0
// Calls to a partner's node: TLS 1.3, both sides with certificates that the parties' cards pin (protocol section 11).
import { createHash } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import { Agent, request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';

/** A node's own TLS identity, PEM. */
export interface TlsIdentity {
  key: string;
  cert: string;
}

export interface PartnerAddress {
  endpoint: string;
  /** Allowed `b64u(SHA-256(SubjectPublicKeyInfo))`. */
  pins: readonly string[];
}

export interface PartnerRequest {
  method: 'GET' | 'POST';
  /** Below `/tansiq/v1/`. */
  path: string;
  body?: Uint8Array;
  type?: string;
  headers?: Record<string, string>;
  /** Most bytes of the answer that are taken; default 9 MiB. */
  limit?: number;
  timeoutMs?: number;
  /** Called when the last byte of the request has left. */
  left?: () => void;
  signal?: AbortSignal;
}

export interface PartnerAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** The partner could not be reached, or is not who its card says. Worth trying again. */
export class LinkDown extends Error {
  override readonly name = 'LinkDown';
}

/** SHA-256 of the public key info of the certificate that the other side showed; undefined when it showed none. */
export function pinOf(socket: TLSSocket): string | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return undefined;
  return createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
}

/** Names under `.localhost` are this machine (RFC 6761 section 6.3); not every resolver knows. */
const lookup: LookupFunction = (hostname, options, callback) => {
  if (!hostname.endsWith('.localhost')) return systemLookup(hostname, options, callback);
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

export class PartnerClient {
  readonly #identity: () => TlsIdentity;
  readonly #addressOf: (party: string) => PartnerAddress | undefined;
  readonly #agents = new Map<string, Agent>();
  /** Whose connections show an identity of before: what is under way on them ends there. */
  readonly #former = new Set<Agent>();
  #shown: string | undefined;
  /** Told of each call, where somebody wants to know: the first word of its path, how long it took, its status; 0 for a link that is down. */
  observe: ((call: string, seconds: number, status: number) => void) | undefined;

  constructor(identity: () => TlsIdentity, addressOf: (party: string) => PartnerAddress | undefined) {
    this.#identity = identity;
    this.#addressOf = addressOf;
  }

  /** One exchange with a partner. @throws LinkDown */
  async call(party: string, wanted: PartnerRequest): Promise<PartnerAnswer> {
    const { observe } = this;
    if (!observe) return this.#call(party, wanted);
    const started = performance.now();
    let status = 0;
    try {
      const answer = await this.#call(party, wanted);
      status = answer.status;
      return answer;
    } finally {
      const [word = ''] = wanted.path.split(/[/?]/);
      observe(`${wanted.method} ${word}`, (performance.now() - started) / 1000, status);
    }
  }

  async #call(party: string, wanted: PartnerRequest): Promise<PartnerAnswer> {
    const address = this.#addressOf(party);
    if (!address) throw new LinkDown(`${party} has no confirmed address`);
    const url = new URL(`/tansiq/v1/${wanted.path}`, address.endpoint);
    const limit = wanted.limit ?? 9 * 1024 * 1024;
    return await new Promise<PartnerAnswer>((resolve, reject) => {
      const fail = (error: Error) =>
        reject(error instanceof LinkDown ? error : new LinkDown(`${party}: ${error.message}`));
      const headers: Record<string, string | number> = { ...wanted.headers };
      if (wanted.body) {
        headers['content-type'] = wanted.type ?? 'application/json';
        headers['content-length'] = wanted.body.byteLength;
      }
      const outgoing = request(
        url,
        {
          method: wanted.method,
          headers,
          agent: this.#agent(party),
          timeout: wanted.timeoutMs ?? 30_000,
          signal: wanted.signal,
        },
        (incoming) => {
          const parts: Buffer[] = [];
          let size = 0;
          incoming.on('data', (part: Buffer) => {
            size += part.byteLength;
            if (size > limit)
              incoming.destroy(new LinkDown(`${party} answered with more than ${limit} bytes`));
            else parts.push(part);
          });
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(parts),
            }),
          );
          incoming.on('error', fail);
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new LinkDown(`${party} did not answer in time`)));
      outgoing.on('error', fail);
      if (wanted.left) outgoing.on('finish', wanted.left);
      outgoing.end(wanted.body);
    });
  }

  close(): void {
    for (const agent of [...this.#agents.values(), ...this.#former]) agent.destroy();
    this.#agents.clear();
    this.#former.clear();
  }

  #agent(party: string): Agent {
    const { cert } = this.#identity();
    if (cert !== this.#shown) {
      for (const agent of this.#agents.values()) this.#former.add(agent);
      this.#agents.clear();
      this.#shown = cert;
    }
    const known = this.#agents.get(party);
    if (known) return known;
    const agent = new Agent({ keepAlive: true, maxSockets: 4, maxCachedSessions: 0, scheduling: 'lifo' });
    // The pin is checked before a byte of a request leaves: the socket is handed over only then.
    (agent as unknown as { createConnection: unknown }).createConnection = (
      options: ConnectionOptions,
      done: (error: Error | null, socket?: TLSSocket) => void,
    ) => {
      const socket = connect({
        ...options,
        ...this.#identity(),
        lookup,
        minVersion: 'TLSv1.3',
        rejectUnauthorized: false,
      });
      socket.once('error', done);
      socket.once('secureConnect', () => {
        socket.removeListener('error', done);
        socket.setNoDelay(true);
        const pin = pinOf(socket);
        if (pin && this.#addressOf(party)?.pins.includes(pin)) return done(null, socket);
        socket.destroy();
        done(new LinkDown(`the certificate of ${party} is not the one in its card`));
      });
    };
    this.#agents.set(party, agent);
    return agent;
  }
}
