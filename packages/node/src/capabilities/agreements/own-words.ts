// SPDX-License-Identifier: Apache-2.0
// What this party has said and nobody has cosigned yet: the fold does not count it, its author must.
import type { ActType } from '@tansiq/protocol';
import { controlBodies } from '../../content/raw.ts';
import type { Db, Tx } from '../../store/index.ts';

export interface PendingAct {
  id: string;
  type: string;
  time: string;
  bodies: Record<string, unknown>;
}

/** Own acts about a lineage that wait for their first receipt, oldest first. */
export async function pendingActs(db: Db | Tx, lineage: string): Promise<PendingAct[]> {
  const rows = await db
    .selectFrom('acts')
    .select(['id', 'type', 'time'])
    .where('dossier', '=', lineage)
    .where('lineage', '=', lineage)
    .where('terms', 'is', null)
    .where('own', '=', 1)
    .where('evidence', 'is', null)
    .where('status', 'in', ['released', 'sent'])
    .orderBy('seq')
    .execute();
  const bodies = await controlBodies(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, bodies: bodies.get(row.id) ?? {} }));
}

/** Terms hashes that pending acts of a type decide on. */
export const pendingTerms = (acts: readonly PendingAct[], type: ActType): string[] =>
  acts.flatMap((act) => {
    const terms = (act.bodies.consent as { terms?: string } | undefined)?.terms;
    return act.type === type && terms !== undefined ? [terms] : [];
  });
