// SPDX-License-Identifier: Apache-2.0
// Which entries of operations tell the state of a site, so that a board finds them among thousands without looking at each.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('site_states')
    .addColumn('act', 'text', (c) => c.primaryKey().notNull())
    .addColumn('dossier', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('site_states_dossier').on('site_states').column('dossier').execute();
}
