// SPDX-License-Identifier: Apache-2.0
// Standing orders: which reports may leave without a second person, by the head's word, until when.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('standing_orders')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('lineage', 'text', (c) => c.notNull())
    .addColumn('to_party', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('crime_areas', 'text', (c) => c.notNull())
    .addColumn('data_categories', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_ms', whole, (c) => c.notNull())
    .addColumn('until_ms', whole, (c) => c.notNull())
    .addColumn('ended_by', 'text')
    .addColumn('ended_ms', whole)
    .execute();
  await db.schema
    .createTable('ordered_acts')
    .addColumn('act', 'text', (c) => c.primaryKey())
    .addColumn('standing_order', 'text', (c) => c.notNull())
    .execute();
}
