// SPDX-License-Identifier: Apache-2.0
// A third state is invited, sees nothing before it accedes, shares from then on, and withdraws later. Which state is assumed.
import {
  answered,
  arrival,
  draftTerms,
  inLanguages,
  makeContact,
  type PartyNode,
  type Proposal,
  propose,
  sign,
  untilAgreement,
  untilProposed,
  withdraw,
} from '@tansiq/cli';
import type { Evidence } from '../evidence.ts';
import { officeOf } from '../offices.ts';
import { shareLead } from '../outcomes.ts';
import { mustBe, refusalOf } from '../refusals.ts';
import { type Claim, clause } from '../shown.ts';
import * as words from './words.ts';

/** What the third party can see of the agreement before it is a party to it: what is addressed to it, and no more. */
const openBefore = new Set([
  'talks.note',
  'agreement.propose',
  'channel.disposition',
  'channel.evidence',
  'party.card',
]);

export async function accede(
  rabat: PartyNode,
  madrid: PartyNode,
  third: PartyNode,
  before: Proposal,
  tell: (line: string) => void,
): Promise<Claim> {
  const { lineage } = before;
  const all = [rabat, madrid, third] as const;
  const invitation = await makeContact(rabat, [third.id], 'talks', words.invitation, lineage);
  await untilAgreement(third, lineage, 'is in talks', () => true);
  const terms = inLanguages(
    await draftTerms(rabat, 'multi-party', {
      parties: all.map(({ id }) => ({ id })),
      lineage,
      options: { noticeDays: 0 },
    }),
    ['ar', 'es'],
  );
  const proposal = await propose(rabat, terms);
  await Promise.all([madrid, third].map((node) => untilProposed(node, proposal)));
  const seen = await actsSeen(third);
  if (seen.some(({ type }) => !openBefore.has(type)))
    throw new Error('the third state sees what was before it');
  await refusalOf(
    'a report to who has not acceded',
    shareLead(rabat, { to: [third.id], lineage }, words.threePartyTitle, words.threePartyFacts),
  );
  const signatures = await Promise.all(all.map((node) => sign(node, proposal, officeOf(node.id))));
  await Promise.all(all.map((node) => untilInForce(node, proposal)));
  tell(`${third.id} has acceded`);
  const shared = await shareLead(
    madrid,
    { to: [rabat.id, third.id], lineage },
    words.threePartyTitle,
    words.threePartyFacts,
  );
  await arrival(third, shared.act);
  await answered(madrid, shared.act, [rabat.id, third.id]);
  const left = await withdraw(third, lineage, words.leaving);
  await Promise.all(
    [rabat, madrid].map((node) =>
      untilAgreement(node, lineage, 'has lost a party', (one) => one.left.includes(third.id)),
    ),
  );
  const refused = shareLead(rabat, { to: [third.id], lineage }, words.threePartyTitle, words.threePartyFacts);
  mustBe(await refusalOf('a report to who has withdrawn', refused), 'not-a-party');
  const after = await shareLead(
    rabat,
    { to: [madrid.id], lineage },
    words.threePartyTitle,
    words.threePartyFacts,
  );
  await answered(rabat, after.act, [madrid.id]);
  tell(`${third.id} has withdrawn; the two others go on`);
  const acts = [invitation.act, proposal.act, ...signatures, shared.act, left];
  return {
    line: clause(1, 'a third state invited'),
    find: (evidence) =>
      found(evidence, { acts, shared: shared.act, left, after: after.act }, third.id, proposal),
  };
}

const actsSeen = async (node: PartyNode) => {
  const [head, negotiator] = await Promise.all([node.as('head'), node.as('negotiator')]);
  return [...(await head.all('GET /acts', {})), ...(await negotiator.all('GET /acts', {}))];
};

const untilInForce = (node: PartyNode, { lineage, terms }: Proposal) =>
  untilAgreement(
    node,
    lineage,
    'is in force for three',
    (one) => one.state === 'in-force' && one.terms === terms,
  );

interface Marks {
  readonly acts: readonly string[];
  /** Shared with all three between accession and withdrawal. */
  readonly shared: string;
  readonly left: string;
  /** Shared by the two after the withdrawal. */
  readonly after: string;
}

/** The newcomer's export has all of this, nothing from before its accession, and nothing after it left. */
function found(
  evidence: Evidence,
  marks: Marks,
  third: string,
  { lineage, terms }: Proposal,
): readonly string[] | undefined {
  const report = evidence.of(third).report;
  const content = report.acts.filter(({ agreement }) => agreement !== undefined);
  const held = marks.acts.every((act) => evidence.inAll([third, 'ma.dgsn'], act, { held: true }));
  const inForceFrom = report.agreements
    .flatMap(({ versions }) => versions)
    .find((one) => one.terms === terms)?.inForceFrom;
  const sinceAccession = report.acts.filter(({ type }) => !openBefore.has(type)).every(isAllowed);
  function isAllowed(act: (typeof report.acts)[number]): boolean {
    return act.audience.includes(third) && (act.type.startsWith('agreement.') || act.id === marks.shared);
  }
  const lineageThere = evidence.of('ma.dgsn').report.agreements.find((one) => one.lineage === lineage);
  const isTold =
    content.length === 1 &&
    content[0]?.id === marks.shared &&
    sinceAccession &&
    inForceFrom !== undefined &&
    lineageThere?.withdrawn.includes(third) === true &&
    lineageThere.state === 'in-force' &&
    evidence.inAll(['ma.dgsn', 'es.pn'], marks.after, { disposition: 'accepted' }) !== undefined;
  return held && isTold ? marks.acts : undefined;
}
