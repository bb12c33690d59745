// SPDX-License-Identifier: Apache-2.0
// The two databases a node runs on, and the few sentences in which they differ.
import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';

export type Dialect = 'sqlite' | 'postgres';

/** PostgreSQL: rows as a table expression with one parameter, whatever their number. Values are in the order of `columns`. */
export function recordsOf(
  table: string,
  columns: readonly string[],
  rows: readonly Record<string, string | number | null>[],
): RawBuilder<unknown> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  return sql`select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${jsonOf(rows)}::jsonb)`;
}

const NUL = '\u0000';

/** Text that every database takes: PostgreSQL has no U+0000, and what a partner writes must not keep its batch from being stored. */
export const storable = (text: string): string =>
  text.includes(NUL) ? text.replaceAll(NUL, '\ufffd') : text;

function jsonOf(rows: readonly Record<string, string | number | null>[]): string {
  const json = JSON.stringify(rows);
  if (!json.includes('\\u0000')) return json;
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
}

/**
 * A list for `where … in`, as one parameter whatever its length: the statement stays the same, so it is made and planned once.
 */
export function listOf<T extends string | number>(
  db: Pick<Kysely<never>, 'getExecutor'>,
  values: readonly T[],
): RawBuilder<T> {
  const json = JSON.stringify(values);
  if (!(db.getExecutor().adapter instanceof PostgresAdapter))
    return sql<T>`(select value from json_each(${json}))`;
  const cast = sql.raw(typeof values[0] === 'number' ? '::bigint' : '');
  return sql<T>`(select jsonb_array_elements_text(${json}::jsonb)${cast})`;
}

/** Row lock for a read that a write depends on. SQLite has one writer and needs none. */
export const lockRows = (dialect: Dialect, strength: 'update' | 'share') =>
  dialect === 'sqlite' ? sql`` : sql.raw(strength === 'update' ? ' for update' : ' for share');
