// SPDX-License-Identifier: Apache-2.0
// Emergency overrides: those that were let leave here, and those of partners that people here had to decide about.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('emergencies')
    .addColumn('act', 'text', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('since_ms', whole, (c) => c.notNull())
    .addColumn('until_ms', whole, (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('justification', 'text')
    .addColumn('asked_by', 'text')
    .addColumn('asked_ms', whole)
    .addColumn('decided_by', 'text')
    .addColumn('decided_ms', whole)
    .addColumn('against', 'text', (c) => c.notNull())
    .addColumn('shielded', whole, (c) => c.notNull())
    .addColumn('review_ms', whole)
    .addColumn('reviewed_by', 'text')
    .addColumn('reviewed_ms', whole)
    .addColumn('finding', 'text')
    .addColumn('remark', 'text')
    .execute();
  if (dialect !== 'postgres') return;
  // No samples of what people wrote stay behind (0015).
  for (const column of ['justification', 'remark'])
    await sql`alter table emergencies alter column ${sql.id(column)} set statistics 0`.execute(db);
}
