// SPDX-License-Identifier: Apache-2.0
// One who calls the officers' side: nobody, or an officer at a desk who signs in again when the session has ended.
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
  #headers: Record<string, string> = {};

  constructor(desk: Desk | 'nobody', origin: string, account?: { login: string; password: string }) {
    this.desk = desk;
    this.#origin = origin;
    this.#account = account;
  }

  get headers(): Readonly<Record<string, string>> {
    return this.#headers;
  }

  /** @returns whether this caller is signed in, which nobody is */
  async signIn(): Promise<boolean> {
    if (!this.#account) return false;
    const { login, password } = this.#account;
    const { port, host } = new URL(this.#origin);
    const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host },
      body: JSON.stringify({ login, password }),
    });
    if (answer.status !== 201) return false;
    const { csrf } = (await answer.json()) as { csrf: string };
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    this.#headers = { cookie: cookie.join('; '), 'x-csrf-token': csrf };
    return true;
  }
}
