// SPDX-License-Identifier: Apache-2.0
// Acts whose words meet a query, newest first, a few at a time: the caller stops when it has enough. Says nothing of who may read them.
import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import { type Db, listOf } from '../store/index.ts';
import { textMeets } from './match.ts';
import type { Query, Word } from './query.ts';
import { type Slots, unpackActs } from './segments.ts';
import { addBits, addSlots, type Bits, keepBoth, noBits, slotsOf } from './slots.ts';

export interface Scope {
  /** Circles of readers that an act may be for; every one while undefined. The caller may set it while it takes what is found. */
  circles?: ReadonlySet<number> | undefined;
  /** Author's time, seconds, both included. */
  since?: number | undefined;
  until?: number | undefined;
  /** Acts before this place. */
  before?: number | undefined;
}

export interface Candidate {
  seq: number;
  /** The circle of readers that it may be for (`circleOf`). */
  circle: number;
}

export interface Candidates {
  /** Newest first, and newer than whatever comes later. */
  acts: Candidate[];
  /** True when something was left out that may have been found. */
  cut: boolean;
}

/** Unfolded acts that one search looks through; more than this wait only while a node takes in a great many at once. */
const MOST_UNFOLDED = 8192;
/** Rows of words that one search reads: a beginning that thousands of words have stops here. */
const MOST_ROWS = 60_000;
const FIRST_SEGMENTS = 8;

/** Acts of the segments that were looked at last, so that they are not unpacked again. They never change; the store says which words they have. */
export class SegmentMemory {
  readonly #known = new Map<number, Slots>();

