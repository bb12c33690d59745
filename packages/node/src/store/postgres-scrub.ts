// SPDX-License-Identifier: Apache-2.0
// Leaves no byte of deleted rows in PostgreSQL's tables and indexes: a plain VACUUM gives their place free and leaves what stands there.
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** Tables that hold what an erasure takes away. */
export const contentTables = [
  ...['sections', 'statements', 'translations', 'attachments', 'drafts', 'draft_looks', 'draft_steps'],
  ...['act_words', 'word_acts', 'release_confirmations'],
];

/** The server's own samples of columns; see migration 0015. */
const SAMPLES = 'pg_statistic';
const PAUSES_MS = [100, 300, 1000];

/**
 * Writes the tables anew, without what was deleted. Nobody reads or writes a table meanwhile.
 * @throws Error while another session may still see what was deleted: its rows are copied, too
 */
export async function rewriteTables(pool: pg.Pool, tables: readonly string[]): Promise<void> {
  const session = await pool.connect();
  const kept: string[] = [];
  // "DETAIL: 3 dead row versions cannot be removed yet." in whatever language the server speaks: the number comes first.
  const heard = ({ detail }: { detail?: string | undefined }) =>
    kept.push(/\d+/.exec(detail ?? '')?.[0] ?? '0');
  session.on('notice', heard);
  const rewrite = async (table: string): Promise<boolean> => {
    kept.length = 0;
    await session.query(`vacuum (full, verbose) ${table}`);
    return kept.every((count) => count === '0');
  };
  try {
    for (const table of [...tables, SAMPLES]) {
      let clean = await rewrite(table);
      for (const ms of PAUSES_MS) {
        if (clean) break;
        await pause(ms);
        clean = await rewrite(table);
      }
      if (!clean) throw new Error(`another session of the database still sees deleted rows of ${table}`);
    }
  } finally {
    session.off('notice', heard);
    session.release();
  }
}
