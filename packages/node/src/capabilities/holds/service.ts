// SPDX-License-Identifier: Apache-2.0
// Legal holds as people deal with them: placed on an act or a dossier with ground, reason, end and review; reviewed; lifted; ended by their time.
import { newRandomId } from '@tansiq/protocol';
import { sql } from 'kysely';
import type { NeedToKnow, Officer } from '../../access/index.ts';
import type { BlobStore } from '../../blobs/index.ts';
import { finishErasure } from '../../content/erase.ts';
import { freeActs, holdActs } from '../../content/holds.ts';
import { readablePredicate } from '../../content/readers.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import type { Gatekeeper } from '../../exchange/gatekeeper.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import { notFound } from '../../refusal.ts';
import type { LegalHoldsTable, Store, Tx } from '../../store/index.ts';
import { eraseAtTerm } from '../retention/index.ts';
import { holdEnded, nothingToHold, wrongHoldDays } from './refusals.ts';
import type { HoldItem, HoldWish } from './shapes.ts';

export interface HoldsParts {
  store: Store;
  needToKnow: Pick<NeedToKnow, 'knows'>;
  book: Pick<AgreementBook, 'all'>;
  gate: Pick<Gatekeeper, 'profiles'>;
  journal: Journal;
  news: NewsDesk;
  blobs: Pick<BlobStore, 'delete'>;
  now: () => number;
}

type On = { act: string } | { dossier: string };

const DAY = 86_400_000;
const LONGEST = 2 * 366 * DAY;
/** How many are listed. */
const MOST = 200;

export class Holds {
  readonly #parts: HoldsParts;

  constructor(parts: HoldsParts) {
    this.#parts = parts;
  }

  /** Those on acts that the officer may read and dossiers of which they may, what stands first. */
  async list(
    officer: Officer,
    on: { act?: string | undefined; dossier?: string | undefined },
  ): Promise<HoldItem[]> {
    const { store, now } = this.#parts;
    const of = sql<boolean>`exists (select 1 from acts where (acts.id = legal_holds.act or acts.dossier = legal_holds.dossier)
      and ${readablePredicate(officer, now())})`;
    let query = store.db.selectFrom('legal_holds').selectAll().where(of);
    const { act, dossier } = on;
    if (act !== undefined)
      query = query.where(({ eb, or, selectFrom }) =>
        or([
          eb('act', '=', act),
          eb('dossier', 'in', selectFrom('acts').select('acts.dossier').where('acts.id', '=', act) as never),
        ]),
      );
    if (dossier !== undefined) query = query.where('dossier', '=', dossier);
    const rows = await query
      .orderBy(sql`case when ended_ms is null then 0 else 1 end`)
      .orderBy('review_ms')
      .orderBy('id')
      .limit(MOST)
      .execute();
    const users = await store.db
      .selectFrom('users')
      .select(['id', 'name'])
      .where('id', 'in', ['', ...rows.flatMap(({ placed_by, ended_by }) => [placed_by, ended_by ?? ''])])
      .execute();
    const nameOf = (user: string) => users.find(({ id }) => id === user)?.name ?? '';
    return rows.map((row) => itemOf(row, nameOf, now()));
  }

  /** @throws Refusal 404 for what the officer may not know of, 409 where there is nothing to hold, 422 for its days */
  async place(officer: Officer, on: On, wish: HoldWish): Promise<{ id: string }> {
    const { store, journal, now } = this.#parts;
    checkDays(wish, now());
    if ('dossier' in on && !(await this.#parts.needToKnow.knows(officer, on.dossier))) throw notFound();
    const id = newRandomId();
    await store.writer.alone(async (tx) => {
      await this.#mayBeHeld(tx, officer, on);
      const { until, review, ...ground } = wish;
      await tx
        .insertInto('legal_holds')
        .values({
          ...{ id, act: null, dossier: null, ...on, ...ground, until_ms: until, review_ms: review },
          ...{ placed_by: officer.id, placed_ms: now(), ended_by: null, ended_ms: null, why: null },
        })
        .execute();
      await holdActs(tx, 'act' in on ? [on.act] : on);
      const detail = { event: 'hold', hold: id, ground: wish.ground, citation: wish.citation, until };
      await journal.record(tx, { who: officer.id, what: 'restrict', ...on, why: wish.reason, detail });
    });
    return { id };
  }

  /** That it is still needed, and when somebody looks next. @throws Refusal 404, 409, 422 */
  async review(
    officer: Officer,
    id: string,
    { review, why }: { review: number; why: string },
  ): Promise<void> {
    const { store, journal, now } = this.#parts;
    await store.writer.write(async (tx) => {
      const row = await this.#standing(tx, officer, id);
      checkDays({ until: row.until_ms, review }, now());
      await tx.updateTable('legal_holds').set({ review_ms: review }).where('id', '=', id).execute();
      const detail = { event: 'hold-reviewed', hold: id, review };
      await journal.record(tx, { who: officer.id, what: 'restrict', ...onOf(row), why, detail });
    });
  }

  /** What it kept is again what it was; what was to be erased meanwhile, by a term or a recall of ours, is erased at once. @throws Refusal 404, 409 */
  async lift(officer: Officer, id: string, why: string): Promise<void> {
    await this.#end(async (tx) => {
      const row = await this.#standing(tx, officer, id);
      return [{ row, who: officer.id, why }];
    });
  }

