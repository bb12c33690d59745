// SPDX-License-Identifier: Apache-2.0
// What officers do with drafts and acts: who did which step of a draft, what a releaser saw of it last, who read which act, and
// translations that people made of acts.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('draft_steps')
    .addColumn('draft', 'text', (c) => c.notNull())
    .addColumn('n', int, (c) => c.notNull())
    .addColumn('at_ms', int, (c) => c.notNull())
    .addColumn('who', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('revision', int, (c) => c.notNull())
    .addColumn('remark', 'text')
    .addPrimaryKeyConstraint('draft_steps_pk', ['draft', 'n'] as never[])
    .execute();
  await db.schema
    .createTable('draft_looks')
    .addColumn('draft', 'text', (c) => c.notNull())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('at_ms', int, (c) => c.notNull())
    .addColumn('revision', int, (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('draft_looks_pk', ['draft', 'user'] as never[])
    .execute();
  await db.schema.createIndex('drafts_act').on('drafts').column('act').execute();
  await db.schema
    .createTable('act_reads')
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('first_ms', int, (c) => c.notNull())
    .addColumn('last_ms', int, (c) => c.notNull())
    .addColumn('times', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('act_reads_pk', ['act', 'user'] as never[])
    .execute();
  await db.schema
    .createTable('translations')
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('translator', 'text', (c) => c.notNull())
    .addColumn('at_ms', int, (c) => c.notNull())
    .addColumn('revision', int, (c) => c.notNull())
    .addColumn('sections', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('translations_pk', ['act', 'lang'] as never[])
    .execute();
}
