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
  change: Change,
): Promise<number> {
  const rows = await putHold(tx, { acts, author }, change);
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

interface Change {
  from: 0 | 1;
  to: 0 | 1;
}

/** The change alone. Of what a legal hold keeps it is so once that has ended. */
export async function putHold(
  tx: Tx,
  { acts, author }: { acts: readonly string[]; author?: string | undefined },
  { from, to }: Change,
): Promise<{ id: string; dossier: string | null }[]> {
  if (acts.length === 0) return [];
  const free = await tx
    .updateTable('acts')
    .set({ hold: to })
    .where('id', 'in', listOf(tx, acts))
    .where('hold', '=', from)
    .$if(author !== undefined, (query) => query.where('author', '=', author as string))
    .returning(['id', 'dossier'])
    .execute();
  const held = await tx
    .selectFrom('held_acts')
    .innerJoin('acts', 'acts.id', 'held_acts.act')
    .select(['acts.id', 'acts.dossier'])
    .where('acts.id', 'in', listOf(tx, acts))
    .where('held_acts.beneath', '=', from)
    .$if(author !== undefined, (query) => query.where('acts.author', '=', author as string))
    .execute();
  const ids = held.map(({ id }) => id);
  if (ids.length > 0)
    await tx.updateTable('held_acts').set({ beneath: to }).where('act', 'in', listOf(tx, ids)).execute();
  return [...free, ...held];
}
