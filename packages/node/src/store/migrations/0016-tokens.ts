// SPDX-License-Identifier: Apache-2.0
// Tokens by which people's programs call the API.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('tokens')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('may_write', whole, (c) => c.notNull())
    .addColumn('areas', 'text', (c) => c.notNull())
    .addColumn('created_at', whole, (c) => c.notNull())
    .addColumn('expires_at', whole, (c) => c.notNull())
    .addColumn('used_at', whole)
    .execute();
  await db.schema.createIndex('tokens_digest').on('tokens').columns(['digest']).unique().execute();
  await db.schema.createIndex('tokens_user').on('tokens').columns(['user']).execute();
}
