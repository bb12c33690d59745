// SPDX-License-Identifier: Apache-2.0
// Calls of the officers' side, made from the description that the node gives of itself: each route by each role, right and spoiled.
import type { Dice } from '../chaos/dice.ts';
import type { Caller, Sent } from './caller.ts';
import { type Json, Maker, type Schema, spoiled } from './from-schema.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface RouteOf {
  readonly method: string;
  readonly path: string;
  /** Who may call it; `any` for everybody who is signed in. */
  readonly roles: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Of the body, by media type. */
  readonly body?: Readonly<Record<string, { schema?: Schema }>>;
}

export interface Api {
  readonly routes: readonly RouteOf[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

type Described = {
  'x-roles': string[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
};

export function apiOf(description: {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}): Api {
  const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, 'x-roles': roles }]) => ({
      method: method.toUpperCase(),
      path,
      roles,
      parameters,
      ...(requestBody && { body: requestBody.content }),
    })),
  );
  return { routes, schemas: description.components.schemas };
}

/** What would lock the callers out, so that the rest of a run would say nothing: called by those alone who may not. */
const locks: readonly RegExp[] = [/^\/api\/users/, /^\/api\/policies/, /^\/api\/account/, /^\/api\/keys/];

const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'accept-language': 'xx'.repeat(2000) },
  { 'x-csrf-token': 'x' },
  { cookie: 'a=b; '.repeat(300) },
  { 'idempotency-key': 'short' },
  { 'idempotency-key': 'k'.repeat(64) },
  { range: 'bytes=5-1,99999999999999999999-' },
  { 'last-event-id': '-1' },
  { 'if-none-match': '*' },
  { origin: 'https://evil.example' },
];

const oddPaths: readonly string[] = [
  '%00',
  '%2e%2e%2f%2e%2e',
  '%ff%fe',
  '%',
  'a'.repeat(3000),
  ' ',
  '%0d%0aX-A:b',
];

/** One call of `route`, right in all or spoiled in some way. */
export function callOf(
  api: Api,
  route: RouteOf,
  caller: Caller,
  known: ReadonlyMap<string, readonly string[]>,
  dice: Dice,
): Sent {
  const maker = new Maker(dice, api.schemas, known);
  const spoils = (share: number) => dice.chance(share);
  const isLock = locks.some((lock) => lock.test(route.path)) && route.method !== 'GET';
  const value = (of: Parameter) => maker.make(of.schema ?? {}, nameOf(of.name, route.path));
  let path = route.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = route.parameters.find((one) => one.name === name && one.in === 'path');
    if (spoils(0.1)) return dice.pick(oddPaths);
    return encodeURIComponent(String(parameter ? value(parameter) : 'x'));
  });
  const query = new URLSearchParams();
  for (const parameter of route.parameters) {
    if (parameter.in !== 'query' || !(parameter.required || dice.chance(0.4))) continue;
    query.append(parameter.name, text(spoils(0.2) ? spoiled(value(parameter), dice) : value(parameter)));
    if (spoils(0.05)) query.append(parameter.name, 'twice');
  }
  if (spoils(0.05)) query.append('surplus', 'x');
  if (query.size > 0) path += `?${query}`;
  const headers: Record<string, string> = { ...caller.headers };
  const method = spoils(0.02)
    ? dice.pick(['PUT', 'PATCH', 'OPTIONS', 'HEAD', 'DELETE', 'TRACEX'])
    : route.method;
  let body: string | Uint8Array | undefined;
  const [media, content] = Object.entries(route.body ?? {})[0] ?? [];
  if (media !== undefined && !['GET', 'HEAD'].includes(method)) {
    headers['content-type'] = media;
    body = bodyOf(maker, media, content?.schema, isLock && caller.desk === 'administrator' ? 1 : 0.55, dice);
  }
  if (spoils(0.08)) Object.assign(headers, dice.pick(oddHeaders));
  return { method, path: path.slice(0, 7000), headers, ...(body !== undefined && { body }) };
}

const text = (value: Json): string => {
  const said = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return said.toWellFormed().slice(0, 4000);
};

/** An `{id}` is of what stands before it. */
const nameOf = (name: string, path: string): string => (name === 'id' ? (path.split('/')[2] ?? name) : name);

function bodyOf(
  maker: Maker,
  media: string,
  schema: Schema | undefined,
  share: number,
  dice: Dice,
): string | Uint8Array {
  if (!media.includes('json'))
    return new Uint8Array(dice.pick([0, 1, 1000, 200_000])).fill(dice.whole(0, 255));
  const right = maker.make(schema ?? {});
  const value = dice.chance(share) ? spoiled(right, dice) : right;
  const written = JSON.stringify(value) ?? 'null';
  if (!dice.chance(0.05)) return written;
  return dice.pick([
    written.slice(0, written.length >> 1),
    `${written}${written}`,
    written.replaceAll('"', "'"),
    `${'['.repeat(200_000)}`,
    `{"a":${written},"a":${written}}`,
    ' '.repeat(2_000_000),
    Buffer.concat([Buffer.from(written), Buffer.from([0xff, 0xfe, 0xc0])]),
  ]);
}

/** Remembers identifiers of an answer by the members that they stand under. */
export function remember(known: Map<string, string[]>, path: string, answer: string): void {
  // Exports are lines of JSON, not one value.
  if (!answer.startsWith('{') || /}\s*\n\s*{/.test(answer) || answer.length > 400_000) return;
  const about = path.split(/[/?]/)[2] ?? '';
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (!/^[A-Za-z0-9_.-]{2,43}$/.test(value)) return;
      for (const place of new Set([name, ...(name === 'id' ? [about] : [])])) {
        const list = known.get(place) ?? [];
        if (!list.includes(value)) known.set(place, [...list, value].slice(-60));
      }
    } else if (typeof value === 'object' && value !== null)
      for (const [member, one] of Object.entries(value)) walk(one, Array.isArray(value) ? name : member);
  };
  walk(JSON.parse(answer), '');
}
