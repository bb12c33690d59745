// SPDX-License-Identifier: Apache-2.0
// A node on PostgreSQL is replaced while officers work: a balancer that follows /readyz, and no call that fails.
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieName } from '../access/index.ts';
import { storeLocation } from '../config/index.ts';
import { type RunningNode, startNode } from '../index.ts';
import { createLogger } from '../logging/index.ts';
import { migrate } from '../store/migrate.ts';
import { migrations } from '../store/migrations/index.ts';
import { testServer } from '../test-database.ts';
import { freePort, startNodes, type TestNodes, until } from '../test-nodes.ts';

const server = testServer();
const LOOK_MS = 100;

/** Passes each call to one that is ready, in turn, over connections that it keeps; asks nobody twice. */
class Balancer {
  readonly #nodes = new Set<RunningNode>();
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server: Server;
  readonly #clock: NodeJS.Timeout;
  #ready: RunningNode[] = [];
  #next = 0;
  readonly served = new Map<RunningNode, number>();

  constructor() {
    this.#clock = setInterval(() => void this.look(), LOOK_MS);
    this.#server = createServer((asked, answer) => {
      this.#next += 1;
      const node = this.#ready[this.#next % this.#ready.length];
      if (!node) return answer.writeHead(502).end();
      this.served.set(node, (this.served.get(node) ?? 0) + 1);
      const { method, url, headers } = asked;
      const passed = request(new URL(url ?? '', node.officersUrl), { method, headers, agent: this.#agent });
      passed.on('response', (got) => {
        const { connection: _, ...kept } = got.headers;
        answer.writeHead(got.statusCode ?? 502, kept);
        got.pipe(answer);
      });
      passed.on('error', () => answer.writeHead(502).end());
      return asked.pipe(passed);
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  add(node: RunningNode): void {
    this.#nodes.add(node);
  }

  async look(): Promise<void> {
    const found = await Promise.all(
      [...this.#nodes].map(async (node) => {
        const ok = await fetch(`${node.monitoringUrl}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        );
        return ok ? [node] : [];
      }),
    );
    this.#ready = found.flat();
  }

  has(node: RunningNode): boolean {
    return this.#ready.includes(node);
  }

  close(): void {
    clearInterval(this.#clock);
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }
}

describe.skipIf(server === undefined)('a node that is replaced', () => {
  let nodes: TestNodes;
  let url: string;
  let cookie: string;
  let csrf: string;
  const running = new Set<RunningNode>();
  const balancer = new Balancer();

  const begin = async () => {
    const ports = { OFFICERS: await freePort(), PARTNERS: await freePort(), MONITORING: await freePort() };
    const env = Object.fromEntries(
      Object.entries(ports).map(([name, port]) => [`TANSIQ_${name}_PORT`, String(port)]),
    );
    const full = { burst: 1e6, perSecond: 1e6 };
    const node = await startNode({
      dataDir: nodes.get('ma.dgsn').dataDir,
      env: { ...env, TANSIQ_MONITORING_DRAIN_SECONDS: '1' },
      logger: createLogger({ level: 'silent' }),
      rates: { perAddress: full, perUser: full },
    });
    running.add(node);
    balancer.add(node);
    await until('it is ready', async () => balancer.has(node));
    return node;
  };
  const end = async (node: RunningNode) => {
    running.delete(node);
    await node.stop();
  };

  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn'], { postgres: server });
    const { node, as } = nodes.get('ma.dgsn');
    url = (storeLocation(node.rooms.config) as { postgres: string }).postgres;
    const session = await node.rooms.store.writer.write((tx) => node.rooms.sessions.open(tx, as.officer.id));
    cookie = `${cookieName('ma.dgsn', false)}=${session.value}`;
    csrf = session.csrf;
    await node.stop();
  }, 60_000);
  afterAll(async () => {
    balancer.close();
    await Promise.all([...running].map(end));
    await nodes?.get('ma.dgsn').start();
    await nodes?.stop();
  });

  it('fails no call of an officer, and leaves to the new one what fell to it', async () => {
    const front = await balancer.listen();
    const old = await begin();
    const statuses: number[] = [];
    const going = { on: true };
    const preferences = { language: 'es', theme: 'dark', contrast: 'more' };
    const read = async () =>
      (await fetch(`${front}/api/account/preferences`, { headers: { cookie } })).status;
    const write = async () => {
      const headers = { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' };
      const body = JSON.stringify(preferences);
      return (await fetch(`${front}/api/account/preferences`, { method: 'PUT', headers, body })).status;
    };
    const work = async (call: () => Promise<number>) => {
      while (going.on) statuses.push(await call());
    };
    const working = Promise.all([work(read), work(read), work(write)]);
    const more = async (calls: number) => {
      const wanted = statuses.length + calls;
      await until('more calls', async () => statuses.length > wanted, 30_000);
    };
    await more(30);
    const next = await begin();
    await more(30);
    const stopped = end(old);
    await until('the new one does what falls to one', async () => next.rooms.processes.has('upkeep'));
    await stopped;
    await more(30);
    going.on = false;
    await working;
    expect([...new Set(statuses)]).toEqual([200]);
    expect(balancer.served.get(old)).toBeGreaterThan(30);
    expect(balancer.served.get(next)).toBeGreaterThan(30);
  }, 60_000);

  it('is upgraded under its feet only by what adds', async () => {
    const [node] = running;
    const pool = new pg.Pool({ connectionString: url });
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    const up = async () => db.schema.createTable('later').ifNotExists().addColumn('id', 'text').execute();
    const later = { name: '9999-later', up };
    await expect(migrate(db, 'postgres', undefined, [...migrations, later])).rejects.toThrow('9999-later');
    await migrate(db, 'postgres', undefined, [...migrations, { ...later, alongside: true }]);
    const answer = await fetch(`${node?.officersUrl}/api/account/preferences`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    await db
      .deleteFrom('migrations' as never)
      .where('name' as never, '=', later.name as never)
      .execute();
    await db.destroy();
  });
});
