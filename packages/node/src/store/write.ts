// SPDX-License-Identifier: Apache-2.0
// Group commit: writes that come at the same moment share one transaction and one fsync. Each is told only after the commit.
import { sql, type Transaction } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Db } from './open.ts';
import type { Tables } from './schema.ts';

export type Tx = Transaction<Tables>;
type Work<T> = (tx: Tx) => Promise<T>;

interface Waiting {
  work: Work<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

const GROUP = 128;

/** Runs write work in groups; one failing takes only its own changes back (savepoint). */
export class GroupWriter {
  readonly #db: Db;
  readonly #dialect: Dialect;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  readonly #apart = new Set<Promise<unknown>>();

  constructor(db: Db, dialect: Dialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  /** Runs `work` in a transaction; resolves when it is on disk. */
  write<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#run();
    });
  }

  /** Runs `work` in a transaction of its own (row locks are held for as short as possible). */
  alone<T>(work: Work<T>): Promise<T> {
    if (this.#dialect === 'sqlite') return this.write(work);
    const running = this.#db.transaction().execute(work);
    const end = () => this.#apart.delete(settled);
    const settled: Promise<unknown> = running.then(end, end);
    this.#apart.add(settled);
    return running;
  }

  /** Waits for all that was queued or runs on its own. */
  async drain(): Promise<void> {
    while (this.#running || this.#apart.size > 0) await Promise.all([this.#running, ...this.#apart]);
  }

  async #run(): Promise<void> {
    // One turn of the event loop, so that what comes together is committed together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) await this.#commit(this.#queue.splice(0, GROUP));
    this.#running = undefined;
  }

  async #commit(group: Waiting[]): Promise<void> {
    const settled: (() => void)[] = [];
    try {
      await this.#db.transaction().execute(async (tx) => {
        for (const one of group) settled.push(await this.#attempt(tx, one, group.length > 1));
      });
    } catch (error) {
      for (const one of group) one.reject(error);
      return;
    }
    for (const tell of settled) tell();
  }

  async #attempt(tx: Tx, one: Waiting, shared: boolean): Promise<() => void> {
    if (!shared) {
      const value = await one.work(tx);
      return () => one.resolve(value);
    }
    await sql`savepoint one`.execute(tx);
    try {
      const value = await one.work(tx);
      await sql`release savepoint one`.execute(tx);
      return () => one.resolve(value);
    } catch (error) {
      await sql`rollback to savepoint one`.execute(tx);
      await sql`release savepoint one`.execute(tx);
      return () => one.reject(error);
    }
  }
}
