// SPDX-License-Identifier: Apache-2.0
// Many rows in one statement with one parameter: what makes a batch of a thousand acts a handful of statements.
import { CompiledQuery, sql } from 'kysely';
import { type Dialect, recordsOf } from './dialect.ts';
import type { Tables } from './schema.ts';
import { ManyRows } from './sqlite-statements.ts';
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
  if (dialect === 'sqlite') {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const rest = options.ignore ? ' on conflict do nothing' : '';
    const text = `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})${rest}`;
    const values = new ManyRows(rows.map((row) => columns.map((column) => row[column] ?? null)));
    await tx.executeQuery(CompiledQuery.raw(text, [values]));
    return;
  }
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const rest = options.ignore ? sql` on conflict do nothing` : sql``;
  await sql`insert into ${sql.table(table)} (${names}) ${recordsOf(table, columns, rows)}${rest}`.execute(tx);
}
