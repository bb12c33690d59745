// SPDX-License-Identifier: Apache-2.0
// Whom an act about an agreement is for.
import type { LineageState, PartyId, VersionState } from '@tansiq/protocol';

/** Parties of a document. */
export const partiesOf = ({ document }: Pick<VersionState, 'document'>): PartyId[] =>
  document.parties.map((party) => party.id);

/**
 * Who must hear of what becomes of an agreement: the parties of what is in force that have not left, and those of an amendment that all
 * have signed already, so that they compute the same state once it comes into force. Without a version in force, the parties of the
 * version that the state is of: the gate then says why nothing can be said.
 */
export function concernedBy(state: LineageState): PartyId[] {
  const { inForce, versions, left } = state;
  const standing = versions.filter((version) =>
    inForce === undefined
      ? version.terms === state.terms
      : version.terms === inForce.terms || version.state === 'signed' || version.state === 'ratified',
  );
  const parties = new Set(standing.flatMap(partiesOf));
  for (const party of left) parties.delete(party);
  return [...parties].sort();
}
