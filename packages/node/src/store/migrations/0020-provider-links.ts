// SPDX-License-Identifier: Apache-2.0
// Which subject of the agency's own OpenID provider signs in as which user.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('provider_links')
    // At most one for a user.
    .addColumn('user', 'text', (c) => c.primaryKey())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('proven', whole, (c) => c.notNull())
    .addColumn('created_at', whole, (c) => c.notNull())
    .addColumn('used_at', whole)
    .execute();
  await db.schema
    .createIndex('provider_links_subject')
    .on('provider_links')
    .columns(['issuer', 'subject'])
    .unique()
    .execute();
}
