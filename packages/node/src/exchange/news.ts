// SPDX-License-Identifier: Apache-2.0
// What changed, written in the transaction that changed it, and told to those who listen once it is on disk. Never content.
import { EventEmitter } from 'node:events';
import { insertMany, type Store, type Tx } from '../store/index.ts';
import { newsHorizon } from './prune-news.ts';

export interface News {
  kind:
    | 'act'
    | 'receipt'
    | 'disposition'
    | 'agreement'
    | 'link'
    | 'withheld'
    | 'recall'
    | 'erased'
    | 'party'
    | 'draft'
    | 'attachment'
    /** Somebody's deadline is near: `detail.user` alone hears of it. */
    | 'deadline'
    /** The supervisor's witness refuses the journal, or cosigns again. */
    | 'witness'
    /** Two administrators let somebody back in: `detail.user`, the supervisor and administrators hear of it. */
    | 'recovery';
  act?: string | undefined;
  dossier?: string | undefined;
  detail?: Record<string, string | number | boolean | null>;
}

export interface StoredNews {
  seq: number;
  at: number;
  kind: string;
  act: string | null;
  dossier: string | null;
  detail: Record<string, unknown>;
}

/** Newest events are kept for those who come back with Last-Event-ID; the rest can be read from the acts themselves. */
export class NewsDesk {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #bell = new EventEmitter();

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
    this.#bell.setMaxListeners(0);
  }

  async tell(tx: Tx, news: readonly News[]): Promise<void> {
    await insertMany(
      tx,
      this.#store.dialect,
      'events',
      news.map(({ kind, act, dossier, detail }) => ({
        at_ms: this.#now(),
        kind,
        act: act ?? null,
        dossier: dossier ?? null,
        detail: JSON.stringify(detail ?? {}),
      })),
    );
  }

  /** Call after the commit: listeners look for what is new. */
  wake(): void {
    this.#bell.emit('news');
  }

  /** @returns how to stop listening */
  subscribe(listener: () => void): () => void {
    this.#bell.on('news', listener);
    return () => this.#bell.off('news', listener);
  }

  async since(seq: number, limit = 200): Promise<StoredNews[]> {
    const rows = await this.#store.db
      .selectFrom('events')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ seq: number, at_ms, kind, act, dossier, detail }) => ({
      seq: number,
      at: at_ms,
      kind,
      act,
      dossier,
      detail: JSON.parse(detail) as Record<string, unknown>,
    }));
  }

  /** Number up to which events may be missing, because old ones are not kept. */
  horizon(): Promise<number> {
    return newsHorizon(this.#store.db);
  }

  async last(): Promise<number> {
    const row = await this.#store.db
      .selectFrom('events')
      .select((eb) => eb.fn.max('seq').as('seq'))
      .executeTakeFirst();
    return row?.seq ?? 0;
  }
}
