// SPDX-License-Identifier: Apache-2.0
// One call of the officers' API, typed by its contract. The session is a cookie that scripts cannot read; its token comes with GET /session.
import type { Contract, Wanted } from '@tansiq/node/contract';
import { NoAnswer, Problem } from './problem.ts';

export type Route = keyof Contract;
export type Answer<R extends Route> = Contract[R]['answer'];

/** What the pipeline asks of every unsafe call; set when somebody is signed in. */
let token = '';

export const setToken = (csrf: string): void => {
  token = csrf;
};

/** The token as a header, for requests that fetch cannot make. */
export const tokenHeader = (): Record<string, string> => ({ 'x-csrf-token': token });

interface AnyWanted {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** The same key twice is done once: give one to whatever must not happen twice. */
  idempotencyKey?: string;
}

/** `/api/acts/abc?limit=20` of `GET /acts/{id}` and what it wants. */
export function addressOf(route: Route, wanted: AnyWanted = {}): string {
  const path = route.slice(route.indexOf(' ') + 1);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(wanted.params?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted.query ?? {}))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const search = query.toString();
  return `/api${filled}${search === '' ? '' : `?${search}`}`;
}

/** @throws Problem when the node says no, NoAnswer when it says nothing */
export async function call<R extends Route>(
  route: R,
  wanted: Wanted<R>,
  { signal, idempotencyKey }: CallOptions = {},
): Promise<Answer<R>> {
  const { body } = wanted as AnyWanted;
  const method = route.slice(0, route.indexOf(' '));
  const response = await send(addressOf(route, wanted as AnyWanted), {
    method,
    headers: {
      'accept-language': document.documentElement.lang,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method !== 'GET' && { 'x-csrf-token': token }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  return (response.status === 204 ? undefined : await response.json()) as Answer<R>;
}

/** A request to this node with the session's token, for bodies that are not JSON. @throws Problem, NoAnswer */
export async function send(address: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (init.method !== undefined && init.method !== 'GET') headers.set('x-csrf-token', token);
  const response = await answered(address, { ...init, headers });
  if (response.ok) return response;
  const text = await response.text();
  throw new Problem(response.status, parsed(text));
}

async function answered(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', redirect: 'error', ...init });
  } catch (error) {
    const { signal } = init;
    if (signal?.aborted && !isTooLate(signal.reason)) throw error;
    throw new NoAnswer(address, { cause: error });
  }
}

/** AbortSignal.timeout ran out: nobody gave up, the node was too slow. */
const isTooLate = (reason: unknown): boolean =>
  reason instanceof DOMException && reason.name === 'TimeoutError';

function parsed(text: string): Record<string, unknown> {
  if (!text.startsWith('{')) return {};
  return JSON.parse(text) as Record<string, unknown>;
}
