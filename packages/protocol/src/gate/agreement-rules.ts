// SPDX-License-Identifier: Apache-2.0
// Is there an agreement in force between those who exchange, and does it let anything go this way?
import { pair } from '../agreement/compile-terms.ts';
import type { LineageStateName } from '../folds/lineage-state.ts';
import type { PartyId } from '../ids.ts';
import type { Judgement } from './decision.ts';
import type { AgreementView } from './facts.ts';
import type { GateRule } from './rules.ts';

/** The rule that denies in each state but `in-force`. */
const deniedIn: Readonly<Record<Exclude<LineageStateName, 'in-force'>, GateRule>> = {
  none: 'no-agreement',
  contact: 'no-agreement',
  talks: 'no-agreement',
  proposed: 'not-signed',
  rejected: 'not-signed',
  lapsed: 'not-signed',
  void: 'not-signed',
  signed: 'not-ratified',
  ratified: 'not-in-force',
  superseded: 'not-in-force',
  terminated: 'not-in-force',
  expired: 'not-in-force',
  suspended: 'suspended',
};

/** Signed by all, ratified, in force and not suspended. */
export function judgeState(judgement: Judgement, view: AgreementView | undefined): void {
  if (view === undefined) {
    judgement.deny('no-agreement');
    return;
  }
  if (view.state === 'in-force') {
    if (view.terms === undefined) judgement.deny('no-agreement');
    return;
  }
  const rule: GateRule | undefined = Object.hasOwn(deniedIn, view.state) ? deniedIn[view.state] : undefined;
  judgement.deny(rule ?? 'no-agreement', rule === 'suspended' ? 'suspension' : 'validity');
}

/** The act is under exactly the terms that are in force. */
export function judgeTerms(
  judgement: Judgement,
  view: AgreementView | undefined,
  named: { readonly lineage: string; readonly terms: string } | undefined,
): void {
  const { terms } = judgement;
  if (view === undefined || terms === undefined) return;
  if (named === undefined || named.lineage !== view.lineage || named.terms !== terms.terms) {
    judgement.deny('terms-mismatch', 'validity');
  }
}

/** Everyone concerned is a party, and still is. */
export function judgeParties(
  judgement: Judgement,
  view: AgreementView | undefined,
  concerned: readonly PartyId[],
): void {
  const { terms } = judgement;
  if (view === undefined || terms === undefined) return;
  for (const party of concerned) {
    if (!terms.parties.has(party) || view.left.has(party)) {
      judgement.deny('not-a-party');
      return;
    }
  }
}

/** The agreement lets content go from one to the other. */
export function judgeDirection(judgement: Judgement, from: PartyId, to: PartyId): void {
  const { terms } = judgement;
  if (terms !== undefined && !terms.directions.has(pair(from, to))) judgement.deny('direction', 'directions');
}
