// SPDX-License-Identifier: Apache-2.0
// What Today shows as due soon is told once to whoever it waits for there: asked for each of them with their own rights, so that nobody is told
// of what they may not know. An event says that it is so; the notifier tells it like any other.
import { type Officer, officerOf } from '../../access/index.ts';
import type { News, NewsDesk } from '../../exchange/news.ts';
import type { Store } from '../../store/index.ts';
import type { Item } from '../today/index.ts';

export interface DeadlineParts {
  store: Store;
  news: NewsDesk;
  /** What waits for an officer and has a deadline that is not farther than this, in milliseconds. */
  due: (officer: Officer, withinMs: number) => Promise<readonly Item[]>;
  withinMs: number;
}

/** Tells of what has come near since the last time. Answers how many were told of something. */
export async function tellDeadlines({ store, news, due, withinMs }: DeadlineParts): Promise<number> {
  const users = await store.db.selectFrom('users').selectAll().where('state', '=', 'active').execute();
  let told = 0;
  for (const row of users) {
    const officer = officerOf(row);
    const items = (await due(officer, withinMs)).flatMap((item) => dueOf(officer.id, item) ?? []);
    if (items.length === 0) continue;
    const fresh = await store.writer.write(async (tx) => {
      const before = await tx
        .selectFrom('notices')
        .select('subject')
        .where('user', '=', officer.id)
        .where('kind', '=', 'deadline')
        .where(
          'subject',
          'in',
          items.map(({ detail }) => detail.subject),
        )
        .execute();
      const known = new Set(before.map(({ subject }) => subject));
      const unknown = items.filter(({ detail }) => !known.has(detail.subject));
      await news.tell(tx, unknown);
      return unknown.length;
    });
    if (fresh > 0) told += 1;
  }
  if (told > 0) news.wake();
  return told;
}

type Due = News & { detail: { user: string; subject: string } };

/** The subject says what it is of and until when: a deadline that moved is told again. */
function dueOf(user: string, { kind, target, deadline, dossier }: Item): Due | undefined {
  const { page, id } = target;
  if (id === undefined || deadline === undefined) return undefined;
  const until = Math.floor(deadline / 60_000);
  if (page === 'agreement')
    return { kind: 'deadline', detail: { user, subject: `agreement/${id}/${kind}/${until}` } };
  if (page !== 'act' && page !== 'recall') return undefined;
  return { kind: 'deadline', act: id, dossier, detail: { user, subject: `act/${id}/${kind}/${until}` } };
}
