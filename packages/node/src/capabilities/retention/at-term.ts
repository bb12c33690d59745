// SPDX-License-Identifier: Apache-2.0
// What is at its term: when the expiry that its author set has come, or what was received has been kept as long as its agreement allows.
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../store/index.ts';
import { monthsAfter, type Term } from './state.ts';

const DAY = 86_400_000;
/** By which two ways of counting calendar months differ at most: what the store is asked for is a little more, and then looked at. */
const MARGIN = 4 * DAY;

/** What of an act tells its term. */
export interface Dated {
  own: number;
  type: string;
  lineage: string | null;
  stored_ms: number;
  expires_ms: number;
}

export interface AtTerm {
  /** Epoch milliseconds. */
  at: number;
  /** Absent where the author's own expiry comes first. */
  term?: Term;
}

/**
 * Texts of joint statements stay: all signed them, and they say nothing of a person (protocol section 17). A party's own acts are its own
 * information, which agreements say nothing of beyond what it set itself.
 */
const isKeptUnder = ({ own, type }: Pick<Dated, 'own' | 'type'>): boolean =>
  own === 0 && !type.startsWith('statement.');

/** When the copy of this node is to be erased; undefined for what has no term. */
export function termOf(act: Dated, terms: ReadonlyMap<string, Term>): AtTerm | undefined {
  if (act.type.startsWith('statement.')) return undefined;
  const term = isKeptUnder(act) ? terms.get(act.lineage ?? '') : undefined;
  const agreed = term && monthsAfter(act.stored_ms, term.months);
  if (term && agreed !== undefined && agreed < act.expires_ms) return { at: agreed, term };
  return act.expires_ms === Number.MAX_SAFE_INTEGER ? undefined : { at: act.expires_ms };
}

/**
 * True for all acts whose term may have come by a moment, and few others: `termOf` says of each. Two indexes, each gone through on its own.
 * @param spanMs acts received longer than that before their term's coming are passed over: they were dealt with then.
 */
export function maybeAtTerm(
  terms: ReadonlyMap<string, Term>,
  byMs: number,
  spanMs = Number.MAX_SAFE_INTEGER,
): RawBuilder<boolean> {
  const byMonths = Map.groupBy(terms.values(), ({ months }) => months);
  const places = [
    sql`select seq from acts where open = 1 and expires_ms <= ${byMs}`,
    ...[...byMonths].map(([months, of]) => {
      const until = monthsAfter(byMs, -months) + MARGIN;
      const lineages = sql.join(of.map(({ lineage }) => lineage));
      return sql`select seq from acts where stored_ms <= ${until} and stored_ms > ${Math.max(until - spanMs, -1)}
        and own = 0 and lineage in (${lineages})`;
    }),
  ];
  return sql<boolean>`(acts.open = 1 and acts.hold <> 3 and acts.kind = 'content' and acts.type not like 'statement.%'
    and acts.seq in (${sql.join(places, sql` union all `)}))`;
}

export interface ActAtTerm extends AtTerm {
  id: string;
  dossier: string | null;
}

/**
 * A stretch of the acts whose term may have come, in the order in which they were stored: those of them for which it has, with what ended.
 * Those that have yet to leave stay until the gate withholds them.
 * @returns `next` to ask for the stretch after this one, where there may be one
 */
export async function actsAtTerm(
  db: Db,
  terms: ReadonlyMap<string, Term>,
  nowMs: number,
  { limit, spanMs, after = 0 }: { limit: number; spanMs?: number | undefined; after?: number },
): Promise<{ due: ActAtTerm[]; next?: number | undefined }> {
  const rows = await db
    .selectFrom('acts')
    .select(['seq', 'id', 'dossier', 'own', 'type', 'lineage', 'stored_ms', 'expires_ms'])
    .where(maybeAtTerm(terms, nowMs, spanMs))
    .where('seq', '>', after)
    .where(
      sql<boolean>`not exists (select 1 from outbox o where o.act = acts.id and o.state = ${sql.lit('waiting')})`,
    )
    .orderBy('seq')
    .limit(limit)
    .execute();
  const due = rows.flatMap((row) => {
    const reached = termOf(row, terms);
    return reached && reached.at <= nowMs ? [{ id: row.id, dossier: row.dossier, ...reached }] : [];
  });
  return { due, next: rows.length < limit ? undefined : rows.at(-1)?.seq };
}
