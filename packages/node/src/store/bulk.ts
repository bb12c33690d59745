// SPDX-License-Identifier: Apache-2.0
// Many rows in one statement with one parameter: what makes a batch of a thousand acts a handful of statements.
import { sql } from 'kysely';
import { type Dialect, rowsOf } from './dialect.ts';
import type { Tables } from './schema.ts';
import type { Tx } from './write.ts';

type Row = Record<string, string | number | null>;

/** Inserts `rows` (all with the same columns) into `table`; with `ignore`, rows whose key is there already are left out. */
export async function insertMany(
  tx: Tx,
  dialect: Dialect,
  table: keyof Tables,
  rows: readonly Row[],
  options: { ignore?: boolean } = {},
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const rest = options.ignore ? sql` on conflict do nothing` : sql``;
  const source = rowsOf(dialect, table, columns, rows);
  await sql`insert into ${sql.table(table)} (${names}) ${source}${rest}`.execute(tx);
}
