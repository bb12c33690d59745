// SPDX-License-Identifier: Apache-2.0
// Events from the store: rows of `events` in order of their number. Whoever writes rows calls `announce` after the commit.
import type { EventsTable, Store } from '../store/index.ts';
import type { EventSource, NodeEvent } from './event-routes.ts';

export class StoredEvents implements EventSource {
  readonly #store: Store;
  readonly #listeners = new Set<() => void>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Wakes open streams. Call it after new rows are on disk; calling it for nothing is harmless. */
  announce(): void {
    for (const wake of this.#listeners) wake();
  }

  subscribe(wake: () => void): () => void {
    this.#listeners.add(wake);
    return () => this.#listeners.delete(wake);
  }

  async head(): Promise<number> {
    const row = await this.#store.db
      .selectFrom('events')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.seq ?? 0;
  }

  async since(seq: number, limit: number): Promise<NodeEvent[]> {
    const rows = await this.#store.db
      .selectFrom('events')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(eventOf);
  }
}

function eventOf(row: Omit<EventsTable, 'seq'> & { seq: number }): NodeEvent {
  const { seq, at_ms: atMs, kind, act, dossier } = row;
  return { seq, atMs, kind, act, dossier, detail: JSON.parse(row.detail) as NodeEvent['detail'] };
}
