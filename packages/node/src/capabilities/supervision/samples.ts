// SPDX-License-Identifier: Apache-2.0
// Samples: a random choice of what people did, for the supervisor to look at one by one. The choice follows from a seed and the rows
// alone, so that anybody who has the journal can make it again and see that nothing was picked.
import { createHash, randomBytes } from 'node:crypto';
import { newRandomId } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { type Journal, type JournalVerb, positionsIn, positionsOf, type Span } from '../../journal/index.ts';
import { notFound, Refusal } from '../../refusal.ts';
import type { SampleNotesTable, SamplesTable, Store } from '../../store/index.ts';

export const sampleKinds = ['consultations', 'disclosures', 'changes', 'refusals'] as const;
export type SampleKind = (typeof sampleKinds)[number];
export const verdicts = ['in-order', 'question', 'breach'] as const;
export type Verdict = SampleNotesTable['verdict'];

/** LED Art. 25(1): consultation, disclosure, alteration and erasure; and what was refused. */
const verbsOf: Readonly<Record<SampleKind, readonly JournalVerb[]>> = {
  consultations: ['read', 'search', 'export'],
  disclosures: ['release', 'send', 'disclose'],
  changes: ['compose', 'erase', 'restrict', 'user', 'configuration', 'agreement'],
  refusals: ['refuse', 'sign-in-failed'],
};

/** Rows that one sample may be taken from. */
const MOST_ROWS = 2_000_000;
const MOST_LISTED = 50;

export interface SamplesParts {
  store: Store;
  journal: Journal;
  now: () => number;
}

/** The order in which rows are taken: by SHA-256 of seed and position. */
export const rankOf = (seed: string, idx: number): string =>
  createHash('sha256').update(`${seed}/${idx}`).digest('hex');

/** The `size` rows that come first by rank, in the order of the journal. */
export function chosen(seed: string, size: number, rows: Iterable<number>): number[] {
  let kept: (readonly [rank: string, idx: number])[] = [];
  for (const idx of rows) {
    kept.push([rankOf(seed, idx), idx]);
    if (kept.length >= size * 2 + 64) kept = least(kept, size);
  }
  return least(kept, size)
    .map(([, idx]) => idx)
    .sort((a, b) => a - b);
}

const least = (ranked: (readonly [string, number])[], size: number) =>
  ranked.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, size);

export class Samples {
  readonly #parts: SamplesParts;

  constructor(parts: SamplesParts) {
    this.#parts = parts;
  }

  /** Takes a sample and records how. @throws Refusal 409 when the time has too many rows, or none of the kind */
  async take(officer: Officer, wanted: { kind: SampleKind; size: number } & Span): Promise<{ id: string }> {
    const { store, journal, now } = this.#parts;
    const span = await positionsIn(store.db, wanted);
    if (!span) throw nothingThere();
    if (span.last - span.first >= MOST_ROWS) throw tooMany();
    const seed = randomBytes(32).toString('base64url');
    let population = 0;
    let rows: number[] = [];
    for await (const some of positionsOf(store, span, verbsOf[wanted.kind])) {
      population += some.length;
      rows = chosen(seed, wanted.size, [...rows, ...some]);
    }
    if (rows.length === 0) throw nothingThere();
    const id = newRandomId();
    const row: SamplesTable = {
      ...{ id, at: Math.floor(now() / 1000), by: officer.id, kind: wanted.kind, seed, ...span, population },
      rows: JSON.stringify(rows),
    };
    await store.writer.write(async (tx) => {
      await tx.insertInto('samples').values(row).execute();
      await journal.record(tx, {
        who: officer.id,
        what: 'search',
        detail: {
          ...{ journal: true, sample: id, kind: wanted.kind, seed, first: span.first, last: span.last },
          ...{ population, size: rows.length },
        },
      });
    });
    return { id };
  }