  /** Ends those whose time has come. Answers how many. */
  async lapse(): Promise<number> {
    const { store, now } = this.#parts;
    const over = () =>
      store.db
        .selectFrom('legal_holds')
        .selectAll()
        .where(sql<boolean>`ended_ms is null`)
        .where('until_ms', '<=', now());
    if ((await over().execute()).length === 0) return 0;
    return this.#end(async (tx) => {
      const rows = await tx
        .selectFrom('legal_holds')
        .selectAll()
        .where(sql<boolean>`ended_ms is null`)
        .where('until_ms', '<=', now())
        .execute();
      return rows.map((row) => ({ row, who: 'system' }));
    });
  }

  async #end(
    which: (tx: Tx) => Promise<{ row: LegalHoldsTable; who: string; why?: string }[]>,
  ): Promise<number> {
    const { store, journal, news, blobs, now } = this.#parts;
    const done = await store.writer.alone(async (tx) => {
      const ending = await which(tx);
      for (const { row, who, why } of ending) {
        await tx
          .updateTable('legal_holds')
          .set({ ended_by: who, ended_ms: now(), why: why ?? null })
          .where('id', '=', row.id)
          .execute();
        const detail = { event: 'hold-ended', hold: row.id };
        await journal.record(tx, {
          who,
          what: 'restrict',
          ...onOf(row),
          ...(why !== undefined && { why }),
          detail,
        });
      }
      const freed = await freeActs(tx);
      await journal.record(
        tx,
        freed.erased.map((act) => ({
          who: 'system',
          what: 'erase' as const,
          act,
          detail: { after: 'hold' },
        })),
      );
      await news.tell(
        tx,
        freed.erased.map((act) => ({ kind: 'erased' as const, act })),
      );
      return { count: ending.length, freed };
    });
    news.wake();
    if (done.freed.erased.length > 0) await finishErasure(store, done.freed, (blob) => blobs.delete(blob));
    await eraseAtTerm(this.#parts);
    return done.count;
  }

  async #mayBeHeld(tx: Tx, officer: Officer, on: On): Promise<void> {
    if ('dossier' in on) return;
    const row = await tx
      .selectFrom('acts')
      .select(['kind', 'hold'])
      .where('id', '=', on.act)
      .where(readablePredicate(officer, this.#parts.now()))
      .executeTakeFirst();
    if (!row) throw notFound();
    if (row.kind !== 'content' || row.hold === 2) throw nothingToHold();
  }

  async #standing(tx: Tx, officer: Officer, id: string): Promise<LegalHoldsTable> {
    const row = await tx.selectFrom('legal_holds').selectAll().where('id', '=', id).executeTakeFirst();
    const known = await tx
      .selectFrom('acts')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', row?.act ?? ''), eb('dossier', '=', row?.dossier ?? '')]))
      .where(readablePredicate(officer, this.#parts.now()))
      .limit(1)
      .executeTakeFirst();
    if (!row || !known) throw notFound();
    if (row.ended_ms !== null) throw holdEnded();
    return row;
  }
}

const onOf = ({ act, dossier }: LegalHoldsTable) => ({
  ...(act !== null && { act }),
  ...(dossier !== null && { dossier }),
});

function checkDays({ until, review }: Pick<HoldWish, 'until' | 'review'>, nowMs: number): void {
  if (until <= nowMs || until > nowMs + LONGEST || review <= nowMs || review > until) throw wrongHoldDays();
}

function itemOf(row: LegalHoldsTable, nameOf: (user: string) => string, nowMs: number): HoldItem {
  const stands = row.ended_ms === null;
  return {
    ...{ id: row.id, ...onOf(row), ground: row.ground as HoldItem['ground'] },
    ...{ citation: row.citation, reason: row.reason, until: row.until_ms, review: row.review_ms },
    placed: { user: row.placed_by, name: nameOf(row.placed_by), at: row.placed_ms },
    ...{ stands, reviewDue: stands && row.review_ms <= nowMs },
    ...(row.ended_by !== null &&
      row.ended_ms !== null && {
        ended: {
          ...{ user: row.ended_by, name: nameOf(row.ended_by), at: row.ended_ms },
          ...(row.why !== null && { why: row.why }),
        },
      }),
  };
}
