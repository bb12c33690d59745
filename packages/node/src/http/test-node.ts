// SPDX-License-Identifier: Apache-2.0
// For tests: a real store in a temporary folder, users of every role, and an API to call with or without being signed in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { type Access, type AccessRow, openAccess, Passwords, type Role, roles } from '../access/index.ts';
import { accessRoutes, doorstepOf } from '../capabilities/users/index.ts';
import type { ProviderSettings } from '../config/index.ts';
import { NewsDesk } from '../exchange/news.ts';
import { RestCipher } from '../keys/index.ts';
import { createLogger } from '../logging/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { type AssemblyParts, assemble } from './assemble.ts';
import type { Route } from './define-route.ts';

export const PARTY = 'ma.dgsn';
export const PASSWORD = 'seven quiet harbours';
export const COOKIE = 'tansiq-ma-dgsn';

/** What a signed-in caller holds. */
export interface Caller {
  cookie: string;
  csrf: string;
  id: string;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestNode extends Access {
  store: Store;
  app: Hono;
  capabilities: Route[][];
  passwords: Passwords;
  news: NewsDesk;
  /** The journal's rows, in order. */
  journal: AccessRow[];
  /** What was logged, line by line. */
  logged: Record<string, unknown>[];
  /** The clock, epoch milliseconds: set it. */
  clock: { ms: number };
  as(role: Role): Promise<Caller>;
  call(method: string, path: string, caller?: Caller, options?: CallOptions): Promise<Response>;
  close(): Promise<void>;
}

/** One user for every role, whose login is the role. `over` replaces parts of the assembly, `provider` is the agency's own. */
export async function testNode(
  over: Partial<AssemblyParts> = {},
  provider?: ProviderSettings,
): Promise<TestNode> {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-http-'));
  const store = await openStore({ sqlite: join(folder, 'node.sqlite') });
  const clock = { ms: Date.UTC(2026, 10, 22, 9) };
  const now = () => clock.ms;
  const rows: AccessRow[] = [];
  const logged: Record<string, unknown>[] = [];
  const journal: AssemblyParts['journal'] = {
    record: async (_tx, row) => {
      rows.push(row);
    },
  };
  const destination = { write: (line: string) => logged.push(JSON.parse(line) as Record<string, unknown>) };
  const log = createLogger({ level: 'info', destination });
  const secure = over.secure ?? false;
  // Cheap on purpose: these tests sign in a hundred times.
  const passwords = new Passwords({ memory: 64, passes: 1 });
  const secrets = new RestCipher(new Uint8Array(32).fill(7));
  const news = new NewsDesk(store, now);
  const access = openAccess({ store, journal, news, passwords, party: PARTY, secrets, provider, now });
  const { sessions, tokens, secondFactor, signIn, users } = access;
  const capabilities = [
    ...accessRoutes({
      ...access,
      store,
      party: PARTY,
      secure,
      now,
      doorstep: doorstepOf({ party: PARTY, secure }),
    }),
    ...(over.capabilities ?? []),
  ].map((routes) => [...routes]);
  const parts = {
    party: PARTY,
    version: '0.0.0',
    store,
    sessions,
    tokens,
    secondFactor,
    journal,
    log,
    now,
    secure,
    ...over,
  };
  const mayKnow = over.events?.mayKnow ?? (() => true);
  const feed = over.events ?? { source: news, mayKnow };
  const app = assemble({ ...parts, capabilities, events: feed });
  for (const role of roles) {
    await users.createUser('system', {
      login: role,
      name: `Test ${role}`,
      roles: [role],
      password: PASSWORD,
      language: 'en',
    });
  }
  rows.length = 0;
  const call: TestNode['call'] = async (method, path, caller, options = {}) => {
    const { body } = options;
    const headers = {
      host: 'node.test',
      ...(caller ? { cookie: caller.cookie, 'x-csrf-token': caller.csrf } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return app.request(`http://node.test${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: text }),
    });
  };
  const as: TestNode['as'] = async (role) => {
    const { value, csrf, officer } = await signIn.signIn({ login: role, password: PASSWORD });
    return { cookie: `${secure ? '__Host-' : ''}${COOKIE}=${value}`, csrf, id: officer.id };
  };
  return {
    ...access,
    ...{ store, app, capabilities, passwords, news },
    ...{ journal: rows, logged, clock, as, call },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