  /** Newest first, each with how far the look at it has come. */
  async list() {
    const { db } = this.#parts.store;
    const rows = await db
      .selectFrom('samples')
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(MOST_LISTED)
      .execute();
    const notes = await db
      .selectFrom('sample_notes')
      .select(['sample', 'verdict', (eb) => eb.fn.countAll<number>().as('n')])
      .where('sample', 'in', ['', ...rows.map((row) => row.id)])
      .groupBy(['sample', 'verdict'])
      .execute();
    const n = (sample: string, verdict: Verdict) =>
      Number(notes.find((note) => note.sample === sample && note.verdict === verdict)?.n ?? 0);
    return rows.map((row) => {
      const { size, ...shown } = summary(row);
      const found = { breach: n(row.id, 'breach'), question: n(row.id, 'question') };
      return { ...shown, size, looked: found.breach + found.question + n(row.id, 'in-order'), ...found };
    });
  }

  /** One sample with its rows and what was found; the look is journalled. @throws Refusal 404 */
  async open(officer: Officer, id: string) {
    const { store, journal } = this.#parts;
    const row = await store.db.selectFrom('samples').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw notFound();
    const wanted = JSON.parse(row.rows) as number[];
    const rows = await store.db
      .selectFrom('journal')
      .select(['idx', 'at', 'row'])
      .where('idx', 'in', [-1, ...wanted])
      .orderBy('idx')
      .execute();
    const notes = await store.db.selectFrom('sample_notes').selectAll().where('sample', '=', id).execute();
    const said = rows.map((one) => ({
      ...one,
      row: one.row === null ? undefined : (JSON.parse(one.row) as Record<string, unknown>),
    }));
    const people = await store.db
      .selectFrom('users')
      .select(['id', 'name'])
      .where('id', 'in', ['', row.by, ...said.map((one) => String(one.row?.who ?? ''))])
      .execute();
    await store.writer.write((tx) =>
      journal.record(tx, {
        who: officer.id,
        what: 'read',
        detail: { journal: true, sample: id, shown: rows.length },
      }),
    );
    return {
      ...summary(row),
      people: Object.fromEntries(people.map((one) => [one.id, one.name])),
      rows: said.map(({ idx, at, row: what }) => {
        const note = notes.find((one) => one.idx === idx);
        return {
          ...{ idx, at },
          ...(what && { row: what }),
          ...(note && { verdict: note.verdict, note: note.note, noteBy: note.by, noteAt: note.at }),
        };
      }),
    };
  }

  /** What the supervisor found about one row; the newest word stands, the journal keeps that there was one. @throws Refusal 404 */
  async note(officer: Officer, id: string, idx: number, found: { verdict: Verdict; note: string }) {
    const { store, journal, now } = this.#parts;
    await store.writer.write(async (tx) => {
      const row = await tx.selectFrom('samples').select('rows').where('id', '=', id).executeTakeFirst();
      if (!row || !(JSON.parse(row.rows) as number[]).includes(idx)) throw notFound();
      const note = { ...found, by: officer.id, at: Math.floor(now() / 1000) };
      await tx
        .insertInto('sample_notes')
        .values({ sample: id, idx, ...note })
        .onConflict((on) => on.columns(['sample', 'idx']).doUpdateSet(note))
        .execute();
      await journal.record(tx, {
        who: officer.id,
        what: 'configuration',
        detail: { event: 'sample-note', sample: id, row: idx, verdict: found.verdict },
      });
    });
  }
}

const summary = ({ id, at, by, kind, seed, first, last, population, rows }: SamplesTable) => ({
  ...{ id, at, by, kind: kind as SampleKind, seed, first, last, population },
  size: (JSON.parse(rows) as number[]).length,
});

const nothingThere = () =>
  new Refusal({
    code: 'nothing-to-sample',
    status: 409,
    texts: {
      ar: 'لا توجد في هذه المدة صفوف من هذا النوع. اختر مدة أخرى أو نوعًا آخر.',
      es: 'En ese periodo no hay filas de esa clase. Elija otro periodo u otra clase.',
      fr: 'Il n’y a aucune ligne de ce genre dans cette période. Choisissez une autre période ou un autre genre.',
      en: 'There are no rows of this kind in that time. Choose another time or another kind.',
    },
  });

const tooMany = () =>
  new Refusal({
    code: 'too-many-rows',
    status: 409,
    texts: {
      ar: 'في هذه المدة أكثر من مليوني صف. اختر مدة أقصر.',
      es: 'En ese periodo hay más de dos millones de filas. Elija un periodo más corto.',
      fr: 'Cette période compte plus de deux millions de lignes. Choisissez une période plus courte.',
      en: 'There are more than two million rows in that time. Choose a shorter one.',
    },
  });
