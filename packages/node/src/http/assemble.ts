// SPDX-License-Identifier: Apache-2.0
// Puts the officers' API together from the routes of all capabilities: one pipeline, one form of error, one log line a request.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { AccessJournal } from '../access/journal-port.ts';
import type { SecondFactor } from '../access/second-factor.ts';
import { cookieName, type Sessions } from '../access/sessions.ts';
import type { Tokens } from '../access/tokens.ts';
import type { Logger } from '../logging/index.ts';
import type { Processes } from '../processes/index.ts';
import { fault, type Language, methodNotAllowed, notFound, Refusal } from '../refusal.ts';
import type { Store } from '../store/index.ts';
import { askedHost, callerAddress } from './caller.ts';
import type { Route } from './define-route.ts';
import { documentationRoutes } from './documentation-routes.ts';
import { type EventFeed, eventRoutes } from './event-routes.ts';
import { problemResponse } from './problem.ts';
import type { Rate } from './rate-limit.ts';
import { Pipeline } from './run-route.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { Pages } from './serve-pages.ts';
import { isStoreAway, storeAway } from './store-away.ts';

export interface Answered {
  method: string;
  /** `GET /api/acts/{id}`, never the path itself. */
  route: string;
  status: number;
  seconds: number;
}

export interface AssemblyParts {
  /** This node's party id. */
  party: string;
  /** Version of the software, told in the API's description. */
  version: string;
  capabilities: readonly (readonly Route[])[];
  store: Store;
  sessions: Sessions;
  tokens: Tokens;
  secondFactor: Pick<SecondFactor, 'isMissing' | 'isDemandedToRelease'>;
  journal: AccessJournal;
  log: Pick<Logger, 'info' | 'error'>;
  /** Epoch milliseconds. */
  now: () => number;
  /** Whether officers reach the node by https: Secure cookies and HSTS. */
  secure: boolean;
  /** Origins of the node's own pages, e.g. `https://rabat.localhost:8443`. Absent: whatever host a request names. */
  origins?: readonly string[];
  events?: Omit<EventFeed, 'officerOf'>;
  /** The officers' pages, served beside the API. */
  pages?: Pages | undefined;
  /** From then on each answer ends its connection: who keeps one for later would find it closed. */
  draining?: AbortSignal;
  /** Ends open event streams, so that a stop need not wait for them. */
  stopping?: AbortSignal;
  defaultLanguage?: Language;
  rates?: { perAddress: Rate; perUser: Rate };
  /** Those that share the rates at this moment; the node is alone when absent. */
  processes?: Pick<Processes, 'living'>;
  /** Told of each answer: the pattern of its path (`-` for none), and how long it took. */
  observe?: ((answer: Answered) => void) | undefined;
  /** A trusted proxy in front sets X-Forwarded-For and X-Forwarded-Host. */
  behindProxy?: boolean;
}

/** Many officers may share one address; signing in costs 50 tokens of it. */
export const standardRates = {
  perAddress: { burst: 1000, perSecond: 100 },
  perUser: { burst: 300, perSecond: 50 },
};

/** All routes that an assembly serves: those of the capabilities, of events, and of the documentation. */
export function allRoutes(
  parts: Pick<
    AssemblyParts,
    'party' | 'version' | 'secure' | 'capabilities' | 'events' | 'sessions' | 'tokens' | 'stopping'
  >,
): Route[] {
  const { capabilities, events, sessions, tokens, stopping } = parts;
  const officerOf = async (digest: string) =>
    (await sessions.officerOf(digest)) ?? (await tokens.officerOf(digest));
  const feed = events && { ...events, officerOf };
  const own = [...capabilities.flat(), ...(feed ? eventRoutes(feed, stopping) : [])];
  return [...own, ...documentationRoutes(own, parts)];
}

/** The officers' API. Tests call it with `app.request()`; `listen` gives it a socket. */
export function assemble(parts: AssemblyParts): Hono {
  const routes = allRoutes(parts);
  requireDistinct(routes);
  const pipeline = new Pipeline({
    ...parts,
    cookie: cookieName(parts.party, parts.secure),
    origins: parts.origins ?? [],
    defaultLanguage: parts.defaultLanguage ?? 'en',
    rates: parts.rates ?? standardRates,
    sharing: () => parts.processes?.living ?? 1,
    addressOf: (c) => callerAddress(c, parts.behindProxy ?? false),
    hostOf: (c) => askedHost(c, parts.behindProxy ?? false),
  });
  const app = new Hono();
  app.use(async (c, next) => {
    const started = performance.now();
    const request = randomUUID();
    c.set('request', request);
    await next();
    setSecurityHeaders(c.res.headers, parts.secure);
    c.res.headers.set('x-request-id', request);
    if (parts.draining?.aborted) c.res.headers.set('connection', 'close');
    // The pattern of the path, not the path: identifiers and queries stay out of the log.
    const ms = performance.now() - started;
    const answer = { method: c.req.method, route: c.get('route') ?? '-', status: c.res.status };
    parts.log.info({ request, ...answer, ms: Math.round(ms) }, 'answered');
    parts.observe?.({ ...answer, seconds: ms / 1000 });
  });
  for (const route of routes) {
    app.on(route.method, honoPath(route.path), (c) => {
      c.set('route', `${route.method} ${route.path}`);
      return pipeline.run(route, c);
    });
  }
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(path, () => {
      throw methodNotAllowed(methods);
    });
  }
  const { pages } = parts;
  if (pages) app.get('*', (c, next) => pages.answer(c) ?? next());
  app.notFound((c) => problemResponse(notFound(), pipeline.languageOf(c), c.get('request')));
  app.onError((error, c) => {
    const request: string = c.get('request');
    if (error instanceof Refusal) return problemResponse(error, pipeline.languageOf(c), request);
    parts.log.error({ request, route: c.get('route') ?? '-', err: error }, 'fault');
    return problemResponse(isStoreAway(error) ? storeAway() : fault(), pipeline.languageOf(c), request);
  });
  return app;
}

const honoPath = (path: string) => path.replaceAll(/\{([^}]+)\}/g, ':$1');

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { method, path } of routes) {
    const key = honoPath(path);
    found.set(key, [...(found.get(key) ?? []), method, ...(method === 'GET' ? ['HEAD'] : [])]);
  }
  return found;
}

/** @throws Error when two routes answer the same method and path: the second would never be reached */
function requireDistinct(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, path } of routes) {
    const key = `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`;
    if (seen.has(key)) throw new Error(`two routes for ${key}`);
    seen.add(key);
  }
}
