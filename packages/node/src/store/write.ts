// SPDX-License-Identifier: Apache-2.0
// Group commit: writes that come at the same moment share one transaction and one fsync. Each is told only after the commit.
import { sql, type Transaction } from 'kysely';
import type { Dialect } from './dialect.ts';
import { LastThings } from './last-things.ts';
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
/** Times that work is tried which PostgreSQL ended because it waited in a ring with another. */
const TRIES = 5;

/** Runs write work in groups; one failing takes only its own changes back (savepoint). */
export class GroupWriter {
  readonly #db: Db;
  readonly #dialect: Dialect;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  readonly #apart = new Set<Promise<unknown>>();
  readonly #lasts = new WeakMap<Tx, LastThings>();
  /** Transactions of this process so far. */
  done = 0;
  /** Told of each transaction, where somebody wants to know: how long it took, how many works shared it, whether it was given up. */
  observe: ((seconds: number, works: number, failed: boolean) => void) | undefined;

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
    const running = this.#observed(1, () => this.#whole((tx) => this.#attempt(tx, work)));
    const end = () => this.#apart.delete(settled);
    const settled: Promise<unknown> = running.then(end, end);
    this.#apart.add(settled);
    return running;
  }

  /**
   * Has `flush` called once, with all items of the transaction under `key`, after everything else that it does; at once in a transaction
   * that this writer did not begin.
   * @param place two transactions that lock two such rows lock them in one order
   */
  async lastly<T>(
    tx: Tx,
    key: object,
    items: readonly T[],
    flush: (tx: Tx, items: readonly T[]) => Promise<void>,
    place = 0,
  ): Promise<void> {
    const lasts = this.#lasts.get(tx);
    if (lasts) lasts.add(key, items, flush, place);
    else if (items.length > 0) await flush(tx, items);
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
      await this.#observed(group.length, () =>
        this.#whole(async (tx) => {
          for (const one of group) settled.push(await this.#part(tx, one, group.length > 1));
        }),
      );
    } catch (error) {
      for (const one of group) one.reject(error);
      return;
    }
    for (const tell of settled) tell();
  }

  async #observed<T>(works: number, transaction: () => Promise<T>): Promise<T> {
    const { observe } = this;
    if (!observe) return transaction();
    const started = performance.now();
    let failed = true;
    try {
      const value = await transaction();
      failed = false;
      return value;
    } finally {
      observe((performance.now() - started) / 1000, works, failed);
    }
  }

  /** A transaction, with what it puts off to its end. */
  async #whole<T>(work: Work<T>): Promise<T> {
    const first: { error?: unknown } = {};
    try {
      return await this.#db.transaction().execute(async (tx) => {
        try {
          const lasts = new LastThings();
          this.#lasts.set(tx, lasts);
          const value = await work(tx);
          await lasts.flush(tx);
          this.done += 1;
          return value;
        } catch (error) {
          first.error = error instanceof TransactionEnded ? error.cause : error;
          throw error;
        }
      });
    } catch (error) {
      // Taking back what the database has taken back itself fails too; what is told is why it came to that.
      throw 'error' in first ? first.error : error;
    }
  }

  async #part(tx: Tx, { work, resolve, reject }: Waiting, shared: boolean): Promise<() => void> {
    if (!shared && this.#dialect === 'sqlite') {
      const value = await work(tx);
      return () => resolve(value);
    }
    try {
      const value = await this.#attempt(tx, work);
      return () => resolve(value);
    } catch (error) {
      if (!shared || error instanceof TransactionEnded) throw error;
      return () => reject(error);
    }
  }

  /** Work within a savepoint: what fails takes only itself back, and is tried again when it was ended for no fault of its own. */
  async #attempt<T>(tx: Tx, work: Work<T>): Promise<T> {
    const lasts = this.#lasts.get(tx);
    for (let tries = 1; ; tries += 1) {
      const mark = lasts?.mark() ?? new Map();
      await sql`savepoint one`.execute(tx);
      try {
        const value = await work(tx);
        await sql`release savepoint one`.execute(tx);
        return value;
      } catch (error) {
        await takeBack(tx, error);
        lasts?.takeBack(mark);
        if (tries >= TRIES || !endedByOthers(error)) throw error;
      }
    }
  }
}

/** The database ended the transaction itself (SQLite on a full disk: https://sqlite.org/lang_transaction.html, 4); work after that would stand alone. */
class TransactionEnded extends Error {
  override readonly name = 'TransactionEnded';
}

/** @throws TransactionEnded with this error as its cause where there is nothing left to take back */
async function takeBack(tx: Tx, error: unknown): Promise<void> {
  try {
    await sql`rollback to savepoint one`.execute(tx);
    await sql`release savepoint one`.execute(tx);
  } catch (gone) {
    throw new TransactionEnded(String(gone), { cause: error });
  }
}

/** PostgreSQL's `deadlock_detected`: this one was chosen to give way. */
const endedByOthers = (error: unknown): boolean =>
  (error as { code?: unknown } | undefined)?.code === '40P01';
