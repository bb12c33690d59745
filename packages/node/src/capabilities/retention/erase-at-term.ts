// SPDX-License-Identifier: Apache-2.0
// Carries out what both parties signed: the copy of an act goes when its term has come (Europol Regulation Art. 31; LED Art. 5).
import type { BlobStore } from '../../blobs/index.ts';
import { eraseActs, finishErasure } from '../../content/erase.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import type { Gatekeeper } from '../../exchange/gatekeeper.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import { listOf, type Store } from '../../store/index.ts';
import { type ActAtTerm, actsAtTerm } from './at-term.ts';
import { termsOf } from './state.ts';

export interface EraseAtTermParts {
  store: Store;
  book: Pick<AgreementBook, 'all'>;
  gate: Pick<Gatekeeper, 'profiles'>;
  journal: Journal;
  news: NewsDesk;
  blobs: Pick<BlobStore, 'delete'>;
  now: () => number;
}

/** Acts looked for at a time, and acts erased in one transaction. */
const MANY = 2000;
const GROUP = 100;

/**
 * Erases what has come to its term, and answers how many acts that were.
 * @param spanMs how far back acts are looked for that came to their term earlier: all of them unless it is given
 */
export async function eraseAtTerm(parts: EraseAtTermParts, spanMs?: number): Promise<number> {
  const { store, book, gate, news, blobs, now } = parts;
  const nowMs = now();
  const terms = termsOf(await book.all(store.db, Math.floor(nowMs / 1000)), gate.profiles);
  const gone: string[] = [];
  let erased = 0;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const { due, next } = await actsAtTerm(store.db, terms, nowMs, { limit: MANY, spanMs, after });
    for (let at = 0; at < due.length; at += GROUP) {
      const done = await eraseSome(parts, due.slice(at, at + GROUP));
      erased += done.acts;
      gone.push(...done.blobs);
    }
    after = next;
  }
  if (erased === 0) return 0;
  news.wake();
  await finishErasure(store, { blobs: gone }, (blob) => blobs.delete(blob));
  return erased;
}

async function eraseSome(
  { store, journal, news }: EraseAtTermParts,
  due: readonly ActAtTerm[],
): Promise<{ acts: number; blobs: string[] }> {
  return store.writer.alone(async (tx) => {
    const open = await tx
      .selectFrom('acts')
      .select('id')
      .where(
        'id',
        'in',
        listOf(
          tx,
          due.map(({ id }) => id),
        ),
      )
      .where('open', '=', 1)
      .where('hold', '<>', 3)
      .execute();
    const here = due.filter(({ id }) => open.some((one) => one.id === id));
    const { blobs } = await eraseActs(
      tx,
      here.map(({ id }) => id),
    );
    for (const { id, term } of here)
      await tx
        .updateTable('acts')
        .set({ rule: 'expired', article: term?.article ?? null })
        .where('id', '=', id)
        .where('rule', 'is', null)
        .execute();
    await journal.record(
      tx,
      here.map(({ id, dossier, term }) => ({
        who: 'system',
        what: 'erase' as const,
        act: id,
        ...(dossier !== null && { dossier }),
        why: 'retention',
        detail: term
          ? { term: term.months, lineage: term.lineage, ...(term.article && { article: term.article }) }
          : { expired: true },
      })),
    );
    await news.tell(
      tx,
      here.map(({ id, dossier }) => ({ kind: 'erased' as const, act: id, dossier: dossier ?? undefined })),
    );
    return { acts: here.length, blobs };
  });
}
