// SPDX-License-Identifier: Apache-2.0
// A session of PostgreSQL's that lasts as long as its process: its locks end with it, and what other processes say reaches it.
import pg from 'pg';

export interface LastingSession {
  /** One after the other, in the order in which they are asked. */
  query<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export interface SessionEars {
  /** What somebody said with `notify` on the channel. */
  heard(said: string): void;
  /** The session has ended by itself, and its locks with it. */
  lost(): void;
}

/** First number of the locks that say that a process of the node lives; the second is the process. Any number that nobody else locks under. */
export const LIVES = 1_952_541_299;
/** Those that live. */
export const LIVING = `select objid::bigint::int as process from pg_locks
  where locktype = 'advisory' and classid = ${LIVES} and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())`;

const ANSWER_MS = 10_000;
/** A server that hears nothing of a machine for some 25 s ends its sessions: what it held is then somebody else's. */
const SERVER_ENDS =
  'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3';

/** @param channel a plain name @throws Error where the server cannot be reached */
export async function openLasting(url: string, channel: string, ears: SessionEars): Promise<LastingSession> {
  const client = new pg.Client({
    ...{ connectionString: url, keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
    ...{ connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS },
  });
  let closing = false;
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    if (!closing) ears.lost();
  };
  client.on('error', end);
  client.on('end', end);
  client.on('notification', ({ payload }) => ears.heard(payload ?? ''));
  await client.connect();
  await client.query(SERVER_ENDS);
  await client.query(`listen ${channel}`);
  let turn: Promise<unknown> = Promise.resolve();
  return {
    query: <T extends object>(text: string, values: unknown[] = []) => {
      const asked = turn.then(async () => (await client.query<T>(text, values)).rows);
      turn = asked.catch(() => undefined);
      return asked;
    },
    close: async () => {
      closing = true;
      await client.end().catch(end);
    },
  };
}
