// SPDX-License-Identifier: Apache-2.0
// One node, four partners, each at its own stage: talks without any agreement, a proposal not yet signed, two agreements in force.
import { makeContact, type PartyNode, type Proposal, pair, sign, untilAgreement } from '@tansiq/cli';
import { proposeFrom, signByAll } from '../conclude.ts';
import { officeOf } from '../offices.ts';
import * as words from './words.ts';

export interface Web {
  readonly delhi: { readonly lineage: string; readonly act: string };
  readonly manama: Proposal;
  readonly doha: Proposal;
  readonly brussels: Proposal;
}

/** Contacts with the one; signed by one side with another; in force with two. */
export async function weave(
  rabat: PartyNode,
  { delhi, manama, doha, brussels }: Record<'delhi' | 'manama' | 'doha' | 'brussels', PartyNode>,
): Promise<Web> {
  await Promise.all([delhi, manama, doha, brussels].map((partner) => pair(rabat, partner)));
  const contact = await makeContact(rabat, [delhi.id], 'contact', words.contact);
  await untilAgreement(delhi, contact.lineage, 'has begun', ({ state }) => state === 'contact');
  const talks = await makeContact(rabat, [delhi.id], 'talks', words.contact, contact.lineage);
  await untilAgreement(delhi, talks.lineage, 'is in talks', ({ state }) => state === 'talks');
  const withDoha = await proposeFrom('narrow', [rabat, doha]);
  await signByAll([rabat, doha], withDoha);
  const withBrussels = await proposeFrom('prevention', [rabat, brussels]);
  await signByAll([rabat, brussels], withBrussels);
  const withManama = await proposeFrom('narrow-documents', [rabat, manama]);
  await sign(rabat, withManama, officeOf(rabat.id));
  await untilAgreement(manama, withManama.lineage, 'is signed by one', ({ versions }) =>
    versions.some(({ signed }) => signed.length === 1),
  );
  return { delhi: talks, manama: withManama, doha: withDoha, brussels: withBrussels };
}
