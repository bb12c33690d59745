// SPDX-License-Identifier: Apache-2.0
// For tests: the steps of an agreement's life, taken by the officers of real nodes and waited for at their partners.
import type { PartyId, TermsDocument, Time } from '@tansiq/protocol';
import { Refusal } from '../../refusal.ts';
import { type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { Agreements } from './service.ts';
import type { AgreementAnswer } from './shapes.ts';

export const en = (text: string) => ({ en: text, es: `${text} (es)` });

/** A party's desk for agreements. */
export interface Desk extends TestParty {
  id: PartyId;
  agreements: Agreements;
}

export function desk(nodes: TestNodes, id: string): Desk {
  const party = nodes.get(id);
  const { rooms } = party.node;
  return { ...party, id: rooms.self, agreements: new Agreements(rooms) };
}

export const see = (
  at: Desk,
  lineage: string,
  role: 'negotiator' | 'officer' = 'negotiator',
): Promise<AgreementAnswer> => at.agreements.reading.one(at.as[role], lineage);

/** Milliseconds: three nodes on a busy machine take their time. */
const PATIENCE = 20_000;

/** Waits until the agreement at each desk is as wanted. */
export async function untilAll(
  desks: readonly Desk[],
  lineage: string,
  what: string,
  holds: (agreement: AgreementAnswer) => boolean,
): Promise<AgreementAnswer[]> {
  const seen: AgreementAnswer[] = [];
  for (const at of desks) {
    const found = await until(
      `${what} at ${at.id}`,
      async () => {
        const items = await at.agreements.reading.list(at.as.negotiator, '', 200);
        if (!items.some((item) => item.lineage === lineage)) return undefined;
        const agreement = await see(at, lineage);
        return holds(agreement) ? agreement : undefined;
      },
      PATIENCE,
    );
    seen.push(found);
  }
  return seen;
}

export const inState = (desks: readonly Desk[], lineage: string, state: string): Promise<AgreementAnswer[]> =>
  untilAll(desks, lineage, `state ${state}`, (agreement) => agreement.state === state);

/** A document of a template, in force from now on. */
export async function drafted(
  at: Desk,
  others: readonly Desk[],
  wish: { name?: string; lineage?: string; ratification?: readonly string[]; noticeDays?: number } = {},
): Promise<TermsDocument> {
  const { terms } = await at.agreements.drafting.fill(wish.name ?? 'full-bilateral', {
    parties: others.map(({ id }) => ({ id })),
    validFrom: '2026-01-01T00:00:00Z' as Time,
    lineage: wish.lineage,
    ratification: wish.ratification,
    options: { languages: ['es', 'en'], noticeDays: wish.noticeDays },
  });
  return terms;
}

export const propose = (at: Desk, terms: TermsDocument, replaces?: string) =>
  at.agreements.negotiation.propose(at.as.negotiator, { terms: terms as never, replaces });

export const untilProposed = (
  desks: readonly Desk[],
  lineage: string,
  terms: string,
): Promise<AgreementAnswer[]> =>
  untilAll(desks, lineage, `terms ${terms}`, ({ versions }) =>
    versions.some((version) => version.terms === terms),
  );

export const sign = (at: Desk, lineage: string, terms: string) =>
  at.agreements.consents.sign(at.as.signatory, lineage, { terms, office: en('Minister') });

export const ratify = (at: Desk, lineage: string, terms: string) =>
  at.agreements.consents.ratify(at.as.signatory, lineage, { terms, instrument: en('Law') });

/** Waits until the clock shows another second. */
export const nextSecond = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000) + 5));

/** The refusal that a step ends in. @throws what else it ends in */
export const refused = async (work: Promise<unknown>): Promise<Refusal> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw error ?? new Error('not refused');
};
