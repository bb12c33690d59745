// SPDX-License-Identifier: Apache-2.0
// Who commands which site of an operation, as this party's head has named them.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('site_commanders')
    .addColumn('dossier', 'text', (c) => c.notNull())
    .addColumn('site', 'text', (c) => c.notNull())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('named_by', 'text', (c) => c.notNull())
    .addColumn('at', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('site_commanders_pk', ['dossier', 'site'] as never[])
    .execute();
}
