// SPDX-License-Identifier: Apache-2.0
// What every call of every route goes through, in this order: rate, session, second factor, role, origin and token, input, idempotency, turn, handler,
// output.
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import { isOwnOrigin, isSessionToken } from '../access/csrf.ts';
import type { AccessJournal } from '../access/journal-port.ts';
import { beyondToken, personNeeded, tokenInvalid } from '../access/refusals.ts';
import { type SecondFactor, secondFactorNeeded } from '../access/second-factor.ts';
import type { Session, Sessions } from '../access/sessions.ts';
import { letsLeave, reaches } from '../access/token-scope.ts';
import { bearerOf, type Tokens } from '../access/tokens.ts';
import { csrf, forbidden, invalid, type Language, needsSignIn, Refusal, rateLimited } from '../refusal.ts';
import type { Store } from '../store/index.ts';
import { isMedia, isNothing, isUpload, type Route } from './define-route.ts';
import { fieldIssues } from './field-issues.ts';
import { Idempotency, type KeyedRequest } from './idempotency.ts';
import { preferredLanguage } from './problem.ts';
import { addressKey, type Rate, RateLimit } from './rate-limit.ts';
import { readJson, readStream } from './read-body.ts';
import { Turns, untilRead } from './turns.ts';

export interface PipelineParts {
  store: Store;
  sessions: Sessions;
  tokens: Tokens;
  secondFactor: Pick<SecondFactor, 'isMissing' | 'isDemandedToRelease'>;
  journal: AccessJournal;
  cookie: string;
  /** Origins that this node's own pages have; empty: whatever host the request names. */
  origins: readonly string[];
  secure: boolean;
  defaultLanguage: Language;
  rates: { perAddress: Rate; perUser: Rate };
  /** How many processes of the node share the rates at this moment. */
  sharing: () => number;
  /** Address of the client, for the rate limit. */
  addressOf: (c: Context) => string;
  /** Host that the client asked for. */
  hostOf: (c: Context) => string;
  now: () => number;
}

declare module 'hono' {
  interface ContextVariableMap {
    request: string;
    route: string;
    session: Session | undefined;
  }
}

/** Cost of a call from which on it takes its user's turn, and from which on it keeps it while its answer is read. */
const HEAVY = 5;
const EXPORTS = 50;

interface Read {
  value: unknown;
  text: string;
}

