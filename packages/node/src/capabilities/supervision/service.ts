// SPDX-License-Identifier: Apache-2.0
// The supervisor's desk: is the journal whole and witnessed, what was disclosed to whom under which agreement, what was erased, refused,
// and what is overdue. Numbers over a time, each with the list that it counts.
import { sql } from 'kysely';
import type { Officer } from '../../access/index.ts';
import { countsIn, type Journal, positionsIn, type Span, WITNESS_SETTING } from '../../journal/index.ts';
import type { Store } from '../../store/index.ts';

export interface SupervisionParts {
  store: Store;
  self: string;
  journal: Journal;
  now: () => number;
}

export interface Disclosures {
  party: string;
  lineage?: string;
  acts: number;
}

const DAY = 86_400;
/** Rows of the journal that are counted at most: the newest of the time. */
const COUNTED = 500_000;
/** Days after which an answer is called overdue here: "any other request" (rules of exchange, article 19). */
const ANSWER_DAYS = 7;
const MOST_OVERDUE = 1_000;

export class Supervision {
  readonly #parts: SupervisionParts;

  constructor(parts: SupervisionParts) {
    this.#parts = parts;
  }

  /** @param span seconds since 1970; thirty days when it does not say */
  async look(officer: Officer, span: Span) {
    const { store, journal, now } = this.#parts;
    const until = span.until ?? Math.floor(now() / 1000);
    const since = span.since ?? until - 30 * DAY;
    const [deeds, disclosures, overdue] = [
      await this.#deeds({ since, until }),
      await this.#disclosures({ since, until }),
      await this.#overdue(),
    ];
    await store.writer.write((tx) =>
      journal.record(tx, { who: officer.id, what: 'read', detail: { supervision: true } }),
    );
    return { since, until, journal: await this.#witnessed(), ...deeds, disclosures, overdue };
  }

  /** The acts behind one number of disclosures, newest first; headers only. */
  async disclosed(
    officer: Officer,
    {
      party,
      lineage,
      since,
      until,
      before,
      limit,
    }: Required<Span> & {
      party: string;
      lineage?: string | undefined;
      before?: number | undefined;
      limit: number;
    },
  ) {
    const { store, journal } = this.#parts;
    let query = this.#out({ since, until })
      .select(['acts.seq', 'acts.id', 'acts.type', 'acts.stored_ms', 'acts.composed_by', 'acts.released_by'])
      .where('audience.party', '=', party);
    query = lineage === undefined ? query : query.where('acts.lineage', '=', lineage);
    if (before !== undefined) query = query.where('acts.seq', '<', before);
    const rows = await query.orderBy('acts.seq', 'desc').limit(limit).execute();
    const people = await store.db
      .selectFrom('users')
      .select(['id', 'name'])
      .where('id', 'in', ['', ...rows.flatMap((row) => [row.composed_by ?? '', row.released_by ?? ''])])
      .execute();
    const name = (id: string | null) => people.find((one) => one.id === id)?.name ?? id ?? undefined;
    await store.writer.write((tx) =>
      journal.record(tx, {
        who: officer.id,
        what: 'search',
        detail: { supervision: true, to: party, shown: rows.length },
      }),
    );
    return rows.map((row) => ({
      ...{ seq: row.seq, act: row.id, type: row.type, at: row.stored_ms },
      ...(name(row.composed_by) !== undefined && { composedBy: name(row.composed_by) }),
      ...(name(row.released_by) !== undefined && { releasedBy: name(row.released_by) }),
    }));
  }

  /** How often each thing was done, from the journal itself. */
  async #deeds(span: Span) {
    const { store } = this.#parts;
    const found = await positionsIn(store.db, span);
    if (!found) return { deeds: [], deedsCapped: false };
    const first = Math.max(found.first, found.last - COUNTED + 1);
    const counts = await countsIn(store, { ...found, first });
    return {
      deeds: [...counts].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count),
      deedsCapped: first > found.first,
    };
  }

  async #disclosures(span: Required<Span>): Promise<Disclosures[]> {
    const rows = await this.#out(span)
      .select(['audience.party', 'acts.lineage', (eb) => eb.fn.countAll<number>().as('n')])
      .groupBy(['audience.party', 'acts.lineage'])
      .orderBy('audience.party')
      .execute();
    return rows.map(({ party, lineage, n }) => ({
      party,
      ...(lineage !== null && { lineage }),
      acts: Number(n),
    }));
  }

  /** Own acts of content that left in a time, by addressee. */
  #out({ since, until }: Required<Span>) {
    const { store, self } = this.#parts;
    return store.db
      .selectFrom('acts')
      .innerJoin('audience', 'audience.act', 'acts.id')
      .where('acts.stored_ms', '>=', (since ?? 0) * 1000)
      .where('acts.stored_ms', '<=', (until ?? 0) * 1000 + 999)
      .where('acts.own', '=', 1)
      .where('acts.kind', '=', 'content')
      .where('acts.status', 'in', ['sent', 'held', 'accepted', 'refused', 'unreadable', 'quarantined'])
      .where('audience.party', '<>', self);
  }

  async #overdue() {
    const { store, now } = this.#parts;
    const rows = await store.db
      .selectFrom('awaited')
      .innerJoin('acts', 'acts.id', 'awaited.act')
      .select(['awaited.kind', 'awaited.mine', 'awaited.party', 'acts.author', 'awaited.since_ms'])
      .where('awaited.kind', 'in', ['recall', 'outcome'])
      .where('awaited.since_ms', '<', now() - ANSWER_DAYS * DAY * 1000)
      .where('acts.hold', '=', 0)
      .where(
        sql<boolean>`not exists (select 1 from taken_note n where n.kind = awaited.kind and n.subject = awaited.act)`,
      )
      .orderBy('awaited.since_ms')
      .limit(MOST_OVERDUE)
      .execute();
    const groups = Map.groupBy(
      rows,
      (row) => `${row.kind} ${row.mine === 1 ? row.author : row.party} ${row.mine}`,
    );
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const mine = first.mine === 1;
      return [
        {
          ...{ kind: first.kind, mine, party: mine ? first.author : first.party },
          ...{ count: group.length, oldest: first.since_ms },
        },
      ];
    });
  }

  async #witnessed() {
    const { store, journal } = this.#parts;
    const head = await store.db
      .selectFrom('log_heads')
      .select(['size', 'cosigned_size'])
      .where('log', '=', journal.origin)
      .executeTakeFirst();
    const row = await store.db
      .selectFrom('settings')
      .select('value')
      .where('name', '=', WITNESS_SETTING)
      .executeTakeFirst();
    const last = JSON.parse(row?.value ?? '{}') as { at?: number; result?: string; why?: string };
    return {
      origin: journal.origin,
      size: head?.size ?? 0,
      cosigned: head?.cosigned_size ?? 0,
      ...(last.at !== undefined && { at: last.at * 1000 }),
      ...(last.result !== undefined && { result: last.result }),
      ...(last.why !== undefined && { why: last.why }),
    };
  }
}
