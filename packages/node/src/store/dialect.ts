// SPDX-License-Identifier: Apache-2.0
// The two databases a node runs on, and the few sentences in which they differ.
import { type RawBuilder, sql } from 'kysely';

export type Dialect = 'sqlite' | 'postgres';

/** Rows as a table expression with one parameter, whatever their number. Values are in the order of `columns`. */
export function rowsOf(
  dialect: Dialect,
  table: string,
  columns: readonly string[],
  rows: readonly Record<string, string | number | null>[],
): RawBuilder<unknown> {
  if (dialect === 'sqlite') {
    const json = JSON.stringify(rows.map((row) => columns.map((column) => row[column] ?? null)));
    const picks = sql.join(columns.map((_, i) => sql`value ->> ${sql.lit(`$[${i}]`)}`));
    return sql`select ${picks} from json_each(${json}) where true`;
  }
  const names = sql.join(columns.map((column) => sql.ref(column)));
  return sql`select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;
}

/** Row lock for a read that a write depends on. SQLite has one writer and needs none. */
export const lockRows = (dialect: Dialect, strength: 'update' | 'share') =>
  dialect === 'sqlite' ? sql`` : sql.raw(strength === 'update' ? ' for update' : ' for share');
