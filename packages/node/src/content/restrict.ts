// SPDX-License-Identifier: Apache-2.0
// Restriction: acts that stay but are not used until somebody decides. Whatever brings it about, it is journalled and told in one way.
import type { NewsDesk } from '../exchange/news.ts';
import type { Journal, JournalRow } from '../journal/index.ts';
import { listOf, type Tx } from '../store/index.ts';

interface RestrictionParts {
  journal: Journal;
  news: NewsDesk;
}

interface Restriction {
  acts: readonly string[];
  /** Only acts of this author are touched. */
  author?: string;
  who: string;
  /** What brought it about, for the journal. */
  detail: NonNullable<JournalRow['detail']>;
}

/** Restricts acts within the caller's transaction; those that are restricted or erased already are passed over. */
export const restrictActs = (tx: Tx, parts: RestrictionParts, restriction: Restriction): Promise<number> =>
  setHold(tx, parts, restriction, { from: 0, to: 1 });

/** Lifts restrictions within the caller's transaction. Answers how many. */
export const liftRestrictions = (
  tx: Tx,
  parts: RestrictionParts,
  restriction: Restriction,
): Promise<number> => setHold(tx, parts, restriction, { from: 1, to: 0 });

async function setHold(
  tx: Tx,
  { journal, news }: RestrictionParts,
  { acts, author, who, detail }: Restriction,
  hold: { from: 0 | 1; to: 0 | 1 },
): Promise<number> {
  if (acts.length === 0) return 0;
  const rows = await tx
    .updateTable('acts')
    .set({ hold: hold.to })
    .where('id', 'in', listOf(tx, acts))
    .where('hold', '=', hold.from)
    .$if(author !== undefined, (query) => query.where('author', '=', author as string))
    .returning(['id', 'dossier'])
    .execute();
  await journal.record(
    tx,
    rows.map(({ id }) => ({ who, what: 'restrict' as const, act: id, detail })),
  );
  await news.tell(
    tx,
    rows.map(({ id, dossier }) => ({ kind: 'recall' as const, act: id, dossier: dossier ?? undefined })),
  );
  return rows.length;
}