export class Pipeline {
  readonly #parts: PipelineParts;
  readonly #addresses: RateLimit;
  readonly #users: RateLimit;
  readonly #turns = new Turns();
  /** Texts of answers that several callers are given, for as long as one of these is under way. */
  readonly #shared = new WeakMap<object, string>();
  readonly #idempotency: Idempotency;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    this.#addresses = new RateLimit(parts.rates.perAddress, parts.now, parts.sharing);
    this.#users = new RateLimit(parts.rates.perUser, parts.now, parts.sharing);
    this.#idempotency = new Idempotency(parts.store, parts.now);
  }

  /** Runs one call. @throws Refusal for all that is refused; anything else thrown is a fault. */
  async run(route: Route, c: Context): Promise<Response> {
    requireTokens(this.#addresses, addressKey(this.#parts.addressOf(c)), route.cost);
    const session = await this.#admit(route, c);
    const unsafe = route.method !== 'GET';
    if (unsafe) this.#requireOwnRequest(c, session);
    const params = parse('params', route.params, c.req.param());
    const query = parse('query', route.query, queryOf(c));
    const body = await readBody(route, c);
    const repeatable = unsafe && !isUpload(route.body);
    const keyed = repeatable ? await this.#begin(c, session, body.text) : undefined;
    if (keyed?.answer) return replay(keyed.answer.status, keyed.answer.body);
    const language = this.languageOf(c);
    // defineRoute tied the handler's types to the very schemas and roles checked here.
    const call = { officer: session?.officer, session, params, query, body: body.value, language, c };
    const answer = await settle(keyed, () =>
      this.#inTurn(route, session, () => route.handler(call as Parameters<Route['handler']>[0])),
    );
    return this.#respond(route, c, answer, keyed);
  }

  /** The language to answer in: what the request prefers, else the officer's, else the node's. */
  languageOf(c: Context): Language {
    const otherwise = c.get('session')?.officer.language ?? this.#parts.defaultLanguage;
    return preferredLanguage(c.req.header('accept-language'), otherwise);
  }

  async #admit(route: Route, c: Context): Promise<Session | undefined> {
    if (route.roles === 'public') return undefined;
    const session = await this.#found(c);
    c.set('session', session);
    // However many sessions and tokens a user has, they count together.
    requireTokens(this.#users, session.officer.id, route.cost);
    const { officer } = session;
    const { roles } = route;
    if (!route.beforeEnrolment && (await this.#parts.secondFactor.isMissing(session))) {
      await this.#refused(route, officer.id, 'second-factor');
      throw secondFactorNeeded();
    }
    if (roles !== 'any' && !roles.some((role) => officer.roles.includes(role))) {
      await this.#refused(route, officer.id, 'role');
      throw forbidden();
    }
    await this.#requireReach(route, session);
    return session;
  }

  /** Who calls: by a token where one is sent, whatever cookie comes with it, else by the session's cookie. */
  async #found(c: Context): Promise<Session> {
    const { sessions, tokens, cookie } = this.#parts;
    const bearer = bearerOf(c.req.header('authorization'));
    const session = await (bearer === undefined ? sessions.find(getCookie(c, cookie)) : tokens.find(bearer));
    if (!session) throw bearer === undefined ? needsSignIn() : tokenInvalid();
    return session;
  }

  async #requireReach(route: Route, { officer, scope }: Session): Promise<void> {
    if (scope === undefined) return;
    if (!reaches(scope, route)) {
      await this.#refused(route, officer.id, 'token');
      throw beyondToken();
    }
    if (letsLeave(route) && (await this.#parts.secondFactor.isDemandedToRelease(officer))) {
      await this.#refused(route, officer.id, 'token');
      throw personNeeded();
    }
  }

  async #refused(route: Route, who: string, rule: string): Promise<void> {
    const detail = { route: `${route.method} ${route.path}` };
    await this.#parts.store.writer.write((tx) =>
      this.#parts.journal.record(tx, { who, what: 'refuse', decision: { permit: false, rule }, detail }),
    );
  }

  #requireOwnRequest(c: Context, session: Session | undefined): void {
    const request = {
      origin: c.req.header('origin'),
      fetchSite: c.req.header('sec-fetch-site'),
      token: c.req.header('x-csrf-token'),
    };
    const { origins, secure, hostOf } = this.#parts;
    const own = origins.length > 0 ? origins : [`${secure ? 'https' : 'http'}://${hostOf(c)}`];
    if (!isOwnOrigin(request, own)) throw csrf();
    // A browser sends no token by itself: whoever sends one means it.
    if (session && !session.scope && !isSessionToken(request.token, session.csrf)) throw csrf();
  }

  async #begin(c: Context, session: Session | undefined, body: string): Promise<KeyedRequest | undefined> {
    const key = c.req.header('idempotency-key');
    if (key === undefined || session === undefined) return undefined;
    const { pathname, search } = new URL(c.req.url);
    return this.#idempotency.begin(session.officer.id, key, [c.req.method, pathname, search, body]);
  }

  /** Heavy work is done in the turns of its user, an export until its last byte is read. What is uploaded is bounded by itself. */
  async #inTurn(route: Route, session: Session | undefined, work: () => unknown): Promise<unknown> {
    if (!session || route.cost < HEAVY || isUpload(route.body)) return work();
    const end = await this.#turns.take(session.officer.id);
    try {
      const answer = await work();
      if (answer instanceof Response && route.cost >= EXPORTS) return untilRead(answer, end);
      end();
      return answer;
    } catch (error) {
      end();
      throw error;
    }
  }

  async #respond(route: Route, c: Context, answer: unknown, keyed: KeyedRequest | undefined) {
    const { output, status } = route;
    if (isNothing(output)) {
      await keyed?.finish({ status: 204, body: '' });
      return c.body(null, 204);
    }
    if (isMedia(output)) {
      await keyed?.drop();
      if (!(answer instanceof Response))
        throw new Error(`${route.path}: a media route must return a Response`);
      return answer;
    }
    const text = this.#written(route, output as z.ZodType, answer);
    await (route.shownOnce ? keyed?.drop() : keyed?.finish({ status, body: text }));
    return c.body(text, status === 204 ? 200 : status, { 'content-type': 'application/json' });
  }

  #written(route: Route, output: z.ZodType, answer: unknown): string {
    if (!route.shared || typeof answer !== 'object' || answer === null) return written(output, answer);
    const text = this.#shared.get(answer) ?? written(output, answer);
    this.#shared.set(answer, text);
    return text;
  }
}

/** What the schema does not name is left out here: an answer cannot tell more than its documentation says. */
const written = (output: z.ZodType, answer: unknown): string => JSON.stringify(output.parse(answer));

function requireTokens(limit: RateLimit, key: string, cost: number): void {
  const wait = limit.take(key, cost);
  if (wait > 0) throw rateLimited(wait);
}

function parse(part: 'params' | 'query' | 'body', schema: z.ZodType | undefined, input: unknown): unknown {
  const wanted = schema ?? (part === 'query' ? z.strictObject({}) : z.unknown());
  const result = wanted.safeParse(input);
  if (!result.success) throw invalid(fieldIssues(part, result.error, input));
  return result.data;
}

/** Query parameters: text, or a list of texts where one is repeated. */
function queryOf(c: Context): Record<string, string | string[]> {
  const pairs = Object.entries(c.req.queries());
  return Object.fromEntries(
    pairs.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

async function readBody(route: Route, c: Context): Promise<Read> {
  const { body, maxBytes } = route;
  if (body === undefined) return { value: undefined, text: '' };
  if (isUpload(body)) return { value: readStream(c.req.raw, body.contentType, body.maxBytes), text: '' };
  const read = await readJson(c.req.raw, maxBytes);
  return { value: parse('body', body, read.value), text: read.text };
}

/** A refused request changed nothing, so its key is free again. After a fault the outcome is unknown, and the key says so. */
async function settle(keyed: KeyedRequest | undefined, work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) await keyed?.drop();
    throw error;
  }
}

function replay(status: number, body: string): Response {
  const headers = { 'content-type': 'application/json', 'idempotency-replayed': 'true' };
  return status === 204
    ? new Response(null, { status, headers: { 'idempotency-replayed': 'true' } })
    : new Response(body, { status, headers });
}
