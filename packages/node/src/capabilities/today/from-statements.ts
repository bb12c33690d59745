// SPDX-License-Identifier: Apache-2.0
// Joint statements that wait for this party's signature, found without a look at what they say.
import { sql } from 'kysely';
import { hasRole } from '../../access/index.ts';
import { readablePredicate } from '../../content/readers.ts';
import type { Db } from '../../store/index.ts';
import type { Asker } from './asker.ts';
import type { Found } from './item.ts';

/** A signature of `party` under the text of a proposal; one that the gate held back is none. */
const signedBy = (proposal: string, party: string) => sql`exists (select 1 from act_refs r
  join acts s on s.id = r.act where r.target = ${sql.ref(proposal)} and r.rel = 'answers'
  and s.type = 'statement.sign' and s.author = ${sql.ref(party)} and s.status <> 'withheld')`;

/** A text that all have signed is settled, whatever was proposed beside it. */
const settled = sql<boolean>`exists (select 1 from acts p where p.dossier = acts.dossier and p.type = 'statement.propose'
  and not exists (select 1 from audience a where a.act = p.id and not ${signedBy('p.id', 'a.party')}))`;

/** The last text proposed, as far as this node holds it: an earlier one is signed by nobody any more. */
const countered = sql<boolean>`exists (select 1 from acts n where n.dossier = acts.dossier and n.type = 'statement.propose'
  and n.seq > acts.seq and n.status <> 'withheld')`;

/** Newest first. */
export async function statementsToSign(
  db: Db,
  self: string,
  { officer, nowMs, limit }: Asker,
): Promise<Found[]> {
  if (!hasRole(officer, 'officer', 'releaser', 'head')) return [];
  const rows = await db
    .selectFrom('acts')
    .innerJoin('audience as us', (join) => join.onRef('us.act', '=', 'acts.id').on('us.party', '=', self))
    .select(['acts.id', 'acts.type', 'acts.author', 'acts.dossier', 'acts.stored_ms'])
    .where('acts.type', '=', 'statement.propose')
    .where('acts.status', '<>', 'withheld')
    .where(readablePredicate(officer, nowMs))
    .where(sql<boolean>`not ${signedBy('acts.id', 'us.party')}`)
    .where(sql<boolean>`not ${countered}`)
    .where(sql<boolean>`not ${settled}`)
    .orderBy('acts.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'statement',
    subject: row.id,
    target: { page: 'statement', id: row.dossier ?? '' },
    since: row.stored_ms,
    base: 'soon',
    party: row.author,
    type: row.type,
    dossier: row.dossier ?? undefined,
  }));
}
