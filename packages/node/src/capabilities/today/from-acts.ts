// SPDX-License-Identifier: Apache-2.0
// What waits because of acts: answers that are owed, restrictions to be accepted, what was withheld or refused, what comes to its term or is due for review.
import { sql } from 'kysely';
import { hasRole } from '../../access/index.ts';
import { readablePredicate } from '../../content/readers.ts';
import type { AgreementView } from '../../exchange/agreement-book.ts';
import type { Db } from '../../store/index.ts';
import { maybeAtTerm, termOf, type termsOf } from '../retention/index.ts';
import { type Asker, notNoted } from './asker.ts';
import type { AwaitedKind } from './awaited.ts';
import type { Found, Gravity } from './item.ts';

const DAY = 86_400_000;
/** What ends within so many days is shown. */
const AHEAD_DAYS = 14;
/** What is erased at its term is shown this long before: time to use it, or to ask for it again. */
const TERM_DAYS = 30;
/** Days to answer where the terms do not say: "any other request" (rules of exchange, article 19). */
const ANSWER_DAYS = 7;

const answering: Record<AwaitedKind, { roles: readonly ('officer' | 'releaser' | 'head')[]; base: Gravity }> =
  {
    recall: { roles: ['releaser', 'head'], base: 'soon' },
    outcome: { roles: ['officer', 'releaser', 'head'], base: 'calm' },
    lead: { roles: ['officer', 'releaser', 'head'], base: 'calm' },
  };

/** Acts of partners that this party has not answered, those that wait longest first. */
export async function owed(
  db: Db,
  asker: Asker,
  kind: AwaitedKind,
  views: ReadonlyMap<string, AgreementView>,
): Promise<Found[]> {
  const { officer, nowMs, dossiers, limit } = asker;
  const { roles, base } = answering[kind];
  if (!hasRole(officer, ...roles)) return [];
  let query = db
    .selectFrom('awaited')
    .innerJoin('acts', 'acts.id', 'awaited.act')
    .leftJoin('dossiers', 'dossiers.id', 'acts.dossier')
    .select(['acts.id', 'acts.type', 'acts.author', 'acts.dossier', 'awaited.since_ms', 'dossiers.lineage'])
    .where('awaited.mine', '=', 1)
    .where('awaited.kind', '=', kind)
    .where('acts.hold', '=', 0)
    .where(readablePredicate(officer, nowMs))
    .where(notNoted(kind, sql.ref('acts.id')));
  if (dossiers) query = query.where('awaited.dossier', 'in', ['', ...dossiers]);
  const rows = await query.orderBy('awaited.since_ms').limit(limit).execute();
  return rows.map((row) => ({
    kind,
    subject: row.id,
    target: { page: kind === 'recall' ? 'recall' : 'act', id: row.id },
    since: row.since_ms,
    ...(kind === 'recall' && {
      deadline: row.since_ms + answerDays(row.lineage, views) * DAY,
    }),
    base,
    party: row.author,
    type: row.type,
    dossier: row.dossier ?? undefined,
  }));
}

const answerDays = (lineage: string | null, views: ReadonlyMap<string, AgreementView>): number =>
  views.get(lineage ?? '')?.terms?.merged.deadlines?.otherDays ?? ANSWER_DAYS;

/** Acts that the officer may read once they have accepted their H3 restriction, newest first. */
export async function restrictionsToAccept(db: Db, { officer, nowMs, limit }: Asker): Promise<Found[]> {
  const rows = await db
    .selectFrom('acts')
    .select(['id', 'type', 'author', 'dossier', 'stored_ms'])
    .where('own', '=', 0)
    .where(readablePredicate(officer, nowMs, 'unaccepted'))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'h3',
    subject: row.id,
    target: { page: 'h3', id: row.id },
    since: row.stored_ms,
    base: 'soon',
    party: row.author,
    type: row.type,
    dossier: row.dossier ?? undefined,
  }));
}

/** Own acts that the gate held back after their release, newest first. One that was recalled on its way is no surprise. */
export async function withheld(db: Db, { officer, nowMs, limit }: Asker): Promise<Found[]> {
  const subject = sql<string>`outbox.act || '/' || outbox.to_party`;
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('acts', 'acts.id', 'outbox.act')
    .select(['acts.id', 'acts.type', 'acts.dossier', 'outbox.to_party', 'outbox.rule', 'outbox.article'])
    .select(['outbox.released_ms', subject.as('subject')])
    .where('outbox.state', '=', sql.lit('withheld'))
    .where((eb) => eb.or([eb('outbox.rule', 'is', null), eb('outbox.rule', '<>', 'recalled')]))
    .where(readablePredicate(officer, nowMs))
    .where(notNoted('withheld', subject))
    .orderBy('outbox.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'withheld',
    subject: row.subject,
    target: { page: 'act', id: row.id },
    since: row.released_ms,
    base: 'soon',
    party: row.to_party,
    type: row.type,
    dossier: row.dossier ?? undefined,
    rule: row.rule ?? undefined,
    article: row.article ?? undefined,
  }));
}

