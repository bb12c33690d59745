// SPDX-License-Identifier: Apache-2.0
// Turns what the node wrote down as new into notices for people. Events stand in the transaction of what they tell; here each is told
// once, in the transaction that marks it, together with the messages that are then due: a crash between loses and doubles nothing.
import { sql } from 'kysely';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Logger } from '../../logging/index.ts';
import { type Dialect, lockRows, type Store, type Tx } from '../../store/index.ts';
import {
  type DraftOf,
  type NoticeKind,
  type Told,
  type ToldEvent,
  toldOf,
  toldOfDraft,
  toldOfRefusal,
} from './kinds.ts';
import { recipientsOf, type ToUser } from './recipients.ts';
import { reachOf, type Wishes, wishesOf } from './wishes.ts';

export interface NotifierParts {
  store: Store;
  self: string;
  news: NewsDesk;
  log: Pick<Logger, 'error'>;
  now: () => number;
  /** The ways that the configuration has. */
  ways: readonly ('mail' | 'webhook')[];
}

const GROUP = 500;
/** What comes within these is told in one message. */
const GATHER_MS = 15_000;
/** Another process of this node may have written what nobody told this one. */
const LOOK_MS = 20_000;

export class Notifier {
  readonly #parts: NotifierParts;
  #running: Promise<void> = Promise.resolve();
  #again = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#unsubscribe = this.#parts.news.subscribe(() => this.#ring());
    this.#timer = setInterval(() => this.#ring(), LOOK_MS).unref();
    this.#ring();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Tells all that nobody has been told of yet. Answers how many events there were. */
  async tellAll(): Promise<number> {
    let all = 0;
    for (;;) {
      const { events, users } = await this.#parts.store.writer.alone((tx) => this.#tellSome(tx));
      if (users > 0) this.#parts.news.wake();
      all += events;
      if (events < GROUP || this.#stopped) return all;
    }
  }

  #ring(): void {
    if (this.#again || this.#stopped) return;
    this.#again = true;
    this.#running = this.#running.then(async () => {
      this.#again = false;
      if (this.#stopped) return;
      try {
        await this.tellAll();
      } catch (error) {
        this.#parts.log.error({ err: error }, 'notices could not be written');
      }
    });
  }

  async #tellSome(tx: Tx): Promise<{ events: number; users: number }> {
    const { store, self, now } = this.#parts;
    const events = await untold(tx, store.dialect);
    if (events.length === 0) return { events: 0, users: 0 };
    const drafts = await draftsOf(tx, events);
    const told = [
      ...events.flatMap((event) => toldOf(event, self)),
      ...events.flatMap((event) => {
        const draft = event.kind === 'draft' ? drafts.get(String(event.detail.draft)) : undefined;
        return draft ? toldOfDraft(event, draft) : [];
      }),
      ...(await refusals(tx, events, self)),
    ];
    const to = await recipientsOf(tx, told, drafts, now());
    const users = await this.#write(tx, to);
    await tx
      .updateTable('events')
      .set({ told: 1 })
      .where(
        'seq',
        'in',
        events.map((event) => event.seq),
      )
      .execute();
    return { events: events.length, users };
  }

  async #write(tx: Tx, to: readonly ToUser[]): Promise<number> {
    if (to.length === 0) return 0;
    const { now, news } = this.#parts;
    const wishes = await wishesOf(tx, [...new Set(to.map((one) => one.to))]);
    const wanted = to.filter((one) => reachOf(wishes.get(one.to) as Wishes, one.kind) !== 'off');
    for (const rows of Map.groupBy(wanted, (one) => `${one.to} ${one.kind} ${one.subject}`).values())
      await raise(tx, rows, now());
    const users = [...Map.groupBy(wanted, (one) => one.to)];
    for (const [user, rows] of users) {
      await this.#due(tx, user, wishes.get(user) as Wishes, rows);
      // For the user's open pages alone; nobody is told of it again.
      await news.tell(tx, [{ kind: 'notice', detail: { user }, told: true }]);
    }
    return users.length;
  }

  /** A message is due once what came together is gathered, and not before the user's quiet time is over. */
  async #due(tx: Tx, user: string, wishes: Wishes, rows: readonly Told[]): Promise<void> {
    if (!rows.some(({ kind }) => reachOf(wishes, kind) === 'all')) return;
    const at = this.#parts.now();
    for (const way of this.#parts.ways) {
      if (!wishes[way] || (way === 'mail' && wishes.address === '')) continue;
      const quiet = sql<number>`case when notice_due.told_ms + ${wishes.quiet * 60_000} > ${at + GATHER_MS} then notice_due.told_ms + ${wishes.quiet * 60_000} else ${at + GATHER_MS} end`;
      await tx
        .insertInto('notice_due')
        .values({ user, way, due_ms: at + GATHER_MS, attempts: 0, told_rev: 0, told_ms: 0, error: null })
        .onConflict((on) =>
          on
            .columns(['user', 'way'])
            .doUpdateSet({ due_ms: quiet, attempts: 0 })
            .where('notice_due.due_ms', 'is', null),
        )
        .execute();
    }
  }
}

