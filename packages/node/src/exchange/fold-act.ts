// SPDX-License-Identifier: Apache-2.0
// A stored act as a fold of the protocol takes it: whether it stands between the parties, and since when.
import type { FoldAct, PartyId } from '@tansiq/protocol';
import type { ActRow } from '../store/index.ts';
import { headerOf } from './held-act.ts';

/** What an addressee did not take does not stand between the parties; what was withheld has never left. */
export const standingStates: readonly string[] = ['released', 'sent', 'held', 'accepted'];

/** Own acts that nobody has receipted count from when they were stored (docs/protocol.md, section 16). */
export function foldActOf(
  row: Pick<ActRow, 'id' | 'type' | 'author' | 'jws' | 'status' | 'own' | 'evidence' | 'stored_ms'>,
  sections: Record<string, unknown>,
): FoldAct {
  const here = row.own === 1 ? Math.floor(row.stored_ms / 1000) : null;
  return {
    ...{ id: row.id as FoldAct['id'], type: row.type, author: row.author as PartyId, sections },
    audience: headerOf(row.jws).audience,
    evidenceTime: standingStates.includes(row.status) ? (row.evidence ?? here) : null,
  };
}
