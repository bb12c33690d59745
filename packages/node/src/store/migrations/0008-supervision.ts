// SPDX-License-Identifier: Apache-2.0
// A supervisor's work: samples of the journal and what was found about them; the journal by time.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('samples')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('at', int, (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('seed', 'text', (c) => c.notNull())
    .addColumn('first', int, (c) => c.notNull())
    .addColumn('last', int, (c) => c.notNull())
    .addColumn('population', int, (c) => c.notNull())
    .addColumn('rows', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('sample_notes')
    .addColumn('sample', 'text', (c) => c.notNull())
    .addColumn('idx', int, (c) => c.notNull())
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('sample_notes_pk', ['sample', 'idx'] as never[])
    .execute();
  await db.schema.createIndex('journal_at').on('journal').columns(['at', 'idx']).execute();
}
