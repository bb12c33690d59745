// SPDX-License-Identifier: Apache-2.0
// What a transaction writes last, after everything that its parts lock: rows that every transaction writes to, such as a log's head.
import type { Tx } from './write.ts';

type Flush<T> = (tx: Tx, items: readonly T[]) => Promise<void>;

interface Last {
  place: number;
  flush: Flush<unknown>;
  items: unknown[];
}

/** How much had been put off at some moment. */
export type Mark = ReadonlyMap<object, number>;

/**
 * Two transactions that lock such a row early and something else after it can wait for each other in a ring, also when each part of
 * them locks it last: parts share transactions.
 */
export class LastThings {
  readonly #lasts = new Map<object, Last>();

  /** Puts items off; those of one key are flushed together, in the order in which they came, and keys in the order of their places. */
  add<T>(key: object, items: readonly T[], flush: Flush<T>, place: number): void {
    const last = this.#lasts.get(key) ?? { place, flush: flush as Flush<unknown>, items: [] };
    last.items.push(...items);
    this.#lasts.set(key, last);
  }

  mark(): Mark {
    return new Map([...this.#lasts].map(([key, { items }]) => [key, items.length]));
  }

  /** Drops what was added since: the part that added it is taken back. */
  takeBack(mark: Mark): void {
    for (const [key, { items }] of this.#lasts) items.length = mark.get(key) ?? 0;
  }

  async flush(tx: Tx): Promise<void> {
    const inOrder = [...this.#lasts.values()].sort((a, b) => a.place - b.place);
    for (const { flush, items } of inOrder) if (items.length > 0) await flush(tx, items);
  }
}
