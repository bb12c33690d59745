// SPDX-License-Identifier: Apache-2.0
// The one way to add a route to the officers' API.
//
//   // capabilities/reports/routes.ts
//   export const reportRoutes = (reports: Reports): Route[] => [
//     defineRoute({
//       method: 'GET',
//       path: '/api/dossiers/{dossier}/reports',
//       summary: 'Reports of a dossier, newest first',
//       roles: ['officer', 'releaser'],             // or 'any' (whoever is signed in), or 'public' (nobody need be)
//       input: { params: z.object({ dossier: randomIdText }), query: z.object({ after: seqCursor.optional(), limit: pageLimit }) },
//       output: pageOf(reportView),                 // members that the schema does not name never leave the node
//       handler: ({ officer, params, query }) => reports.list(officer, params.dossier, query),
//     }),
//   ];
//
// - The handler returns what `output` describes, or throws a Refusal. It never builds an error answer itself.
// - POST that makes something: `status: 201`. Nothing to say: `output: nothing` (204).
// - Bytes out: `output: media('application/pdf')` and return a Response. Bytes in: `body: upload(...)` gives a limited stream.
// - `params`, `query` and `body` objects are closed: an unknown member is refused. Close nested ones with `z.strictObject`.
// - `session` is the signed-in session; `c` is Hono's context, for headers and cookies.
// - The pipeline (run-route.ts) has checked rate, session, role, origin, token, size, depth and schema before the handler runs.
// - Then add the routes to the list given to `assemble`, and their lines to route-table.ts (CONTRIBUTING.md, "Adding a route").
import type { Context } from 'hono';
import { z } from 'zod';
import type { Officer, Role } from '../access/officer.ts';
import type { Session } from '../access/sessions.ts';
import type { Language } from '../refusal.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: nobody need be signed in, whoever is, or only these roles. */
export type Who = 'public' | 'any' | readonly [Role, ...Role[]];

/** A request body taken as a stream of at most `maxBytes` bytes. */
export interface Upload {
  kind: 'upload';
  contentType: string;
  maxBytes: number;
}

/** An answer that is not JSON: the handler returns a Response. */
export interface Media {
  kind: 'media';
  contentType: string;
}

/** An answer without a body: 204. */
export interface Nothing {
  kind: 'nothing';
}

export type Output = z.ZodType | Media | Nothing;

export const nothing: Nothing = { kind: 'nothing' };
export const media = (contentType: string): Media => ({ kind: 'media', contentType });
export const upload = (contentType: string, maxBytes: number): Upload => ({
  kind: 'upload',
  contentType,
  maxBytes,
});

type BodyOf<B> = B extends z.ZodType ? z.output<B> : ReadableStream<Uint8Array>;
type ResultOf<O> = O extends z.ZodType ? z.input<O> : O extends Media ? Response : unknown;

/** What a handler is given. `language` is the one to answer in. */
export interface Call<W, P, Q, B> {
  officer: W extends 'public' ? undefined : Officer;
  session: W extends 'public' ? undefined : Session;
  params: P;
  query: Q;
  body: B;
  language: Language;
  c: Context;
}

export interface RouteDefinition<
  W extends Who,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType | Upload,
  O extends Output,
> {
  method: Method;
  /** Begins with `/api/`; parameters in braces: `/api/users/{id}`. */
  path: string;
  /** One line, in English, shown in the API documentation. */
  summary: string;
  roles: W;
  input?: { params?: P; query?: Q; body?: B };
  output: O;
  status?: 200 | 201 | 202;
  /** Tokens that one call takes from the rate limits; 1 unless it is dear. */
  cost?: number;
  /** Most bytes of a JSON body; 1 MiB unless told. */
  maxBytes?: number;
  /** The answer holds what is shown once: it is not kept for an idempotency key. */
  shownOnce?: boolean;
  /** The handler gives several callers the very same object, which it never changes afterwards: it is written once. */
  shared?: boolean;
  /** Open to who must set up a second factor first (access/second-factor.ts): for setting it up, and for leaving. */
  beforeEnrolment?: boolean;
  handler: (call: Call<W, z.output<P>, z.output<Q>, BodyOf<B>>) => ResultOf<O> | Promise<ResultOf<O>>;
}

/** A route as the assembly and the documentation see it. */
export interface Route {
  method: Method;
  path: string;
  summary: string;
  roles: Who;
  params: z.ZodType | undefined;
  query: z.ZodType | undefined;
  body: z.ZodType | Upload | undefined;
  output: Output;
  status: 200 | 201 | 202 | 204;
  cost: number;
  maxBytes: number;
  shownOnce: boolean;
  shared: boolean;
  beforeEnrolment: boolean;
  handler: (call: Call<Who, unknown, unknown, unknown>) => unknown;
}

const JSON_BYTES = 1024 * 1024;
const PATH = /^\/api(\/[a-z0-9.-]+|\/\{[a-z][A-Za-z0-9]*\})+$/;

/** @throws Error at start-up when the definition is not sound: a route that cannot be described is a mistake of ours. */
export function defineRoute<
  const W extends Who,
  O extends Output,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType | Upload = z.ZodUndefined,
>(definition: RouteDefinition<W, P, Q, B, O>): Route {
  const { method, path, summary, roles, input, output, handler } = definition;
  const named = `${method} ${path}`;
  if (!PATH.test(path)) throw new Error(`${named}: not a path of this API`);
  if (!Array.isArray(roles) && roles !== 'public' && roles !== 'any')
    throw new Error(`${named}: says not who may call it`);
  if (Array.isArray(roles) && roles.length === 0) throw new Error(`${named}: no role may call it`);
  if (!(output instanceof z.ZodType) && !('kind' in output)) throw new Error(`${named}: has no output`);
  if (method === 'GET' && input?.body) throw new Error(`${named}: a GET takes no body`);
  const params = input?.params && closed(input.params);
  requireParams(named, path, params);
  return {
    method,
    path,
    summary,
    roles,
    params,
    query: input?.query && closed(input.query),
    body: input?.body && (input.body instanceof z.ZodType ? closed(input.body) : input.body),
    output,
    status: isNothing(output) ? 204 : (definition.status ?? 200),
    cost: definition.cost ?? 1,
    maxBytes: definition.maxBytes ?? JSON_BYTES,
    shownOnce: definition.shownOnce ?? false,
    shared: definition.shared ?? false,
    beforeEnrolment: definition.beforeEnrolment ?? false,
    // The pipeline gives each handler exactly what its own schemas made.
    handler: handler as unknown as Route['handler'],
  };
}

export const isUpload = (body: z.ZodType | Upload | undefined): body is Upload =>
  body !== undefined && 'kind' in body && body.kind === 'upload';
export const isMedia = (output: Output): output is Media => 'kind' in output && output.kind === 'media';
export const isNothing = (output: Output): output is Nothing => 'kind' in output && output.kind === 'nothing';

/** The names in braces, in order. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');

/** An object that says nothing of unknown members refuses them. */
function closed(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema;
}

function requireParams(named: string, path: string, params: z.ZodType | undefined): void {
  const wanted = parametersOf(path).sort().join();
  const given = params instanceof z.ZodObject ? Object.keys(params.shape).sort().join() : '';
  if (wanted !== given) throw new Error(`${named}: path parameters (${wanted}) and schema (${given}) differ`);
}
