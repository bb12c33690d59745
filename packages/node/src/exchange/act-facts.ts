// SPDX-License-Identifier: Apache-2.0
// An act and its agreement as the gate takes them.
import type { ActFacts, AgreementView as GateAgreement, Role as GateRole, RandomId } from '@tansiq/protocol';
import type { Role } from '../access/index.ts';
import type { AgreementView } from './agreement-book.ts';
import { bodyOf, type HeldAct } from './held-act.ts';

export function actFacts(act: HeldAct): ActFacts {
  const { type, author, audience, dossier, agreement } = act.header;
  return {
    id: act.id as ActFacts['id'],
    type,
    author,
    audience,
    dossier,
    agreement,
    declaration: bodyOf(act, 'declaration'),
    handling: bodyOf(act, 'handling'),
  };
}

export const gateAgreement = (lineage: RandomId, { state, terms }: AgreementView): GateAgreement => ({
  lineage,
  state: state.state,
  terms,
  left: new Set(state.left),
});

/** The officers' API says `head`; the gate's word is the field's whole term. */
export const gateRoles = (roles: readonly Role[]): ReadonlySet<GateRole> =>
  new Set(roles.map((role) => (role === 'head' ? 'head-of-spoc' : role)));
