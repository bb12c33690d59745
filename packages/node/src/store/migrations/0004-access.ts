// SPDX-License-Identifier: Apache-2.0
// More ways to show who one is: passkeys, one-time codes, challenges; what a session was opened with and from; how a release was confirmed;
// what a person prefers.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const whole = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .createTable('passkeys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('credential', 'text', (c) => c.notNull())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('counter', whole, (c) => c.notNull())
    .addColumn('transports', 'text', (c) => c.notNull())
    .addColumn('backed_up', whole, (c) => c.notNull())
    .addColumn('created_at', whole, (c) => c.notNull())
    .addColumn('used_at', whole)
    .execute();
  await db.schema
    .createIndex('passkeys_credential')
    .on('passkeys')
    .columns(['credential'])
    .unique()
    .execute();
  await db.schema.createIndex('passkeys_user').on('passkeys').columns(['user']).execute();
  await db.schema
    .createTable('totps')
    .addColumn('user', 'text', (c) => c.primaryKey())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('created_at', whole, (c) => c.notNull())
    .addColumn('confirmed_at', whole)
    .addColumn('step', whole, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('challenges')
    .addColumn('challenge', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('user', 'text')
    .addColumn('session', 'text')
    .addColumn('subject', 'text')
    .addColumn('expires_at', whole, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('challenges_expiry').on('challenges').columns(['expires_at']).execute();
  await db.schema
    .createTable('preferences')
    .addColumn('user', 'text', (c) => c.primaryKey())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('updated_at', whole, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('release_confirmations')
    .addColumn('act', 'text', (c) => c.primaryKey())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('at', whole, (c) => c.notNull())
    .addColumn('draft', 'text', (c) => c.notNull())
    .addColumn('revision', whole, (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('salt', 'text')
    .addColumn('assertion', 'text')
    .execute();
  for (const column of ['method', 'origin', 'agent'])
    await db.schema.alterTable('sessions').addColumn(column, 'text').execute();
  await db.schema.alterTable('sessions').addColumn('confirmed_at', whole).execute();
}
