// SPDX-License-Identifier: Apache-2.0
// PostgreSQL's ANALYZE keeps samples of what columns hold, readable in pg_statistic after the rows have gone. Of columns with content it
// takes none; those that it took are thrown away, as they are when a column is given its type.
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

const columns: Readonly<Record<string, readonly string[]>> = {
  sections: ['salt', 'body'],
  statements: ['category', 'prop', 'value', 'evaluation', 'marking'],
  translations: ['sections'],
  attachments: ['sealed'],
  drafts: ['body'],
  draft_looks: ['body'],
  draft_steps: ['remark'],
  terms_drafts: ['body'],
  act_words: ['words'],
  word_acts: ['term', 'acts'],
  release_confirmations: ['digest', 'salt'],
  journal: ['salt', 'row'],
  quarantine: ['sent'],
  samples: ['rows'],
  sample_notes: ['note'],
};

/** Terms of the index stand in the order of their bytes (0005). */
const typeOf = (column: string) => sql.raw(column === 'term' ? 'text collate "C"' : 'text');

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect !== 'postgres') return;
  for (const [table, named] of Object.entries(columns)) {
    const changes = named.flatMap((column) => [
      sql`alter column ${sql.id(column)} type ${typeOf(column)}`,
      sql`alter column ${sql.id(column)} set statistics 0`,
    ]);
    await sql`alter table ${sql.id(table)} ${sql.join(changes)}`.execute(db);
  }
}
