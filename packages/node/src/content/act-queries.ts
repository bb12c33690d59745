// SPDX-License-Identifier: Apache-2.0
// Queries over the headers of acts, each with the predicate of who asks: what it does not let through is not counted, sorted or shown.
import type { JsonObject } from '@tansiq/protocol';
import { sql } from 'kysely';
import type { Officer } from '../access/index.ts';
import { type ActRow, type ActsTable, type Db, listOf } from '../store/index.ts';
import { readablePredicate } from './readers.ts';

export interface ActFilter {
  /** A type, or with a dot at its end all types that begin so. */
  type?: string | undefined;
  dossier?: string | undefined;
  author?: string | undefined;
  status?: string | undefined;
  /** Instead of what may be read: what could be, had the officer accepted its H3 restriction. */
  awaitingH3?: boolean | undefined;
  /** Acts before this place, newest first. */
  before?: number | undefined;
  limit: number;
}

/** An act of a list, with what it is to the officer. */
export interface ListedAct extends ActRow {
  /** 1 when the officer has opened it. */
  opened: number;
  /** What this party still owes on it. */
  awaits: string | null;
}

export type Found = ListedAct & { title?: JsonObject };

/** Acts for a fold: by type, or by id. `about` says in the journal what was looked at. */
export interface WantedActs {
  about: string;
  types?: readonly string[];
  ids?: readonly string[];
  dossier?: string | undefined;
  /** Also corrections and recalls of acts of these types. */
  withWordsOn?: readonly string[];
}

const wordsOn = ['act.correct', 'act.expired', 'act.recall'];

export async function findActs(
  db: Db,
  officer: Officer,
  nowMs: number,
  filter: ActFilter,
): Promise<ListedAct[]> {
  const places = await placesOf(db, officer, nowMs, filter);
  if (!places) return filtered(db, officer, nowMs, filter).limit(filter.limit).execute();
  const found: ListedAct[] = [];
  // What a filter lets through of the reader's acts is not known beforehand: mostly the first of these questions fills the page.
  for (let at = 0, some = filter.limit * 4; at < places.length; at += some, some *= 4) {
    const rows = await filtered(db, officer, nowMs, filter)
      .where('seq', 'in', listOf(db, places.slice(at, at + some)))
      .limit(filter.limit - found.length)
      .execute();
    found.push(...rows);
    if (found.length === filter.limit) break;
  }
  return found;
}

function filtered(db: Db, officer: Officer, nowMs: number, filter: ActFilter) {
  const { type, dossier, author, status, before } = filter;
  const readable = readablePredicate(officer, nowMs, filter.awaitingH3 ? 'unaccepted' : 'accepted');
  const opened = sql<number>`(select count(*) from act_reads r where r.act = acts.id and r."user" = ${officer.id})`;
  // `+`: by the act, not through all that anybody waits for.
  const awaits = sql<string | null>`(select min(w.kind) from awaited w where w.act = acts.id and +w.mine = 1
    and not exists (select 1 from taken_note n where n.kind = w.kind and n.subject = w.act))`;
  let query = db
    .selectFrom('acts')
    .selectAll()
    .select([opened.as('opened'), awaits.as('awaits')])
    .where(readable);
  if (type !== undefined)
    query = type.endsWith('.') ? query.where('type', 'like', `${type}%`) : query.where('type', '=', type);
  if (dossier !== undefined) query = query.where('dossier', '=', dossier);
  if (author !== undefined) query = query.where('author', '=', author);
  if (status !== undefined) query = query.where('status', '=', status as ActsTable['status']);
  if (before !== undefined) query = query.where('seq', '<', before);
  return query.orderBy('seq', 'desc');
}

/** Acts of a reader up to which they are looked up dossier by dossier. Who has more finds a page soon by going down all acts. */
const FEW = 20_000;

/** Places of the acts of a reader's dossiers, newest first, when they are few; undefined for who has many. */
async function placesOf(
  db: Db,
  officer: Officer,
  nowMs: number,
  { type, dossier, before = Number.MAX_SAFE_INTEGER, awaitingH3 }: ActFilter,
): Promise<number[] | undefined> {
  if (officer.roles.includes('supervisor')) return undefined;
  const labels = [
    sql`acts.open = 1`,
    sql`acts.rank <= ${Math.max(officer.clearance, 0)}`,
    sql`acts.expires_ms > ${nowMs}`,
    sql`acts.shielded <= ${officer.shielded ? 1 : 0}`,
    ...(awaitingH3 ? [sql`acts.h3 = 1`] : []),
  ];
  const only = dossier === undefined ? sql`` : sql` and d.dossier = ${dossier}`;
  const house =
    type === undefined || /^(party|channel)\./.test(type)
      ? sql` union all select seq from (select seq from acts where kind = 'housekeeping' and seq < ${before}
          order by seq desc limit ${FEW}) as house`
      : sql``;
  // `cross join`: SQLite goes from the reader's dossiers to their acts, never through all acts.
  // Nothing is in order inside, so that the limit bounds what is read; a last row says how many there are, below zero.
  const { rows } = await sql<{ seq: number }>`
    with mine as (
      select acts.seq as seq, (${sql.join(labels, sql` and `)}) as shown from dossier_readers d
      cross join acts where acts.dossier = d.dossier and d."user" = ${officer.id}${only} and acts.seq < ${before}
      limit ${FEW + 1}),
    counted as (select count(*) as n from mine)
    select seq from (select seq from mine where shown${house}) as every where (select n from counted) <= ${FEW}
    union all select -n as seq from counted order by seq desc`.execute(db);
  const places = rows.map((row) => row.seq);
  return -(places.pop() ?? 0) > FEW ? undefined : places;
}

export function wantedActs(db: Db, officer: Officer, nowMs: number, wanted: WantedActs): Promise<ActRow[]> {
  const { types = [], ids, dossier, withWordsOn = [] } = wanted;
  let query = db.selectFrom('acts').selectAll('acts').where(readablePredicate(officer, nowMs));
  if (ids) query = query.where('acts.id', 'in', ['', ...ids]);
  else
    query = query.where((eb) => {
      const spokenOf = eb
        .selectFrom('act_refs')
        .innerJoin('acts as spoken', 'spoken.id', 'act_refs.target')
        .select('act_refs.act')
        .where('spoken.type', 'in', ['', ...withWordsOn]);
      const words = eb.and([eb('acts.type', 'in', wordsOn), eb('acts.id', 'in', spokenOf)]);
      return eb.or([eb('acts.type', 'in', ['', ...types]), words]);
    });
  if (dossier !== undefined) query = query.where('acts.dossier', '=', dossier);
  return query.orderBy('acts.seq').execute();
}
