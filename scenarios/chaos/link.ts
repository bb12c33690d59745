// SPDX-License-Identifier: Apache-2.0
// What stands between nodes: takes a node's place towards its partners and passes calls on, with both sides' own TLS keys, so that it can do to
// whole calls what a network does and more: break off in the middle, lose an answer, send twice, send again much later, out of order.
import { once } from 'node:events';
import type { IncomingMessage, request, ServerResponse } from 'node:http';
import { Agent, createServer, type Server, request as tlsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { pinOf, type TlsIdentity } from '../../packages/node/src/exchange/partner-client.ts';
import type { Trouble } from './plan.ts';

/** A node as the link must know it. */
export interface Side {
  readonly party: string;
  /** Where it listens itself. */
  readonly port: number;
  readonly identity: TlsIdentity;
  readonly pin: string;
}

/** How things are for calls of one caller. */
interface Weather {
  cut?: 'reset' | 'silence' | undefined;
  /** Milliseconds before a call goes on. */
  delay: number;
  troubles: Trouble[];
}

export interface Recorded {
  readonly caller: Side;
  readonly path: string;
  readonly headers: Record<string, string | number>;
  readonly body: Buffer;
}

interface Passed {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

const MOST_RECORDED = 24;

export interface LinkCounts {
  calls: number;
  troubled: Partial<Record<Trouble, number>>;
}

export class Link {
  readonly counts: LinkCounts = { calls: 0, troubled: {} };
  readonly #side: Side;
  readonly #callers: ReadonlyMap<string, Side>;
  readonly #server: Server;
  readonly #agents = new Map<string, Agent>();
  readonly #weather = new Map<string, Weather>();
  readonly #sockets = new Map<string, Set<Socket>>();
  /** The last calls that brought something. */
  readonly recorded: Recorded[] = [];
  readonly #most: number;
  readonly #late = new Set<Promise<unknown>>();

  /** @param most calls to remember */
  constructor(side: Side, callers: readonly Side[], most = MOST_RECORDED) {
    this.#side = side;
    this.#most = most;
    this.#callers = new Map(callers.map((caller) => [caller.pin, caller]));
    this.#server = createServer({
      ...side.identity,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
    });
    this.#server.on('request', (incoming, outgoing) => void this.#serve(incoming, outgoing));
    this.#server.on('tlsClientError', (_, socket) => socket.destroy());
    this.#server.on('secureConnection', (socket: TLSSocket) => this.#admit(socket));
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Nothing of this caller comes through until it is mended; what is open is broken off, or hears nothing more. */
  cut(caller: string, how: 'reset' | 'silence'): void {
    this.#of(caller).cut = how;
    if (how === 'reset') for (const socket of this.#sockets.get(caller) ?? []) socket.destroy();
  }

  slow(caller: string, delay: number): void {
    this.#of(caller).delay = delay;
  }

  /** The next calls that bring something are treated so. */
  trouble(caller: string, kind: Trouble, calls: number): void {
    this.#of(caller).troubles.push(...Array<Trouble>(calls).fill(kind));
  }

  /** A link that was cut comes back with new connections. */
  mend(caller: string): void {
    const weather = this.#of(caller);
    const wasCut = weather.cut !== undefined;
    Object.assign(weather, { cut: undefined, delay: 0 });
    if (wasCut) for (const socket of this.#sockets.get(caller) ?? []) socket.destroy();
  }

  /** All is as it should be from now on, and nothing late is still to come. */
  async calm(): Promise<void> {
    for (const caller of this.#weather.keys()) {
      this.mend(caller);
      this.#of(caller).troubles = [];
    }
    await Promise.allSettled(this.#late);
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    for (const agent of this.#agents.values()) agent.destroy();
    await closed;
  }

  #of(caller: string): Weather {
    const known = this.#weather.get(caller);
    if (known) return known;
    const fresh: Weather = { delay: 0, troubles: [] };
    this.#weather.set(caller, fresh);
    return fresh;
  }

  #admit(socket: TLSSocket): void {
    const caller = this.#callers.get(pinOf(socket) ?? '');
    socket.on('error', () => socket.destroy());
    if (!caller || this.#of(caller.party).cut === 'reset') {
      socket.destroy();
      return;
    }
    const open = this.#sockets.get(caller.party) ?? new Set();
    this.#sockets.set(caller.party, open.add(socket));
    socket.once('close', () => open.delete(socket));
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const caller = this.#callers.get(pinOf(incoming.socket as TLSSocket) ?? '');
    incoming.on('error', () => incoming.destroy());
    outgoing.on('error', () => outgoing.destroy());
    try {
      if (!caller) return void incoming.socket.destroy();
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      await this.#pass(caller, incoming, Buffer.concat(parts), outgoing);
    } catch {
      // Whoever called hung up, or nobody is behind this link now: a network says no more either.
      incoming.socket.destroy();
    }
  }

  async #pass(
    caller: Side,
    incoming: IncomingMessage,
    body: Buffer,
    outgoing: ServerResponse,
  ): Promise<void> {
    const weather = this.#of(caller.party);
    const headers = sentHeaders(incoming, body);
    const call: Recorded = { caller, path: `${incoming.method} ${incoming.url ?? '/'}`, headers, body };
    if (weather.delay > 0) await sleep(weather.delay);
    if (weather.cut === 'silence') return;
    if (weather.cut === 'reset') return void incoming.socket.destroy();
    this.counts.calls += 1;
    const kind = body.length > 0 ? weather.troubles.shift() : undefined;
    if (kind) this.counts.troubled[kind] = (this.counts.troubled[kind] ?? 0) + 1;
    if (body.length > 0) this.#record(call);
    if (kind === 'hold-back') {
      // It comes after whatever is sent meanwhile, when its caller has long given up.
      this.#later(400, call);
      return void incoming.socket.destroy();
    }
    if (kind === 'cut-request') {
      await this.#breakOff(call);
      return void incoming.socket.destroy();
    }
    const [answer] = await Promise.all([this.#send(call), kind === 'repeat' ? this.#send(call) : undefined]);
    if (kind === 'late-again') for (const old of this.recorded.slice(-6).reverse()) this.#later(150, old);
    if (kind === 'lose-answer' || this.#of(caller.party).cut !== undefined)
      return void incoming.socket.destroy();
    outgoing.writeHead(answer.status, {
      ...answer.headers,
      'content-length': answer.body.length,
    });
    if (kind === 'cut-answer') {
      outgoing.write(answer.body.subarray(0, answer.body.length >> 1));
      setImmediate(() => incoming.socket.destroy());
      return;
    }
    outgoing.end(answer.body);
  }

  #record(call: Recorded): void {
    this.recorded.push(call);
    if (this.recorded.length > this.#most) this.recorded.shift();
  }

  #later(ms: number, call: Recorded): void {
    const going = sleep(ms)
      .then(() => this.#send(call))
      // The node may be down by then.
      .catch(() => undefined)
      .finally(() => this.#late.delete(going));
    this.#late.add(going);
  }

  /** Half of what a call brings, then the end of the connection. */
  async #breakOff(call: Recorded): Promise<void> {
    const outgoing = this.#open(call, undefined);
    const ended = new Promise<void>((resolve) => outgoing.once('close', resolve));
    outgoing.on('error', () => undefined);
    outgoing.write(call.body.subarray(0, call.body.length >> 1), () => outgoing.destroy());
    await ended;
  }

  async #send(call: Recorded): Promise<Passed> {
    const outgoing = this.#open(call, this.#agent(call.caller));
    outgoing.end(call.body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    return { status: incoming.statusCode ?? 502, headers: incoming.headers, body: Buffer.concat(parts) };
  }

  #open({ caller, path, headers }: Recorded, agent: Agent | undefined): ReturnType<typeof request> {
    const [method = 'GET', url = '/'] = path.split(' ');
    return tlsRequest({
      ...{ host: '127.0.0.1', port: this.#side.port, method, path: url, headers, timeout: 60_000 },
      ...{ ...caller.identity, rejectUnauthorized: false, minVersion: 'TLSv1.3' as const },
      agent: agent ?? false,
    });
  }

  #agent({ party }: Side): Agent {
    const known = this.#agents.get(party);
    if (known) return known;
    const agent = new Agent({ keepAlive: true, maxCachedSessions: 0 });
    this.#agents.set(party, agent);
    return agent;
  }
}

function sentHeaders(incoming: IncomingMessage, body: Buffer): Record<string, string | number> {
  const { 'content-type': type, range, ...rest } = incoming.headers;
  const own = Object.entries(rest).filter(([name]) => name.startsWith('x-') || name.startsWith('tansiq-'));
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(range === undefined ? {} : { range }),
    ...(body.length > 0 ? { 'content-length': body.length } : {}),
  };
}
