// SPDX-License-Identifier: Apache-2.0
// Standing orders as people deal with them: made and ended by the head, listed to all who work under them and to who oversees.
import { isPartyId, newRandomId } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import { orderOf, standsAt } from '../../exchange/standing-orders.ts';
import type { Journal } from '../../journal/index.ts';
import { notFound } from '../../refusal.ts';
import type { Store } from '../../store/index.ts';
import { unknownParty } from '../reports/index.ts';
import { orderEnded, ordersNotProvided, wrongEnd } from './refusals.ts';
import type { OrderItem, OrderWish } from './shapes.ts';

export interface StandingOrdersParts {
  store: Store;
  book: AgreementBook;
  directory: PartyDirectory;
  journal: Journal;
  now: () => number;
}

const YEAR_MS = 366 * 86_400_000;
/** How many are listed. */
const MOST = 200;

export class StandingOrders {
  readonly #parts: StandingOrdersParts;

  constructor(parts: StandingOrdersParts) {
    this.#parts = parts;
  }

  /** Those that stand before those that do not; newest first. */
  async list(): Promise<OrderItem[]> {
    const { store, now } = this.#parts;
    const rows = await store.db
      .selectFrom('standing_orders')
      .selectAll()
      .orderBy(({ and, eb }) => and([eb('ended_ms', 'is', null), eb('until_ms', '>', now())]), 'desc')
      .orderBy('made_ms', 'desc')
      .orderBy('id')
      .limit(MOST)
      .execute();
    const users = await store.db
      .selectFrom('users')
      .select(['id', 'name'])
      .where('id', 'in', ['', ...rows.flatMap(({ made_by, ended_by }) => [made_by, ended_by ?? ''])])
      .execute();
    const counts = await store.db
      .selectFrom('ordered_acts')
      .select(['standing_order', (eb) => eb.fn.countAll<number>().as('n')])
      .where('standing_order', 'in', ['', ...rows.map(({ id }) => id)])
      .groupBy('standing_order')
      .execute();
    const person = (user: string, at: number) => ({
      ...{ user, at, name: users.find(({ id }) => id === user)?.name ?? user },
    });
    return rows.map((row) => ({
      ...{ id: row.id, lineage: row.lineage, to: row.to_party, purpose: row.purpose },
      crimeAreas: JSON.parse(row.crime_areas) as string[],
      dataCategories: JSON.parse(row.data_categories) as string[],
      ...{ until: row.until_ms, stands: standsAt(row, now()), made: person(row.made_by, row.made_ms) },
      ...(row.ended_by !== null && row.ended_ms !== null && { ended: person(row.ended_by, row.ended_ms) }),
      acts: Number(counts.find(({ standing_order }) => standing_order === row.id)?.n ?? 0),
    }));
  }

  /** @throws Refusal 409 where no agreement in force provides for it, 422 for a partner that is not one and for its end */
  async make(officer: Officer, wish: OrderWish): Promise<{ id: string }> {
    const { store, book, directory, journal, now } = this.#parts;
    const { lineage, to, purpose, until } = wish;
    if (!isPartyId(to) || directory.trusted(to)?.status !== 'confirmed') throw unknownParty(to);
    if (until <= now() || until > now() + YEAR_MS) throw wrongEnd();
    const id = newRandomId();
    await store.writer.write(async (tx) => {
      const { state, terms } = await book.view(tx, lineage, Math.floor(now() / 1000));
      if (state.state !== 'in-force' || !terms?.parties.has(to) || !terms?.merged.routine?.standingOrders)
        throw ordersNotProvided();
      const row = {
        ...{ id, lineage, to_party: to, purpose, made_by: officer.id, made_ms: now(), until_ms: until },
        crime_areas: JSON.stringify([...new Set(wish.crimeAreas)].sort()),
        data_categories: JSON.stringify([...new Set(wish.dataCategories)].sort()),
        ...{ ended_by: null, ended_ms: null },
      };
      await tx.insertInto('standing_orders').values(row).execute();
      const detail = { event: 'standing-order', order: id, to, lineage };
      await journal.record(tx, { who: officer.id, what: 'configuration', why: purpose, detail });
    });
    return { id };
  }

  /** @throws Refusal 404, 409 */
  async end(officer: Officer, id: string): Promise<void> {
    const { store, journal, now } = this.#parts;
    await store.writer.write(async (tx) => {
      const order = await orderOf(tx, id);
      if (!order) throw notFound();
      if (!standsAt(order, now())) throw orderEnded();
      await tx
        .updateTable('standing_orders')
        .set({ ended_by: officer.id, ended_ms: now() })
        .where('id', '=', id)
        .execute();
      const detail = { event: 'standing-order-ended', order: id };
      await journal.record(tx, { who: officer.id, what: 'configuration', detail });
    });
  }
}
