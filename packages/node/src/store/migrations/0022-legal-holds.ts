// SPDX-License-Identifier: Apache-2.0
// Legal holds: what may not be erased for now, by whose word, until when.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('legal_holds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('act', 'text')
    .addColumn('dossier', 'text')
    .addColumn('ground', 'text', (c) => c.notNull())
    .addColumn('citation', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('placed_by', 'text', (c) => c.notNull())
    .addColumn('placed_ms', whole, (c) => c.notNull())
    .addColumn('until_ms', whole, (c) => c.notNull())
    .addColumn('review_ms', whole, (c) => c.notNull())
    .addColumn('ended_by', 'text')
    .addColumn('ended_ms', whole)
    .addColumn('why', 'text')
    .execute();
  await sql`create index legal_holds_open on legal_holds (until_ms) where ended_ms is null`.execute(db);
  await db.schema
    .createTable('held_acts')
    .addColumn('act', 'text', (c) => c.primaryKey())
    .addColumn('beneath', whole, (c) => c.notNull())
    .addColumn('expires_ms', whole, (c) => c.notNull())
    .execute();
}
