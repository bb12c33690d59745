// SPDX-License-Identifier: Apache-2.0
// Notices: what each user is told, how they want to be told it, what is still to be sent; and a mark on events of which nobody has
// been told yet. Who upgrades is told of what comes, not of everything that was.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  const auto = dialect === 'sqlite' ? sql`integer` : sql`bigserial`;
  await db.schema
    .createTable('notices')
    .addColumn('seq', auto, (c) => (dialect === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey()))
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('act', 'text')
    .addColumn('count', int, (c) => c.notNull())
    .addColumn('rev', int, (c) => c.notNull())
    .addColumn('at_ms', int, (c) => c.notNull())
    .addColumn('read_ms', int)
    .execute();
  await sql`create unique index notices_unread on notices ("user", kind, subject) where read_ms is null`.execute(
    db,
  );
  await db.schema.createIndex('notices_user').on('notices').columns(['user', 'rev']).execute();
  await db.schema
    .createTable('notice_wishes')
    .addColumn('user', 'text', (c) => c.primaryKey().notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('mail', int, (c) => c.notNull())
    .addColumn('webhook', int, (c) => c.notNull())
    .addColumn('quiet_minutes', int, (c) => c.notNull())
    .addColumn('kinds', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('notice_due')
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('way', 'text', (c) => c.notNull())
    .addColumn('due_ms', int)
    .addColumn('attempts', int, (c) => c.notNull())
    .addColumn('told_rev', int, (c) => c.notNull())
    .addColumn('told_ms', int, (c) => c.notNull())
    .addColumn('error', 'text')
    .addPrimaryKeyConstraint('notice_due_pk', ['user', 'way'] as never[])
    .execute();
  await db.schema
    .alterTable('events')
    .addColumn('told', int, (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update events set told = 1`.execute(db);
  await sql`create index events_untold on events (seq) where told = 0`.execute(db);
}
