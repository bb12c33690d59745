// SPDX-License-Identifier: Apache-2.0
// Uploads that go on where they were cut off: whose a file is while it comes in, and how large it will be.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .alterTable('uploads')
    .addColumn('sender', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('uploads')
    .addColumn('size', whole, (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update uploads set sender = owner`.execute(db);
}
