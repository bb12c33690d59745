// SPDX-License-Identifier: Apache-2.0
// When an attachment that was not to be had is asked for again: ever more rarely, at once for an officer who opens it, and never once
// its act is recalled, erased or expired.
import type { Store } from '../store/index.ts';

export interface RetryParts {
  readonly store: Store;
  readonly limits: { readonly attachmentBytes: number };
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const FIRST_MS = 10 * 60_000;
const LONGEST_MS = 24 * 3_600_000;
/** However often officers open it, the partner is not asked more often than this. */
const AT_MOST_EVERY_MS = 60_000;

/** Milliseconds until the next attempt after so many that failed: ten minutes, doubled each time, a day at the most. */
export const retryAfter = (tries: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, Math.min(tries - 1, 10)));

/** Puts what is missing from a party and due back among what is to be fetched. Answers how many. */
export async function reopenDue(parts: RetryParts, party: string): Promise<number> {
  const now = parts.now();
  const due = await missing(parts, now)
    .where('attachments.from_party', '=', party)
    .where((where) =>
      where.or([where('attachments.retry_ms', 'is', null), where('attachments.retry_ms', '<=', now)]),
    )
    .limit(100)
    .execute();
  for (const one of due) await reopen(parts, one);
  return due.length;
}

/** The same for one attachment that somebody asks for. Answers the party to fetch it from; undefined when there is nothing to ask. */
export async function reopenAsked(parts: RetryParts, act: string, id: string): Promise<string | undefined> {
  const now = parts.now();
  const row = await missing(parts, now)
    .where('attachments.act', '=', act)
    .where('attachments.id', '=', id)
    .executeTakeFirst();
  if (row?.from_party == null) return undefined;
  const lastTried = (row.retry_ms ?? 0) - retryAfter(row.tries ?? 0);
  if (now < lastTried + AT_MOST_EVERY_MS) return undefined;
  await reopen(parts, row);
  return row.from_party;
}

/** Missing, within this node's limit, of an act that stands. */
function missing({ store, limits }: RetryParts, now: number) {
  return store.db
    .selectFrom('attachments')
    .innerJoin('acts', 'acts.id', 'attachments.act')
    .select([
      'attachments.act',
      'attachments.id',
      'attachments.from_party',
      'attachments.tries',
      'attachments.retry_ms',
    ])
    .where('attachments.state', '=', 'missing')
    .where('attachments.size', '<=', limits.attachmentBytes)
    .where('acts.hold', 'in', [0, 3])
    .where('acts.expires_ms', '>', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('act_refs')
            .innerJoin('acts as recall', 'recall.id', 'act_refs.act')
            .select('recall.id')
            .where('act_refs.rel', '=', 'recalls')
            .whereRef('act_refs.target', '=', 'acts.id')
            .whereRef('recall.author', '=', 'acts.author'),
        ),
      ),
    );
}

async function reopen({ store }: RetryParts, { act, id }: { act: string; id: string }): Promise<void> {
  await store.writer.write((tx) =>
    tx
      .updateTable('attachments')
      .set({ state: 'fetching' })
      .where('act', '=', act)
      .where('id', '=', id)
      .where('state', '=', 'missing')
      .execute(),
  );
}