/** Own acts that a partner did not take, newest first. */
export async function refused(db: Db, self: string, { officer, nowMs, limit }: Asker): Promise<Found[]> {
  const subject = sql<string>`entries.act || '/' || entries.to_party`;
  const rows = await db
    .selectFrom('entries')
    .innerJoin('acts', 'acts.id', 'entries.act')
    .select(['acts.id', 'acts.type', 'acts.dossier', 'entries.to_party', 'entries.rule', 'entries.article'])
    .select(['acts.stored_ms', 'entries.result', subject.as('subject')])
    .where('entries.from_party', '=', self)
    .where(sql<boolean>`entries.result in ('refused', 'unreadable', 'quarantined')`)
    .where(readablePredicate(officer, nowMs))
    .where(notNoted('refused', subject))
    .orderBy('acts.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'refused',
    subject: row.subject,
    target: { page: 'act', id: row.id },
    since: row.stored_ms,
    base: 'soon',
    party: row.to_party,
    type: row.type,
    dossier: row.dossier ?? undefined,
    rule: row.rule ?? row.result ?? undefined,
    article: row.article ?? undefined,
  }));
}

/** What comes to its term soon and is erased then, by its author's word or by the agreement's, soonest first. */
export async function expiring(
  db: Db,
  { officer, nowMs, limit }: Asker,
  terms: ReturnType<typeof termsOf>,
): Promise<Found[]> {
  const until = nowMs + TERM_DAYS * DAY;
  const rows = await db
    .selectFrom('acts')
    .select(['id', 'type', 'author', 'dossier', 'expires_ms', 'stored_ms', 'own', 'lineage'])
    .where(maybeAtTerm(terms, until, (TERM_DAYS + 31) * DAY))
    .where(readablePredicate(officer, nowMs))
    .where(notNoted('expiring', sql.ref('acts.id')))
    .orderBy('stored_ms')
    .limit(limit)
    .execute();
  const found = rows.flatMap((row) => {
    const reached = termOf(row, terms);
    return reached && reached.at < until ? [{ row, ...reached }] : [];
  });
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ row, at, term }) => ({
      kind: 'expiring',
      subject: row.id,
      target: { page: 'act', id: row.id },
      deadline: at,
      base: 'calm',
      party: row.author,
      type: row.type,
      dossier: row.dossier ?? undefined,
      article: term?.article,
    }));
}

/** What was received so long ago that its agreement asks to look again whether it is still needed (LED Art. 5). */
export async function dueForReview(
  db: Db,
  { officer, nowMs, limit }: Asker,
  views: ReadonlyMap<string, AgreementView>,
): Promise<Found[]> {
  const byMonths = Map.groupBy(
    [...views].flatMap(([lineage, { terms }]) => {
      const months = terms?.merged.retention?.reviewMonths;
      return months === undefined ? [] : [{ lineage, months }];
    }),
    ({ months }) => months,
  );
  if (byMonths.size === 0) return [];
  const rows = await db
    .selectFrom('acts')
    .select(['id', 'type', 'author', 'dossier', 'stored_ms', 'lineage'])
    .where('own', '=', 0)
    .where('kind', '=', 'content')
    .where((eb) =>
      eb.or(
        [...byMonths].map(([months, lineages]) => {
          const until = monthsBefore(nowMs + AHEAD_DAYS * DAY, months);
          return eb.and([
            eb('stored_ms', '<', until),
            // What nobody looked at for a year after it was due has had its notices.
            eb('stored_ms', '>=', until - (365 + AHEAD_DAYS) * DAY),
            eb(
              'lineage',
              'in',
              lineages.map(({ lineage }) => lineage),
            ),
          ]);
        }),
      ),
    )
    .where(readablePredicate(officer, nowMs))
    .where(notNoted('review', sql.ref('acts.id')))
    .orderBy('stored_ms')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'review',
    subject: row.id,
    target: { page: 'act', id: row.id },
    deadline: monthsBefore(
      row.stored_ms,
      -(views.get(row.lineage ?? '')?.terms?.merged.retention?.reviewMonths ?? 0),
    ),
    base: 'calm',
    party: row.author,
    type: row.type,
    dossier: row.dossier ?? undefined,
  }));
}

function monthsBefore(ms: number, months: number): number {
  const date = new Date(ms);
  return date.setUTCMonth(date.getUTCMonth() - months);
}
