// SPDX-License-Identifier: Apache-2.0
// What a machine is told of a node that runs, of one whose store is gone, and of one that it may not ask.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partyId } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { startNode } from '../node.ts';
import { startNodes, type TestNodes } from '../test-nodes.ts';
import { Readiness } from './readiness.ts';

const TOKEN = 'a-token-for-the-scraper';
let nodes: TestNodes;
let url: string;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  const party = nodes.get('ma.dgsn');
  await party.node.stop();
  appendFileSync(join(party.dataDir, 'tansiq.toml'), `\n[monitoring]\nport = 0\ntoken = "${TOKEN}"\n`);
  party.node = await startNode({
    ...{ dataDir: party.dataDir, env: {}, logger: createLogger({ level: 'silent' }) },
  });
  url = party.node.monitoringUrl ?? '';
}, 120_000);
afterAll(() => nodes.stop());

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
