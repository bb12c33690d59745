// SPDX-License-Identifier: Apache-2.0
// The gate's labels of an act, computed when it is stored and again when its state changes, so that SQL filters as the gate would.
import {
  type AgreementView,
  type NodeCeiling,
  type PartyId,
  type ReadLabels,
  type RecordFacts,
  readLabels,
} from '@tansiq/protocol';
import type { ActsTable } from '../store/index.ts';
import { actFacts } from './act-facts.ts';
import type { HeldAct } from './held-act.ts';

export type LabelColumns = Pick<
  ActsTable,
  'open' | 'kind' | 'rank' | 'h3' | 'hold' | 'expires_ms' | 'shielded'
>;

/** 0 free, 1 restricted, 2 erased, 3 restricted by a legal hold and kept whatever its term. */
export type Hold = 0 | 1 | 2 | 3;

export const recordOf = (hold: number): RecordFacts => ({
  restricted: hold === 1 || hold === 3,
  erased: hold === 2,
  held: hold === 3,
});

export const holdNames = ['none', 'restricted', 'erased', 'on-hold'] as const;
export const holdName = (hold: number): (typeof holdNames)[number] => holdNames[hold] ?? 'none';

export function labelColumns(
  self: PartyId,
  ceiling: NodeCeiling,
  act: HeldAct,
  hold: Hold,
  agreement: AgreementView | undefined,
): LabelColumns {
  const labels: ReadLabels = readLabels({
    self,
    ceiling,
    act: actFacts(act),
    record: recordOf(hold),
    agreement,
  });
  return {
    open: labels.open ? 1 : 0,
    kind: labels.kind,
    rank: Math.min(labels.clearance, 99),
    h3: labels.h3 ? 1 : 0,
    hold,
    expires_ms: labels.expires,
    shielded: labels.protected ? 1 : 0,
  };
}

/** What is held only for its header: nobody reads it. */
export const closedLabels: LabelColumns = {
  open: 0,
  kind: 'content',
  rank: 99,
  h3: 0,
  hold: 0,
  expires_ms: 0,
  shielded: 1,
};
