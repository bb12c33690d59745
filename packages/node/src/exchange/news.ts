// SPDX-License-Identifier: Apache-2.0
// What changed, written in the transaction that changed it, and told to those who listen once it is on disk. Never content.
import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import { Alone, type Processes } from '../processes/index.ts';
import { insertMany, type Store, Together, type Tx } from '../store/index.ts';
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
    | 'recovery'
    /** Somebody has notices: `detail.user` alone hears of it. */
    | 'notice'
    /** An act was declared an emergency, here or by a partner: the supervisor and the head hear of it at once. */
    | 'emergency';
  act?: string | undefined;
  dossier?: string | undefined;
  detail?: Record<string, string | number | boolean | null>;
  /** For open pages alone: no notice is made of it. */
  told?: true;
}

interface EventRow extends Record<string, string | number | null> {
  kind: string;
}

const AFTER_JOURNAL = 1;
/** Number of the lock under which events get their numbers: any that nobody else locks. */
const IN_ORDER = 1_852_143_475;

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
  readonly #processes: Processes;
  readonly #bell = new EventEmitter();
  readonly #reading = new Together<undefined, readonly StoredNews[]>(async (from, who) => {
    const [seq = 0, limit = 0] = from.split(' ').map(Number);
    const news = await this.#since(seq, limit);
    return who.map(() => news);
  });

  constructor(store: Store, now: () => number, processes: Processes = new Alone()) {
    this.#store = store;
    this.#now = now;
    this.#processes = processes;
    this.#bell.setMaxListeners(0);
    for (const topic of ['news', 'changed'] as const) processes.on(topic, () => this.#bell.emit('news'));
  }

  /** Written at the end of the transaction, after the journal's rows. */
  async tell(tx: Tx, news: readonly News[]): Promise<void> {
    const rows = news.map(({ kind, act, dossier, detail, told }) => ({
      at_ms: this.#now(),
      kind,
      act: act ?? null,
      dossier: dossier ?? null,
      detail: JSON.stringify(detail ?? {}),
      told: told ? 1 : 0,
    }));
    await this.#store.writer.lastly(tx, this, rows, (last, all) => this.#write(last, all), AFTER_JOURNAL);
  }

  /** Call after the commit: listeners look for what is new, those of the node's other processes too. */
  wake(): void {
    this.#bell.emit('news');
    this.#processes.tell('news');
  }

  /** Events are on disk in the order of their numbers: a stream that has read one has read all before it. */
  async #write(tx: Tx, rows: readonly EventRow[]): Promise<void> {
    const { dialect } = this.#store;
    if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(IN_ORDER)})`.execute(tx);
    await insertMany(tx, dialect, 'events', rows);
  }

  /** @returns how to stop listening */
  subscribe(listener: () => void): () => void {
    this.#bell.on('news', listener);
    return () => this.#bell.off('news', listener);
  }

  /** Open pages that have seen the same are read for together. */
  since(seq: number, limit = 200): Promise<readonly StoredNews[]> {
    return this.#reading.ask(`${seq} ${limit}`, undefined);
  }

  async #since(seq: number, limit: number): Promise<readonly StoredNews[]> {
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
