// SPDX-License-Identifier: Apache-2.0
// For tests: what one call of the officers' API asks of the database, whatever else the node does meanwhile.
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { DefaultQueryExecutor } from 'kysely';
import { GroupWriter } from '../store/index.ts';
import { LastThings } from '../store/last-things.ts';

/** Node's own word for a request that begins (https://nodejs.org/api/diagnostics_channel.html#http). */
const BEGINS = 'http.server.request.start';
/**
 * What says nothing of what is asked about: who writes alone needs no savepoint, who writes beside others does; settings are looked up again after
 * some seconds, by whoever comes then.
 */
const BESIDES = /^(savepoint|release savepoint|rollback to savepoint) |^select "value" from "settings"/;

export interface QueryWatch {
  /** Makes one call after the other; the statements are those to which the call's own request has led. */
  during<T>(call: () => Promise<T>): Promise<{ value: T; statements: readonly string[] }>;
  stop(): void;
}

/** Listens at the query layer. Statements are followed through what a request awaits, into a transaction too that its writes share with others. */
export function watchQueries(): QueryWatch {
  const requests = new AsyncLocalStorage<string[] | undefined>();
  let coming: string[] | undefined;
  const begins = (message: unknown) => {
    const { url = '' } = (message as { request: IncomingMessage }).request;
    requests.enterWith(url.startsWith('/api/') ? coming : undefined);
  };
  subscribe(BEGINS, begins);
  const { executeQuery } = DefaultQueryExecutor.prototype;
  DefaultQueryExecutor.prototype.executeQuery = function watched(query, ...more) {
    if (!BESIDES.test(query.sql)) requests.getStore()?.push(query.sql);
    return executeQuery.call(this, query, ...more) as never;
  };
  const { write } = GroupWriter.prototype;
  GroupWriter.prototype.write = function watched(work) {
    return write.call(this, AsyncResource.bind(work)) as never;
  };
  // What a transaction puts off to its end is done for all who share it: that it was put off counts, as one.
  const { lastly } = GroupWriter.prototype;
  GroupWriter.prototype.lastly = function watched(tx, key, items, flush) {
    requests.getStore()?.push(`at the end of the transaction: ${items.length}`);
    return requests.exit(() => lastly.call(this, tx, key, items, flush as never));
  };
  const { flush } = LastThings.prototype;
  LastThings.prototype.flush = function watched(tx) {
    return requests.exit(() => flush.call(this, tx));
  };
  return {
    during: async (call) => {
      const statements: string[] = [];
      coming = statements;
      const value = await call();
      coming = undefined;
      return { value, statements: [...statements] };
    },
    stop: () => {
      unsubscribe(BEGINS, begins);
      DefaultQueryExecutor.prototype.executeQuery = executeQuery;
      Object.assign(GroupWriter.prototype, { write, lastly });
      LastThings.prototype.flush = flush;
    },
  };
}
