// SPDX-License-Identifier: Apache-2.0
// Sends what is due, one message a user and way: what it counts is looked up when it goes, through the gate, so that it is never about
// something its reader may no longer know. What fails is tried again, ever more seldom, for some days.
import { createHash } from 'node:crypto';
import { officerOf } from '../../access/index.ts';
import type { Logger } from '../../logging/index.ts';
import type { NoticeDueTable, Store, UsersTable } from '../../store/index.ts';
import { noticeKinds } from './kinds.ts';
import { known } from './service.ts';
import { type Message, NotSent, pauseAfterFailure, type Way } from './ways/way.ts';
import { reachOf, type Wishes, wishesOf } from './wishes.ts';

export type Ways = Partial<Record<NoticeDueTable['way'], Way>>;

export interface SenderParts {
  store: Store;
  self: string;
  link: string;
  ways: Ways;
  log: Pick<Logger, 'warn' | 'error'>;
  now: () => number;
}

const LOOK_MS = 5_000;
const AT_ONCE = 50;
/** Attempts, of which the later ones are six hours apart: some four days. */
const MOST_ATTEMPTS = 25;
/** For how long a message is one process's to send. */
const CLAIM_MS = 120_000;
const MOST_COUNTED = 500;

type Due = NoticeDueTable & { due_ms: number };

export class Sender {
  readonly #parts: SenderParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  start(): void {
    if (Object.keys(this.#parts.ways).length === 0) return;
    const turn = () => {
      this.#running = this.sendDue()
        .catch((error: unknown) => this.#parts.log.error({ err: error }, 'notices could not be sent'))
        .finally(() => {
          if (!this.#stopped) this.#timer = setTimeout(turn, LOOK_MS).unref();
        });
    };
    turn();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
    for (const way of Object.values(this.#parts.ways)) way.close();
  }

  /** Sends all that is due now. Answers how many messages went. */
  async sendDue(): Promise<number> {
    const { store, now } = this.#parts;
    const rows = await store.db
      .selectFrom('notice_due')
      .selectAll()
      .where('due_ms', '<=', now())
      .orderBy('due_ms')
      .limit(AT_ONCE)
      .execute();
    let sent = 0;
    for (const row of rows as Due[]) {
      if (this.#stopped) break;
      if (await this.#claim(row)) sent += (await this.#send(row)) ? 1 : 0;
    }
    return sent;
  }

  /** Only one process sends a message: who moved its moment has it. */
  async #claim({ user, way, due_ms }: Due): Promise<boolean> {
    const { store, now } = this.#parts;
    const moved = await store.writer.write((tx) =>
      tx
        .updateTable('notice_due')
        .set({ due_ms: now() + CLAIM_MS })
        .where('user', '=', user)
        .where('way', '=', way)
        .where('due_ms', '=', due_ms)
        .executeTakeFirst(),
    );
    return moved.numUpdatedRows === 1n;
  }

  async #send(due: Due): Promise<boolean> {
    const { ways, log, now } = this.#parts;
    const way = ways[due.way];
    const found = await this.#messageFor(due);
    if (!way || !found) {
      await this.#settle(due, { due_ms: null });
      return false;
    }
    const { message, rev } = found;
    try {
      await way.send(message);
    } catch (error) {
      if (!(error instanceof NotSent)) throw error;
      const attempts = due.attempts + 1;
      const over = attempts >= MOST_ATTEMPTS;
      log.warn({ step: due.way, code: error.code, count: attempts }, 'a notice could not be sent');
      await this.#settle(due, {
        attempts,
        error: error.code,
        due_ms: over ? null : now() + pauseAfterFailure(attempts),
      });
      return false;
    }
    await this.#settle(due, { due_ms: null, attempts: 0, error: null, told_rev: rev, told_ms: now() });
    return true;
  }

  async #settle({ user, way }: Due, change: Partial<NoticeDueTable>): Promise<void> {
    await this.#parts.store.writer.write((tx) =>
      tx.updateTable('notice_due').set(change).where('user', '=', user).where('way', '=', way).execute(),
    );
  }

  /** What is unread, new since the last message, still known to its reader and wanted by them; nothing when that is nothing. */
  async #messageFor(due: Due): Promise<{ message: Message; rev: number } | undefined> {
    const { store, self, link, now } = this.#parts;
    const user = await store.db
      .selectFrom('users')
      .selectAll()
      .where('id', '=', due.user)
      .where('state', '=', 'active')
      .executeTakeFirst();
    if (!user) return undefined;
    const wishes = (await wishesOf(store.db, [user.id])).get(user.id) as Wishes;
    if (!wishes[due.way]) return undefined;
    const rows = await store.db
      .selectFrom('notices')
      .selectAll()
      .where('user', '=', user.id)
      .where('read_ms', 'is', null)
      .where('rev', '>', due.told_rev)
      .orderBy('rev', 'desc')
      .limit(MOST_COUNTED)
      .execute();
    const wanted = (await known(store.db, officerOf(user), now(), rows)).filter(
      ({ kind }) => reachOf(wishes, kind) === 'all',
    );
    const counts = noticeKinds.flatMap((kind) => {
      const count = wanted.reduce((sum, one) => (one.kind === kind ? sum + one.count : sum), 0);
      return count === 0 ? [] : [{ kind, count }];
    });
    const rev = rows[0]?.rev ?? 0;
    if (counts.length === 0) return undefined;
    const id = idOf(self, user, rev);
    const { language } = officerOf(user);
    const { login } = user;
    return {
      message: { id, at: now(), login, language, address: wishes.address, counts, link },
      rev,
    };
  }
}

const idOf = (self: string, { id }: UsersTable, rev: number): string =>
  createHash('sha256').update(`${self}/${id}/${rev}`).digest('hex').slice(0, 32);
