// SPDX-License-Identifier: Apache-2.0
// An agreement that a story needs and does not tell at length: proposed from a template, signed by all, in force.
import {
  draftTerms,
  type PartyNode,
  type Proposal,
  propose,
  sign,
  type TermsDocument,
  untilProposed,
  untilState,
} from '@tansiq/cli';
import { officeOf } from './offices.ts';

/** A proposal by the first of these parties, from a template, come to all of them. */
export async function proposeFrom(
  template: string,
  nodes: readonly [PartyNode, ...PartyNode[]],
  lineage?: string,
): Promise<Proposal & { document: TermsDocument }> {
  const [by, ...others] = nodes;
  const document = await draftTerms(by, template, {
    parties: nodes.map(({ id }) => ({ id })),
    ...(lineage === undefined ? {} : { lineage }),
  });
  const proposal = await propose(by, document);
  await Promise.all(others.map((node) => untilProposed(node, proposal)));
  return { ...proposal, document };
}

/** Signed by all of these, and in force with all of them. */
export async function signByAll(nodes: readonly PartyNode[], proposal: Proposal): Promise<void> {
  await Promise.all(nodes.map((node) => sign(node, proposal, officeOf(node.id))));
  await Promise.all(nodes.map((node) => untilState(node, proposal.lineage, 'in-force')));
}
