// SPDX-License-Identifier: Apache-2.0
// For tests: real nodes in one process, each with its own folder, keys, store and ports, paired as people would pair them.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRandomId } from '@tansiq/protocol';
import type { Officer, Role } from './access/index.ts';
import { Parties } from './capabilities/parties/service.ts';
import { initNode, type RunningNode, type StartOptions as StartNodeOptions, startNode } from './index.ts';
import { createLogger } from './logging/index.ts';
import { insertMany } from './store/index.ts';
import { freshDatabase, testServer } from './test-database.ts';

export const PASSWORD = 'seven quiet harbours';

export interface TestParty {
  dataDir: string;
  node: RunningNode;
  /** Officers by role: `officer`, `releaser`, … one each. */
  as: Record<Role, Officer>;
  restart(): Promise<void>;
  /** Starts a node that was stopped. */
  start(): Promise<void>;
}

export interface TestNodes {
  parties: Map<string, TestParty>;
  get(party: string): TestParty;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const kinds: readonly Role[] = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
];

interface StartOptions {
  now?: () => number;
  /** Limits of the officers' API. */
  rates?: StartNodeOptions['rates'];
  /** The hardware module of those that have one, and its PIN. */
  keys?: Record<string, { module: string; token: string; binding: string; pin: string }>;
  /** Those that nobody can dial. */
  dialOut?: readonly string[];
  /** Server on which each gets a database of its own, by party if it is a function; `false` for SQLite whatever the run asks for. */
  postgres?: string | false | undefined | ((party: string) => string | false);
}

/** All nodes of a run on PostgreSQL: `TANSIQ_TEST_NODES=postgres`. */
const everywhere = process.env.TANSIQ_TEST_NODES === 'postgres' ? testServer() : undefined;

/** Starts these parties and confirms each pair by fingerprint. */
export async function startNodes(ids: readonly string[], options: StartOptions = {}): Promise<TestNodes> {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-nodes-'));
  const parties = new Map<string, TestParty>();
  for (const id of ids) parties.set(id, await startParty(join(folder, id), id, options));
  const get = (party: string) => parties.get(party) as TestParty;
  for (const a of parties.values()) {
    for (const b of parties.values()) if (a !== b) await introduce(a, b);
  }
  return {
    parties,
    get,
    stop: async () => {
      await Promise.all([...parties.values()].map(({ node }) => node.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startParty(
  dataDir: string,
  id: string,
  { now, rates, keys = {}, dialOut = [], postgres: wanted = everywhere }: StartOptions,
): Promise<TestParty> {
  const server = typeof wanted === 'function' ? wanted(id) : wanted;
  const postgres = server ? await freshDatabase(server) : undefined;
  const port = await freePort();
  const endpoint = dialOut.includes(id) ? undefined : `https://${id.replace('.', '-')}.localhost:${port}`;
  const { pin, ...keyModule } = keys[id] ?? {};
  const env = { TANSIQ_KEY_PIN: pin };
  await initNode({
    ...{ dataDir, env, ...(keys[id] && { keys: keyModule as (typeof keys)[string] }) },
    party: id,
    names: { en: id },
    spoc: { en: `${id} desk` },
    supervisor: { en: `${id} supervisor` },
    officers: { host: '127.0.0.1', port: await freePort() },
    partners: { host: '127.0.0.1', port, ...(endpoint !== undefined && { endpoint }) },
    ...(postgres !== undefined && { postgres }),
    admin: { login: 'admin', name: 'Admin', password: PASSWORD, language: 'en' },
  });
  const start = () =>
    startNode({
      dataDir,
      env,
      logger: createLogger({ level: process.env.TANSIQ_TEST_LOG === '1' ? 'debug' : 'silent' }),
      ...(now && { now }),
      ...(rates && { rates }),
    });
  const party: TestParty = {
    dataDir,
    node: await start(),
    as: {} as Record<Role, Officer>,
    restart: async () => {
      await party.node.stop();
      party.node = await start();
    },
    start: async () => {
      party.node = await start();
    },
  };
  const users = kinds.map((role) => ({
    id: newRandomId() as string,
    login: role,
    name: role,
    roles: JSON.stringify([role]),
    // Nobody signs in with a password here, and hashing one takes a quarter of a second.
    password: '',
    language: 'en',
    clearance: 0,
    shielded: role === 'head' ? 1 : 0,
    state: 'active',
    failures: 0,
    locked_until: 0,
    created_at: 0,
  }));
  const { store } = party.node.rooms;
  await store.writer.write((tx) => insertMany(tx, store.dialect, 'users', users));
  for (const { id: userId, login, shielded } of users) {
    const role = login as Role;
    party.as[role] = {
      id: userId,
      login,
      name: login,
      roles: [role],
      clearance: 0,
      shielded: shielded === 1,
      language: 'en',
    };
  }
  return party;
}

async function introduce(a: TestParty, b: TestParty): Promise<void> {
  const parties = new Parties(a.node.rooms);
  const { card, fingerprint } = new Parties(b.node.rooms).ownCard();
  const { id } = await parties.add(a.as.head, card);
  await parties.confirm(a.as.head, id, fingerprint);
}

/** Waits until a condition holds, asking again and again. @throws Error after `ms` */
export async function until<T>(
  what: string,
  check: () => Promise<T | undefined | false>,
  ms = 20_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
