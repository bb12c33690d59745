// SPDX-License-Identifier: Apache-2.0
// Read notices by when they were read, so that those of long ago are found without looking at each.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index notices_read on notices (read_ms) where read_ms is not null`.execute(db);
}