async function untold(tx: Tx, dialect: Dialect): Promise<ToldEvent[]> {
  // Another process that tells the same ones is waited for, and then finds them told.
  const found = await sql<{
    seq: number;
    kind: string;
    act: string | null;
    dossier: string | null;
    detail: string;
  }>`select seq, kind, act, dossier, detail from events where told = 0 order by seq limit ${GROUP}${lockRows(dialect, 'update')}`.execute(
    tx,
  );
  return found.rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> }));
}

async function draftsOf(tx: Tx, events: readonly ToldEvent[]): Promise<ReadonlyMap<string, DraftOf>> {
  const ids = events.flatMap(({ kind, detail }) => (kind === 'draft' ? [String(detail.draft)] : []));
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('drafts').select(['id', 'owner', 'body']).where('id', 'in', ids).execute();
  const steps = await tx
    .selectFrom('draft_steps')
    .select(['draft', 'what'])
    .where('draft', 'in', ids)
    .orderBy('n')
    .execute();
  const last = new Map(steps.map(({ draft, what }) => [draft, what]));
  return new Map(
    rows.map(({ id, owner, body }) => {
      const { dossier } = JSON.parse(body) as { dossier?: string };
      return [id, { owner, dossier, returned: last.get(id) === 'returned' }];
    }),
  );
}

/** What partners did not take, from the entries that their dispositions speak of. */
async function refusals(tx: Tx, events: readonly ToldEvent[], self: string): Promise<Told[]> {
  const told: Told[] = [];
  for (const event of events) {
    const { party, first, size } = event.detail;
    if (event.kind !== 'disposition' || typeof first !== 'number' || typeof size !== 'number') continue;
    const rows = await tx
      .selectFrom('entries')
      .innerJoin('acts', 'acts.id', 'entries.act')
      .select(['acts.id as act', 'acts.dossier'])
      .where('entries.from_party', '=', self)
      .where('entries.to_party', '=', String(party))
      .where('entries.idx', '>=', first)
      .where('entries.idx', '<', size)
      .where(sql<boolean>`entries.result in ('refused', 'unreadable', 'quarantined')`)
      .execute();
    told.push(...rows.map((row) => toldOfRefusal(event, row)));
  }
  return told;
}

/** A new notice, or one more of what its user has not read yet. */
async function raise(tx: Tx, rows: readonly ToUser[], at: number): Promise<void> {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return;
  const { to: user, kind, subject } = first as ToUser & { kind: NoticeKind };
  const more = { act: last.act ?? null, rev: last.rev, at_ms: at };
  await tx
    .insertInto('notices')
    .values({ user, kind, subject, count: rows.length, read_ms: null, ...more })
    .onConflict((on) =>
      on
        .columns(['user', 'kind', 'subject'])
        .where('read_ms', 'is', null)
        .doUpdateSet({ ...more, count: sql<number>`notices.count + ${rows.length}` }),
    )
    .execute();
}
