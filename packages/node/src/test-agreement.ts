// SPDX-License-Identifier: Apache-2.0
// For tests: an agreement in force between nodes, come about as people would bring it about, and reports that go under it.
import { newRandomId, type RandomId, type TermsDocument } from '@tansiq/protocol';
import { Agreements } from './capabilities/agreements/index.ts';
import type { DraftBody } from './capabilities/reports/draft-shapes.ts';
import { Drafts } from './capabilities/reports/drafts.ts';
import { Releases } from './capabilities/reports/release.ts';
import { type TestNodes, type TestParty, until } from './test-nodes.ts';

export interface AgreementInForce {
  lineage: RandomId;
  /** Terms hash. */
  terms: string;
}

/**
 * Proposed by the first party, signed by all, in force: nothing of it is written past the services.
 * @param change what the document of the full template is to say otherwise.
 */
export async function agreementInForce(
  nodes: TestNodes,
  a: string,
  b: string,
  change: (document: TermsDocument) => TermsDocument = (document) => document,
  others: readonly string[] = [],
): Promise<AgreementInForce> {
  const parties = [a, b, ...others].map((id) => nodes.get(id));
  const proposer = nodes.get(a);
  const { drafting, negotiation } = new Agreements(proposer.node.rooms);
  const wish = { parties: [...others, b].map((id) => ({ id })), lineage: newRandomId() };
  const { terms } = await drafting.fill('full-bilateral', wish);
  const document = change(terms);
  const { terms: hash, lineage } = await negotiation.propose(proposer.as.negotiator, {
    terms: document as unknown as Record<string, unknown>,
  });
  await Promise.all(
    parties.map(async (party) => {
      const { rooms } = party.node;
      await until(`the proposal at ${rooms.self}`, async () => {
        const { state } = await viewOf(party, lineage);
        return state.versions.some((version) => version.terms === hash);
      });
      const { consents } = new Agreements(rooms);
      await consents.sign(party.as.signatory, lineage, { terms: hash, office: { en: 'Minister' } });
    }),
  );
  await Promise.all(
    parties.map((party) =>
      until(`${lineage} in force at ${party.node.party}`, async () => {
        const { state } = await viewOf(party, lineage);
        return state.state === 'in-force';
      }),
    ),
  );
  return { lineage: lineage as RandomId, terms: hash };
}

const viewOf = ({ node: { rooms } }: TestParty, lineage: string) =>
  rooms.book.view(rooms.store.db, lineage, Math.floor(rooms.now() / 1000));

/** What a report says unless a test wants it otherwise: about terrorism, no people named, within the full template. */
export function reportBody(
  from: TestParty,
  to: readonly string[],
  lineage: string,
  over: Partial<DraftBody['sections']> = {},
): DraftBody {
  const { self } = from.node.rooms;
  return {
    type: 'report.share',
    to: [...to],
    lineage,
    uploads: [],
    sections: {
      title: { text: { en: 'A lead', es: 'Una pista' } },
      facts: { text: { en: 'What is known', ar: 'ما هو معلوم' } },
      declaration: declarationOf(self),
      handling: handlingOf(),
      ...over,
    },
  };
}

export const handlingOf = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  restrictions: ['H0', 'H2'],
  tlp: 'AMBER+STRICT',
  pap: 'AMBER',
  evidence: 'never',
  ...over,
});

export const declarationOf = (
  party: string,
  over: Record<string, unknown> = {},
): Record<string, unknown> => ({
  purpose: 'investigation',
  crimeAreas: ['terrorism'],
  dataCategories: ['events'],
  subjectCategories: [],
  specialCategories: [],
  minors: false,
  penaltyMonths: 60,
  evaluation: { scheme: '4x4', value: 'B2' },
  ground: { kind: party.startsWith('ma.') ? 'law-09-08' : 'led-37-1-a' },
  ...over,
});

/** Composed by the officer, released by the releaser. Answers the act's id once it is released. */
export async function released(from: TestParty, body: DraftBody): Promise<{ act: string; dossier: string }> {
  const { rooms } = from.node;
  const drafts = new Drafts(rooms);
  const { id, revision } = await drafts.create(from.as.officer, body);
  await drafts.submit(from.as.officer, id);
  return new Releases({ ...rooms, drafts }).release(from.as.releaser, id, revision);
}

/** Waits until a party holds the act, and answers its row. */
export const arrived = (at: TestParty, act: string) =>
  until(`${act} at ${at.node.party}`, () =>
    at.node.rooms.store.db.selectFrom('acts').selectAll().where('id', '=', act).executeTakeFirst(),
  );

/** Lets officers of a party into a dossier, as its head would. */
export async function letIn(
  at: TestParty,
  dossier: string,
  ...roles: (keyof TestParty['as'])[]
): Promise<void> {
  for (const role of roles) await at.node.rooms.needToKnow.grant(at.as.head, dossier, at.as[role].id);
}
