// SPDX-License-Identifier: Apache-2.0
// Gives a node its listener for machines, where the configuration has one.
import type { NodeRooms } from '../capabilities/index.ts';
import { System } from '../capabilities/system/index.ts';
import { WITNESS_SETTING } from '../journal/index.ts';
import { lookAround } from './looked.ts';
import { Metrics } from './metrics.ts';
import { Monitor } from './monitor.ts';
import { Readiness } from './readiness.ts';
import { openTracing, type Tracing } from './tracing.ts';

export interface Monitoring {
  /** `http://127.0.0.1:9464` */
  url: string;
  metrics: Metrics;
  readiness: Readiness;
  close(): Promise<void>;
}

/** @throws Error of the system when the address is taken */
export async function startMonitoring(rooms: NodeRooms): Promise<Monitoring | undefined> {
  const { config, store, exchange, self, now, log } = rooms;
  const settings = config.monitoring;
  if (settings === undefined) return undefined;
  const system = new System(rooms);
  const metrics = new Metrics({ store, now, look: () => lookAround(system, store, exchange) });
  const witness = async () => (config.witness ? await witnessResult(rooms) : undefined);
  const readiness = new Readiness({ store, self, exchange, now, witness });
  const monitor = new Monitor({ settings, readiness, metrics, log });
  return { url: await monitor.listen(), metrics, readiness, close: () => monitor.close() };
}

/** Has the store and the exchange tell a collector what they do, where the configuration names one. */
export async function startTracing({ config, store, client }: NodeRooms): Promise<Tracing | undefined> {
  const collector = config.otel;
  if (collector === undefined) return undefined;
  const tracing = await openTracing(collector);
  store.writer.observe = (seconds, works, failed) =>
    tracing.tell({
      ...{ name: 'store transaction', kind: 'internal', seconds, failed },
      attributes: { 'tansiq.works': works },
    });
  client.observe = (call, seconds, status) =>
    tracing.tell({
      ...{ name: `partner ${call}`, kind: 'client', seconds, failed: status === 0 || status >= 500 },
      attributes: { 'http.response.status_code': status },
    });
  return tracing;
}

async function witnessResult({ store }: NodeRooms): Promise<string> {
  const row = await store.db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', WITNESS_SETTING)
    .executeTakeFirst();
  return (JSON.parse(row?.value ?? '{}') as { result?: string }).result ?? 'unasked';
}
