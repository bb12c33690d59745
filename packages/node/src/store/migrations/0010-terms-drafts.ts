// SPDX-License-Identifier: Apache-2.0
// Drafts of agreements, kept as a negotiator writes them; what is proposed lives on in its act alone.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('terms_drafts')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('lineage', 'text', (c) => c.notNull())
    .addColumn('replaces', 'text')
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('editor', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('revision', whole, (c) => c.notNull())
    .addColumn('updated_ms', whole, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('terms_drafts_updated').on('terms_drafts').column('updated_ms').execute();
}
