// SPDX-License-Identifier: Apache-2.0
// Erasing what old rows of the journal say (2024/982 Arts. 33 and 45: logs of searches after three years). Digests stay, so
// every proof stays valid and says nothing.
import type { Store, Tx } from '../store/index.ts';

const SETTING = 'journal.erased-to';
const STRETCH = 5_000;

/** Erases rows older than `before` (seconds since 1970), a stretch per transaction, and leaves no byte of them behind. */
export async function eraseRows(store: Store, before: number): Promise<number> {
  let erased = 0;
  for (let done = false; !done; ) {
    const step = await store.writer.write((tx) => eraseStretch(tx, before));
    erased += step.erased;
    done = step.done;
  }
  // What was kept beside the journal of the same readings goes with its rows.
  await store.writer.write((tx) =>
    tx
      .deleteFrom('act_reads')
      .where('last_ms', '<', before * 1000)
      .execute(),
  );
  if (erased > 0) await store.scrub('journal');
  return erased;
}

async function eraseStretch(tx: Tx, before: number): Promise<{ erased: number; done: boolean }> {
  const from = await readMark(tx);
  const stretch = await tx
    .selectFrom('journal')
    .select(({ fn }) => [fn.max('idx').as('last'), fn.max('at').as('newest')])
    .where('idx', '>=', from)
    .where('idx', '<', from + STRETCH)
    .executeTakeFirst();
  if (stretch?.last == null) return { erased: 0, done: true };
  const result = await tx
    .updateTable('journal')
    .set({ salt: null, row: null })
    .where('idx', '>=', from)
    .where('idx', '<', from + STRETCH)
    .where('at', '<', before)
    .where('row', 'is not', null)
    .executeTakeFirst();
  const past = stretch.newest < before;
  if (past) await writeMark(tx, stretch.last + 1);
  return { erased: Number(result.numUpdatedRows), done: !past };
}

async function readMark(tx: Tx): Promise<number> {
  const found = await tx
    .selectFrom('settings')
    .select('value')
    .where('name', '=', SETTING)
    .executeTakeFirst();
  return Number(found?.value ?? 0);
}

async function writeMark(tx: Tx, idx: number): Promise<void> {
  const value = String(idx);
  await tx
    .insertInto('settings')
    .values({ name: SETTING, value })
    .onConflict((on) => on.column('name').doUpdateSet({ value }))
    .execute();
}
