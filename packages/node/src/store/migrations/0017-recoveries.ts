// SPDX-License-Identifier: Apache-2.0
// Recoveries that two administrators make together, and whether somebody must set up a second factor before their password signs in again.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('recoveries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    // At most one for a user.
    .addColumn('user', 'text', (c) => c.notNull().unique())
    .addColumn('asked_by', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('asked_at', whole, (c) => c.notNull())
    .addColumn('asked_half', 'text', (c) => c.notNull())
    .addColumn('confirmed_by', 'text')
    .addColumn('confirmed_half', 'text')
    .addColumn('expires_at', whole, (c) => c.notNull())
    .execute();
  await db.schema
    .alterTable('users')
    .addColumn('enrolment', whole, (c) => c.notNull().defaultTo(0))
    .execute();
}