  async of(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Slots>> {
    const missing = ids.filter((id) => !this.#known.has(id));
    const rows =
      missing.length === 0
        ? []
        : await db
            .selectFrom('word_segments')
            .select(['id', 'acts'])
            .where('id', 'in', listOf(db, missing))
            .execute();
    const found = new Map<number, Slots>(rows.map(({ id, acts }) => [id, unpackActs(acts)]));
    for (const id of ids) {
      const slots = found.get(id) ?? this.#known.get(id);
      if (slots) found.set(id, slots);
    }
    for (const [id, slots] of found) this.#known.set(id, slots);
    // 2,048 segments are four million acts in 80 MB.
    for (const oldest of this.#known.keys()) if (this.#known.size > 2048) this.#known.delete(oldest);
    return found;
  }
}

export async function* findWords(
  db: Db,
  memory: SegmentMemory,
  query: Query,
  scope: Scope,
): AsyncGenerator<Candidates> {
  const { rows: newest, cut } = await unfolded(db, query, scope);
  const seen = new Set(newest.map(({ seq }) => seq));
  const segments = await segmentsOf(db, scope);
  const words = query.flat(2);
  let waiting = newest;
  let read = 0;
  let size = FIRST_SEGMENTS;
  for (let at = 0; at < segments.length && read < MOST_ROWS; at += size / 2) {
    const some = segments.slice(at, at + size);
    const rows = await wordRows(db, some, words);
    read += rows.length;
    const bits = bitsOf(rows, query, words);
    const known = await memory.of(db, [...bits.keys()]);
    const found = [...bits].flatMap(([id, met]) => inScope(known.get(id), met, scope));
    waiting = [...waiting, ...found.filter(({ seq }) => !seen.has(seq))].sort(newestFirst);
    // Acts of segments still to come may be newer than some of these.
    const next = segments[at + size]?.newest ?? -1;
    size *= 2;
    const sure = waiting.findIndex(({ seq }) => seq < next);
    const settled = sure < 0 ? waiting : waiting.slice(0, sure);
    waiting = sure < 0 ? [] : waiting.slice(sure);
    if (settled.length > 0) yield { acts: settled, cut };
  }
  yield { acts: waiting, cut: cut || read >= MOST_ROWS };
}

async function unfolded(db: Db, query: Query, scope: Scope): Promise<{ rows: Candidate[]; cut: boolean }> {
  const rows = await db
    .selectFrom('act_words')
    .select(['seq', 'circle', 'at', 'words'])
    .where('segment', '=', sql<number>`0`)
    .where('seq', '<', scope.before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('seq', 'desc')
    .limit(MOST_UNFOLDED)
    .execute();
  return {
    rows: rows
      .filter((row) => within(scope, row.seq, row.circle, row.at) && textMeets(row.words, query))
      .map(({ seq, circle }) => ({ seq, circle })),
    cut: rows.length === MOST_UNFOLDED,
  };
}

const newestFirst = (a: Candidate, b: Candidate): number => b.seq - a.seq;

const within = ({ circles, since, until, before }: Scope, seq: number, circle: number, at: number): boolean =>
  (circles?.has(circle) ?? true) &&
  (before === undefined || seq < before) &&
  (since === undefined || at >= since) &&
  (until === undefined || at <= until);

function segmentsOf(db: Db, { before }: Scope): Promise<{ id: number; newest: number }[]> {
  return db
    .selectFrom('word_segments')
    .select(['id', 'newest'])
    .where('oldest', '<', before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('newest', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

interface WordRow {
  segment: number;
  term: string;
  acts: string;
}

async function wordRows(
  db: Db,
  segments: readonly { id: number }[],
  words: readonly Word[],
): Promise<WordRow[]> {
  const ids = segments.map(({ id }) => id);
  const terms = [...new Set(words.flatMap((word) => ('begins' in word ? [] : word.anyOf)))];
  const beginnings = new Set(words.flatMap((word) => ('begins' in word ? [word.begins] : [])));
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  // PostgreSQL seeks each pair of an array of segments and one of terms; through a subquery it would read whole segments.
  const among = (list: readonly (number | string)[]): RawBuilder<unknown> =>
    postgres
      ? sql`= any(${list}::${sql.raw(typeof list[0] === 'number' ? 'bigint' : 'text')}[])`
      : sql`in (select value from json_each(${JSON.stringify(list)}))`;
  const parts: RawBuilder<WordRow>[] = [];
  if (terms.length > 0)
    parts.push(
      sql`select segment, term, acts from word_acts where segment ${among(ids)} and term ${among(terms)}`,
    );
  for (const begins of beginnings)
    parts.push(sql`select segment, term, acts from word_acts
      where segment ${among(ids)} and term >= ${begins} and term < ${`${begins}\u{10ffff}`}`);
  const { rows } = await sql<WordRow>`${sql.join(parts, sql` union all `)} limit ${MOST_ROWS}`.execute(db);
  return rows;
}

/** Acts of each segment that meet every clause, as far as an index without places tells: of phrases, those with all their words. */
function bitsOf(rows: readonly WordRow[], query: Query, words: readonly Word[]): Map<number, Bits> {
  const met = new Map<number, Bits>();
  for (const [segment, own] of Map.groupBy(rows, (row) => row.segment)) {
    const byWord = new Map<Word, Bits>();
    for (const word of words) {
      const bits = noBits();
      for (const { term, acts } of own)
        if ('begins' in word ? term.startsWith(word.begins) : word.anyOf.includes(term)) addSlots(bits, acts);
      byWord.set(word, bits);
    }
    let all: Bits | undefined;
    for (const clause of query) {
      const any = noBits();
      for (const run of clause) {
        const whole = noBits().fill(0xffffffff);
        for (const word of run) keepBoth(whole, byWord.get(word) ?? noBits());
        addBits(any, whole);
      }
      if (all) keepBoth(all, any);
      else all = any;
    }
    if (all?.some((word) => word !== 0)) met.set(segment, all);
  }
  return met;
}

function inScope(acts: Slots | undefined, bits: Bits, scope: Scope): Candidate[] {
  if (!acts) return [];
  const { seqs, circles, times } = acts;
  return slotsOf(bits)
    .filter((slot) => within(scope, seqs[slot] ?? 0, circles[slot] ?? 0, times[slot] ?? 0))
    .map((slot) => ({ seq: seqs[slot] ?? 0, circle: circles[slot] ?? 0 }));
}
