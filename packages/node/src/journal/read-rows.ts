// SPDX-License-Identifier: Apache-2.0
// Reading the journal page by page. A filter looks at a bounded stretch of rows per call, so that a rare match in a journal of
// millions holds nobody up; the page then says where to go on.
import type { Store } from '../store/index.ts';
import { memberOf, positionsIn, type Span } from './between.ts';
import type { JournalRow, JournalVerb, RecordedRow } from './row.ts';

export interface RowFilter extends Readonly<Span> {
  readonly who?: string;
  readonly what?: JournalVerb;
  readonly act?: string;
  readonly dossier?: string;
}

export interface RowQuery {
  /** Newest first unless said otherwise. */
  readonly order?: 'newest' | 'oldest';
  /** Where to begin: the `next` of the page before. */
  readonly from?: number;
  /** At most this many rows, 1 to 500; 50 when absent. */
  readonly limit?: number;
  readonly filter?: RowFilter;
}

export interface RowPage {
  readonly rows: readonly RecordedRow[];
  /** Where the next page begins; absent when there is nothing further. A page may be short and still have a next. */
  readonly next?: number;
}

/** Rows that one call looks at when it filters. */
const STRETCH = 8_000;
const FIELDS = ['who', 'what', 'act', 'dossier'] as const;

/** One page of the journal. Erased rows are shown without a filter and match none. */
export async function readRows({ db, dialect }: Store, query: RowQuery): Promise<RowPage> {
  const { order = 'newest', filter = {} } = query;
  const limit = Math.min(500, Math.max(1, query.limit ?? 50));
  const ends = await positionsIn(db, filter);
  if (!ends) return { rows: [] };
  const up = order === 'oldest';
  const asked = query.from ?? (up ? ends.first : ends.last);
  const from = up ? Math.max(asked, ends.first) : Math.min(asked, ends.last);
  const wanted = FIELDS.flatMap((name) =>
    filter[name] === undefined ? [] : [[name, filter[name]] as const],
  );
  const stretch = wanted.length === 0 ? limit : STRETCH;
  const [low, high] = up
    ? [from, Math.min(from + stretch - 1, ends.last)]
    : [Math.max(from - stretch + 1, ends.first), from];
  let found = db
    .selectFrom('journal')
    .select(['idx', 'at', 'row'])
    .where('idx', '>=', low)
    .where('idx', '<=', high);
  // A clock that was put back: positions and times go the same way only almost.
  if (filter.since !== undefined) found = found.where('at', '>=', filter.since);
  if (filter.until !== undefined) found = found.where('at', '<=', filter.until);
  for (const [name, value] of wanted) found = found.where(memberOf(dialect, name), '=', value);
  const rows = await found
    .orderBy('idx', up ? 'asc' : 'desc')
    .limit(limit)
    .execute();
  const full = rows.length === limit ? rows.at(-1)?.idx : undefined;
  const next = full === undefined ? (up ? high + 1 : low - 1) : full + (up ? 1 : -1);
  const more = up ? next <= ends.last : next >= ends.first;
  return { rows: rows.map(recorded), ...(more && { next }) };
}

function recorded({ idx, at, row }: { idx: number; at: number; row: string | null }): RecordedRow {
  return { idx, at, ...(row !== null && { row: JSON.parse(row) as JournalRow }) };
}
