// SPDX-License-Identifier: Apache-2.0
// What waits because acts are passed on: requests to this party, and what the originator has since said about an act that went on.
import { parseTime } from '@tansiq/protocol';
import { sql } from 'kysely';
import { hasRole } from '../../access/index.ts';
import { storedSections } from '../../content/raw.ts';
import { readablePredicate } from '../../content/readers.ts';
import type { Db } from '../../store/index.ts';
import { type Asker, notNoted } from './asker.ts';
import type { Found } from './item.ts';

/** An answer that the gate held back is none. */
const unanswered = sql<boolean>`not exists (select 1 from act_refs r join acts c on c.id = r.act
  where r.target = acts.id and r.rel = 'answers' and c.type = 'transfer.consent' and c.own = 1 and c.status <> 'withheld')`;

/** Requests that this party has not answered, newest first, due when their answer was hoped for. */
export async function requestsToAnswer(db: Db, { officer, nowMs, limit }: Asker): Promise<Found[]> {
  if (!hasRole(officer, 'officer', 'releaser', 'head')) return [];
  const rows = await db
    .selectFrom('acts')
    .innerJoin('act_refs', (join) =>
      join.onRef('act_refs.act', '=', 'acts.id').on('act_refs.rel', '=', 'acts-on'),
    )
    .select(['acts.id', 'acts.type', 'acts.author', 'acts.dossier', 'acts.stored_ms', 'act_refs.target'])
    .where('acts.type', '=', 'transfer.request')
    .where('acts.own', '=', 0)
    .where('acts.hold', '=', 0)
    .where(readablePredicate(officer, nowMs))
    .where(unanswered)
    .orderBy('acts.seq', 'desc')
    .limit(limit)
    .execute();
  const sections = await storedSections(
    db,
    rows.map(({ id }) => id),
    ['request'],
  );
  return rows.map((row) => {
    const { by } = (sections.get(row.id)?.request?.body ?? {}) as { by?: string };
    return {
      kind: 'transfer',
      subject: row.id,
      target: { page: 'act', id: row.target },
      since: row.stored_ms,
      ...(by !== undefined && { deadline: parseTime(by) }),
      base: 'soon',
      party: row.author,
      type: row.type,
      dossier: row.dossier ?? undefined,
    };
  });
}

/** The holder recalled its own act after the originator's word. */
const recalledSince = sql`exists (select 1 from act_refs r join acts c on c.id = r.act
  where r.target = acts.id and r.rel = 'recalls' and c.own = 1 and c.seq > word.seq)`;

/** Own acts that passed on what its originator has recalled, corrected or let expire since: whoever has them is to be told. */
export async function onwardToTakeBack(db: Db, { officer, nowMs, limit }: Asker): Promise<Found[]> {
  if (!hasRole(officer, 'officer', 'releaser', 'head')) return [];
  const subject = sql<string>`acts.id || '/' || word.id`;
  const rows = await db
    .selectFrom('acts')
    .innerJoin('act_refs as embeds', (join) =>
      join.onRef('embeds.act', '=', 'acts.id').on('embeds.rel', '=', 'embeds'),
    )
    .innerJoin('acts as original', 'original.id', 'embeds.target')
    .innerJoin('act_refs as said', 'said.target', 'original.id')
    .innerJoin('acts as word', 'word.id', 'said.act')
    .select(['acts.id', 'acts.type', 'acts.dossier', 'word.author', 'word.stored_ms', subject.as('subject')])
    .where('acts.type', '=', 'onward.transfer')
    .where('acts.own', '=', 1)
    .where('acts.hold', '=', 0)
    .where('acts.status', 'in', ['released', 'sent', 'held', 'accepted'])
    .where('said.rel', 'in', ['recalls', 'corrects'])
    .where('word.type', 'in', ['act.recall', 'act.correct', 'act.expired'])
    .where('word.status', '<>', 'refused')
    .whereRef('word.author', '=', 'original.author')
    .where(sql<boolean>`not ${recalledSince}`)
    .where(readablePredicate(officer, nowMs))
    .where(notNoted('onward', subject))
    .orderBy('word.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'onward',
    subject: row.subject,
    target: { page: 'act', id: row.id },
    since: row.stored_ms,
    base: 'now',
    party: row.author,
    type: row.type,
    dossier: row.dossier ?? undefined,
  }));
}
