// SPDX-License-Identifier: Apache-2.0
// Who owes whom an answer, partner by partner: the same acts as the lists behind the numbers.
import { sql } from 'kysely';
import { readablePredicate } from '../../content/readers.ts';
import type { Db } from '../../store/index.ts';
import type { Asker } from './asker.ts';
import type { AwaitedKind } from './awaited.ts';

export interface Owing {
  party: string;
  kind: AwaitedKind;
  /** True: this party is to answer. */
  mine: boolean;
  count: number;
  /** Epoch milliseconds. */
  oldest: number;
}

/** Beyond this many on one side, the counts are of the oldest. */
const COUNTED = 1_000;

export async function owingBetween(db: Db, asker: Asker): Promise<{ items: Owing[]; capped: boolean }> {
  const sides = await Promise.all([true, false].map((mine) => oneSide(db, asker, mine)));
  const groups = new Map<string, Owing>();
  for (const { mine, rows } of sides) {
    for (const { party, kind, since } of rows) {
      const key = `${mine} ${party} ${kind}`;
      const owing = groups.get(key) ?? { party, kind, mine, count: 0, oldest: since };
      groups.set(key, { ...owing, count: owing.count + 1, oldest: Math.min(owing.oldest, since) });
    }
  }
  return { items: [...groups.values()], capped: sides.some(({ rows }) => rows.length === COUNTED) };
}

async function oneSide(db: Db, { officer, nowMs, dossiers }: Asker, mine: boolean) {
  let query = db
    .selectFrom('awaited')
    .innerJoin('acts', 'acts.id', 'awaited.act')
    .select(['awaited.kind', 'awaited.since_ms as since'])
    .select(mine ? 'acts.author as party' : 'awaited.party as party')
    .where('awaited.mine', '=', mine ? 1 : 0)
    .where('acts.hold', '=', 0)
    // What never left, or was not taken, nobody need answer.
    .where('acts.status', 'in', ['sent', 'held', 'accepted'])
    .where(readablePredicate(officer, nowMs))
    .where(
      sql<boolean>`not exists (select 1 from taken_note n where n.kind = awaited.kind and n.subject = awaited.act)`,
    );
  if (dossiers) query = query.where('awaited.dossier', 'in', ['', ...dossiers]);
  const rows = await query.orderBy('awaited.since_ms').limit(COUNTED).execute();
  return { mine, rows };
}

/** The acts behind one of these numbers, oldest first. */
export async function owedBy(
  db: Db,
  { officer, nowMs, dossiers, limit }: Asker,
  party: string,
  kind: AwaitedKind,
) {
  let query = db
    .selectFrom('awaited')
    .innerJoin('acts', 'acts.id', 'awaited.act')
    .select(['acts.id', 'acts.type', 'acts.dossier', 'awaited.since_ms'])
    .where('awaited.mine', '=', 0)
    .where('awaited.kind', '=', kind)
    .where('awaited.party', '=', party)
    .where('acts.hold', '=', 0)
    .where('acts.status', 'in', ['sent', 'held', 'accepted'])
    .where(readablePredicate(officer, nowMs))
    .where(
      sql<boolean>`not exists (select 1 from taken_note n where n.kind = awaited.kind and n.subject = awaited.act)`,
    );
  if (dossiers) query = query.where('awaited.dossier', 'in', ['', ...dossiers]);
  return query.orderBy('awaited.since_ms').limit(limit).execute();
}
