// SPDX-License-Identifier: Apache-2.0
// Attachments that were not to be had are asked for again: why the last attempt failed, how many did, and when the next is due.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema.alterTable('attachments').addColumn('reason', 'text').execute();
  await db.schema.alterTable('attachments').addColumn('tries', whole).execute();
  await db.schema.alterTable('attachments').addColumn('retry_ms', whole).execute();
}
