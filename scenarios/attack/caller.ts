// SPDX-License-Identifier: Apache-2.0
// One who calls the officers' side: nobody, an officer at a desk who signs in again when the session has ended, or a program by such an officer's token.
import type { Desk } from '@tansiq/cli';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Got {
  /** 0 when no answer came. */
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

/** Milliseconds after which a call is taken for one that hangs. */
export const HANGS_MS = 20_000;

export async function exchange(origin: string, { method, path, headers, body }: Sent): Promise<Got> {
  const began = performance.now();
  const { port } = new URL(origin);
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...headers, host: new URL(origin).host },
      redirect: 'manual',
      signal: AbortSignal.timeout(HANGS_MS),
      ...(body !== undefined && { body }),
    });
    // An event stream never ends by itself: its beginning is its answer.
    const text = /event-stream/.test(answer.headers.get('content-type') ?? '')
      ? await firstOf(answer)
      : await answer.text();
    return { status: answer.status, text, ms: performance.now() - began };
  } catch (error) {
    // `fetch` says why in the cause alone: a node that hung up is told apart from one that is gone.
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    return { status: 0, text: `${error} ${code ?? ''}`, ms: performance.now() - began };
  }
}

async function firstOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

export class Caller {
  readonly desk: Desk | 'nobody';
  readonly #origin: string;
  readonly #account: { login: string; password: string } | undefined;
  readonly #byToken: boolean;
  #headers: Record<string, string> = {};

  /** @param byToken calls as a program of that officer does, by a token that reaches every area and may write */
  constructor(
    desk: Desk | 'nobody',
    origin: string,
    account?: { login: string; password: string },
    byToken = false,
  ) {
    this.desk = desk;
    this.#origin = origin;
    this.#account = account;
    this.#byToken = byToken;
  }

  get headers(): Readonly<Record<string, string>> {
    return this.#headers;
  }

  /** Who calls, as a fault names them. */
  get name(): string {
    return this.#byToken ? `${this.desk} by token` : this.desk;
  }

  /** @returns whether this caller is signed in, which nobody is */
  async signIn(): Promise<boolean> {
    const session = await this.#session();
    if (!session) return false;
    const value = this.#byToken ? await this.#token(session) : undefined;
    if (this.#byToken && value === undefined) return false;
    this.#headers = value === undefined ? session : { authorization: `Bearer ${value}` };
    return true;
  }

  async #session(): Promise<Record<string, string> | undefined> {
    if (!this.#account) return undefined;
    const { login, password } = this.#account;
    const answer = await this.#ask('POST', '/api/session', {}, { login, password });
    if (answer.status !== 201) return undefined;
    const { csrf } = (await answer.json()) as { csrf: string };
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    return { cookie: cookie.join('; '), 'x-csrf-token': csrf };
  }

  /** A new token. A person holds twenty at most, and the attack makes some too: the oldest goes. */
  async #token(session: Record<string, string>): Promise<string | undefined> {
    const held = await this.#ask('GET', '/api/account/tokens', session);
    const { items = [] } = (await held.json()) as { items?: { id: string }[] };
    const oldest = items.at(19);
    if (oldest) await this.#ask('DELETE', `/api/account/tokens/${oldest.id}`, session);
    const wanted = { name: 'attack', write: true, days: 2, areas };
    const made = await this.#ask('POST', '/api/account/tokens', session, wanted);
    return ((await made.json()) as { value?: string }).value;
  }

  #ask(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<Response> {
    const { port, host } = new URL(this.#origin);
    return fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...headers, host, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

/** What a token may be made to reach: each of it. */
const areas = [
  ...['reports', 'agreements', 'operations', 'outcomes', 'statements'],
  ...['partners', 'news', 'oversight', 'node'],
];
