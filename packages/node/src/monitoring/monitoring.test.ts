// SPDX-License-Identifier: Apache-2.0
// What a machine is told of a node that runs, of one whose store is gone, and of one that it may not ask.
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { partyId } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rotateKeys } from '../capabilities/parties/rotation.ts';
import { selfSignedCertificate } from '../keys/certificate.ts';
import { createLogger } from '../logging/index.ts';
import { startNode } from '../node.ts';
import { startNodes, type TestNodes } from '../test-nodes.ts';
import { inspect } from './inspect.ts';
import { Readiness } from './readiness.ts';

const TOKEN = 'a-token-for-the-scraper';
let nodes: TestNodes;
let url: string;
/** What an OpenTelemetry collector was sent, as text. */
const collected: string[] = [];
const collector = createServer((request, response) => {
  request.setEncoding('utf8');
  let body = '';
  request.on('data', (part: string) => {
    body += part;
  });
  request.on('end', () => {
    collected.push(`${request.url} ${body}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  const party = nodes.get('ma.dgsn');
  await party.node.stop();
  await new Promise<void>((done) => collector.listen(0, '127.0.0.1', done));
  const { port } = collector.address() as AddressInfo;
  const lines = ['[monitoring]', 'port = 0', `token = "${TOKEN}"`, `otel = "http://127.0.0.1:${port}"`];
  appendFileSync(join(party.dataDir, 'tansiq.toml'), `\n${lines.join('\n')}\n`);
  party.node = await startNode({
    ...{ dataDir: party.dataDir, env: {}, logger: createLogger({ level: 'silent' }) },
  });
  url = party.node.monitoringUrl ?? '';
}, 120_000);
afterAll(async () => {
  await nodes.stop();
  collector.closeAllConnections();
  collector.close();
});

const ask = (path: string, token?: string) =>
  fetch(`${url}${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

describe('the listener for machines', () => {
  it('says that a node lives and is ready', async () => {
    expect((await ask('/healthz')).status).toBe(200);
    const ready = await ask('/readyz', TOKEN);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ ready: true, phase: 'running', store: 'ok', sequencer: 'ok' });
  });

  it('names no partner, and counts none, to who shows no token', async () => {
    expect(await (await ask('/readyz')).json()).toEqual({ ready: true });
    expect((await ask('/metrics')).status).toBe(401);
    expect((await ask('/metrics', `${TOKEN}x`)).status).toBe(401);
  });

  it('answers nothing else, and changes nothing', async () => {
    expect((await ask('/api/session')).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('counts links, queues, store, certificates and answers, without a person', async () => {
    const { officersUrl } = nodes.get('ma.dgsn').node;
    await fetch(`${officersUrl}/api/acts/somebody?why=secret`);
    const text = await (await ask('/metrics', TOKEN)).text();
    for (const line of [
      /^tansiq_link_state\{partner="es\.pn",state="(up|opening|down)"\} 1$/m,
      /^tansiq_link_waiting\{partner="es\.pn"\} \d+$/m,
      /^tansiq_store_bytes [1-9]\d+$/m,
      /^tansiq_certificate_days_left\{use="partners"\} [1-9]/m,
      /^tansiq_card_days_left\{party="es\.pn"\} [1-9]/m,
      /^tansiq_http_seconds_bucket\{le="0\.1",method="GET"\} \d+$/m,
      /^tansiq_http_answers_total\{route="GET [^"]*\{[a-z]+\}[^"]*",status="4xx"\} 1$/m,
      /^tansiq_transactions_total [1-9]/m,
    ])
      expect(text).toMatch(line);
    expect(text).not.toMatch(/somebody|secret|Test |Admin/);
  });
});

describe('looking a node over from its folder', () => {
  const DAY = 86_400_000;
  const look = (env: Record<string, string> = {}) => inspect(nodes.get('ma.dgsn').dataDir, env);

  it('tells its dates, its schema and, while it runs, the clocks of its partners', async () => {
    const { node, as } = nodes.get('ma.dgsn');
    // A new card goes to the partner, whose receipt tells the time.
    await rotateKeys(node.rooms, as.head, ['seal']);
    const env = { TANSIQ_MONITORING_PORT: new URL(url).port };
    await expect.poll(async () => (await look(env)).clocks, { timeout: 20_000 }).toHaveLength(1);
    const found = await look(env);
    expect(found).toMatchObject({
      configuration: [],
      rootIsHere: true,
      schema: { missing: [], unknown: [] },
    });
    expect(found.keys).toBeUndefined();
    expect(found.store).toBeUndefined();
    expect(found.backup).toEqual({});
    expect(found.clocks?.[0]?.party).toBe('es.pn');
    expect(Math.abs(found.clocks?.[0]?.ahead ?? 99)).toBeLessThan(5);
    expect(found.cards.map(({ party, own }) => [party, own])).toEqual([
      ['ma.dgsn', true],
      ['es.pn', false],
    ]);
    expect(found.certificates.map(({ use }) => use)).toEqual(['partners']);
    for (const { until } of [...found.cards, ...found.certificates])
      expect(until).toBeGreaterThan(Date.now() + 30 * DAY);
  });

  it('says what is wrong with the configuration, the keys and the store', async () => {
    expect((await look({ TANSIQ_OFFICERS_PORT: 'x' })).configuration[0]).toMatch(/^officers\.port/);
    const key = join(nodes.get('ma.dgsn').dataDir, 'keys', 'sign-0.pem');
    const cert = join(nodes.get('ma.dgsn').dataDir, 'officers.crt');
    const of = { party: 'ma.dgsn', host: '127.0.0.1', from: Date.now() };
    writeFileSync(cert, selfSignedCertificate(generateKeyPairSync('ed25519').privateKey, of));
    const secure = await look({ TANSIQ_OFFICERS_TLS_CERT: cert, TANSIQ_OFFICERS_TLS_KEY: key });
    expect(secure.officers?.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(secure.certificates.map(({ use }) => use)).toEqual(['partners', 'officers']);
    const pair = { TANSIQ_OFFICERS_TLS_CERT: key, TANSIQ_OFFICERS_TLS_KEY: key };
    expect((await look(pair)).configuration).toEqual([expect.stringMatching(/^officers\.tls_cert: /)]);
    chmodSync(key, 0o644);
    expect((await look()).keys).toContain('chmod 600');
    chmodSync(key, 0o600);
    expect((await look({ TANSIQ_KEY_PASSPHRASE: 'one that sealed nothing' })).keys).toContain(
      'not encrypted',
    );
    const away = await look({ TANSIQ_STORE_SQLITE: 'nowhere.sqlite' });
    expect(away.store).toBeTruthy();
    expect(away.cards).toHaveLength(1);
  });
});

describe('alerts', () => {
  it('ask for nothing that a node does not count', async () => {
    const rules = readFileSync(join(import.meta.dirname, '../../../../deploy/prometheus-rules.yaml'), 'utf8');
    const text = await (await ask('/metrics', TOKEN)).text();
    const known = new Set([...text.matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name));
    const asked = [...rules.matchAll(/\b(tansiq|nodejs|process)_[a-z_]+/g)].map(([name]) =>
      name.replace(/_bucket$/, ''),
    );
    expect(asked.length).toBeGreaterThan(8);
    const witnessed = /^tansiq_(witness_|link_clock|link_last)/;
    expect(asked.filter((name) => !known.has(name) && !witnessed.test(name))).toEqual([]);
  });
});

interface Attribute {
  key: string;
  value: { stringValue?: string };
}
interface Sent {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: { name: string; attributes: Attribute[]; events?: unknown[] }[] }[];
  }[];
}

describe('a collector of traces', () => {
  it('is told of requests, of calls to partners and of transactions, and of nothing that they were about', async () => {
    const { officersUrl, rooms } = nodes.get('ma.dgsn').node;
    await fetch(`${officersUrl}/api/acts/somebody?why=secret`);
    await rooms.client.call('es.pn', { method: 'GET', path: 'own?from=77777' });
    const sent = await vi.waitFor(
      () => {
        const text = collected.join('\n');
        for (const name of ['GET /api/acts/{id}', 'partner GET own', 'store transaction'])
          expect(text).toContain(name);
        return collected.map((one) => JSON.parse(one.slice('/v1/traces '.length)) as Sent);
      },
      { timeout: 30_000, interval: 100 },
    );
    const resources = sent.flatMap((one) => one.resourceSpans);
    const spans = resources.flatMap((one) => one.scopeSpans).flatMap((one) => one.spans);
    const attributes = [...resources.map((one) => one.resource), ...spans].flatMap((one) => one.attributes);
    expect([...new Set(attributes.map(({ key }) => key))].sort()).toEqual([
      ...['http.request.method', 'http.response.status_code', 'http.route'],
      ...['service.name', 'service.version', 'tansiq.works'],
    ]);
    const told = [
      ...spans.map(({ name }) => name),
      ...attributes.map(({ value }) => value.stringValue ?? ''),
    ];
    // A pattern of a path, the first word of a partner's, or a word of this house: no id is among them.
    const known =
      /^((GET|POST|PUT|PATCH|DELETE)( \/api[a-z/{}A-Z.-]*)?|-|tansiq|\d+\.\d+\.\d+|store transaction|partner (GET|POST) [a-z]+|)$/;
    expect(told.filter((one) => !known.test(one))).toEqual([]);
    for (const hidden of ['somebody', 'secret', '77777', 'es.pn', 'ma.dgsn', hostname()])
      expect(JSON.stringify(sent)).not.toContain(hidden);
    // Nobody listens at a node that was not told where.
    const silent = nodes.get('es.pn').node.rooms;
    expect([silent.store.writer.observe, silent.client.observe]).toEqual([undefined, undefined]);
    expect(spans.some(({ events }) => events && events.length > 0)).toBe(false);
  });
});

describe('readiness', () => {
  const parts = () => {
    const { rooms } = nodes.get('ma.dgsn').node;
    return { ...rooms, witness: async () => undefined };
  };

  it('is not there before the start has ended, nor once a stop has begun', async () => {
    const readiness = new Readiness(parts());
    expect(await readiness.look()).toMatchObject({ ready: false, phase: 'starting' });
    readiness.become('running');
    expect(await readiness.look()).toMatchObject({ ready: true });
    readiness.become('stopping');
    expect(await readiness.look()).toMatchObject({ ready: false, phase: 'stopping' });
  });

  it('is lost when the store takes no write', async () => {
    const { store } = parts();
    const writer = { write: () => Promise.reject(new Error('SQLITE_FULL')) };
    const broken = { ...store, db: store.db, writer } as unknown as typeof store;
    const readiness = new Readiness({ ...parts(), store: broken });
    readiness.become('running');
    expect(await readiness.look()).toMatchObject({ ready: false, store: 'failed' });
  });

  it('is lost when something waits for an open line longer than a minute', async () => {
    const { store, self } = parts();
    const now = Date.now();
    await store.db
      .insertInto('outbox')
      .values({
        ...{ act: 'waits', to_party: 'fr.pn', urgency: 2, state: 'waiting', rule: null, article: null },
        ...{ lineage: null, released_ms: now - 120_000 },
      })
      .execute();
    const line = { party: partyId('fr.pn'), state: 'up' as const, since: now - 300_000 };
    const exchange = { lines: () => [line] };
    const readiness = new Readiness({ ...parts(), store, self, exchange: exchange, now: () => now });
    readiness.become('running');
    expect(await readiness.look()).toMatchObject({ ready: false, sequencer: 'stuck' });
    await store.db.deleteFrom('outbox').where('act', '=', 'waits').execute();
  });
});
