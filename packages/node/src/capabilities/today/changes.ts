// SPDX-License-Identifier: Apache-2.0
// What changed since somebody last looked, of what they may know of: from the events that the node wrote, without content.
import { sql } from 'kysely';
import type { Officer } from '../../access/index.ts';
import { readablePredicate } from '../../content/readers.ts';
import { newsHorizon } from '../../exchange/prune-news.ts';
import type { Db, Tx } from '../../store/index.ts';

export interface Change {
  seq: number;
  /** Epoch milliseconds. */
  at: number;
  kind: string;
  act?: string;
  type?: string;
  author?: string;
  dossier?: string;
  party?: string;
}

export interface Changes {
  /** When they last said that they had seen what changed, epoch milliseconds; absent before the first time. */
  since?: number;
  /** Number of the newest event: what to say as seen. */
  last: number;
  items: Change[];
  /** There is more than is shown. */
  more: boolean;
}

const SHOWN = 50;
/** A look back over no more events than these: who was away for long sees the newest. */
const LOOK_BACK = 5_000;
/** Told to somebody alone, or only the machinery's. */
const silent = ['receipt', 'disposition', 'notice', 'draft'];

export async function changesFor(db: Db, officer: Officer, nowMs: number): Promise<Changes> {
  const [visit, newest, horizon] = await Promise.all([
    db.selectFrom('visits').selectAll().where('user', '=', officer.id).executeTakeFirst(),
    db
      .selectFrom('events')
      .select((eb) => eb.fn.max('seq').as('seq'))
      .executeTakeFirst(),
    newsHorizon(db),
  ]);
  const last = newest?.seq ?? 0;
  if (!visit) return { last, items: [], more: false };
  const from = Math.max(visit.seq, last - LOOK_BACK);
  const known = sql<boolean>`(events.act is null or (acts.id is not null and (${readablePredicate(officer, nowMs)} or ${readablePredicate(officer, nowMs, 'unaccepted')})))`;
  const rows = await db
    .selectFrom('events')
    .leftJoin('acts', 'acts.id', 'events.act')
    .select(['events.seq', 'events.at_ms', 'events.kind', 'events.act', 'events.detail'])
    .select(['acts.type', 'acts.author', 'acts.dossier'])
    .where('events.seq', '>', from)
    .where('events.kind', 'not in', silent)
    .where(known)
    .orderBy('events.seq', 'desc')
    .limit(4 * SHOWN)
    .execute();
  const seen = new Set<string>();
  const items = rows.flatMap((row): Change[] => {
    const { party, from: sender } = JSON.parse(row.detail) as { party?: string; from?: string };
    const about = party ?? sender;
    const change = `${row.kind} ${row.act ?? about ?? ''}`;
    if (seen.has(change)) return [];
    seen.add(change);
    return [
      {
        seq: row.seq,
        at: row.at_ms,
        kind: row.kind,
        ...(row.act !== null && { act: row.act }),
        ...(row.type !== null && { type: row.type }),
        ...(row.author !== null && { author: row.author }),
        ...(row.dossier !== null && { dossier: row.dossier }),
        ...(about !== undefined && { party: about }),
      },
    ];
  });
  return {
    since: visit.at * 1000,
    last,
    items: items.slice(0, SHOWN),
    more: items.length > SHOWN || rows.length === 4 * SHOWN || Math.max(from, horizon) > visit.seq,
  };
}

/** All up to `seq` has been seen. An older number changes nothing. */
export async function markVisit(tx: Tx, user: string, seq: number, at: number): Promise<void> {
  await tx
    .insertInto('visits')
    .values({ user, seq, at })
    .onConflict((on) => on.column('user').doUpdateSet({ seq, at }).where('visits.seq', '<=', seq))
    .execute();
}
