// SPDX-License-Identifier: Apache-2.0
// For tests: an agreement in force between a node and a lying partner, and what the partner says under it.
import {
  type Act,
  type ActDraft,
  type BodiesOf,
  newRandomId,
  type RandomId,
  type TermsDocument,
  type Time,
  termsHash,
  toTime,
} from '@tansiq/protocol';
import { Agreements } from '../capabilities/agreements/index.ts';
import { type AgreementInForce, declarationOf, handlingOf } from '../test-agreement.ts';
import { until } from '../test-nodes.ts';
import type { LyingPartner } from './test-lying-partner.ts';

export const text = (said: string) => ({ en: said, es: `${said} (es)` });

/** The full template between the two, with what a test wants otherwise. */
export async function termsWith(
  liar: LyingPartner,
  change: (document: TermsDocument) => TermsDocument = (document) => document,
): Promise<TermsDocument> {
  const { drafting } = new Agreements(liar.node.node.rooms);
  const { terms } = await drafting.fill('full-bilateral', {
    parties: [{ id: liar.id }],
    lineage: newRandomId(),
    validFrom: '2026-01-01T00:00:00Z' as Time,
  });
  return change(terms);
}

/** Proposed and signed by the partner, signed by the node's signatory, in force on both sides. */
export async function agree(
  liar: LyingPartner,
  change?: (document: TermsDocument) => TermsDocument,
): Promise<AgreementInForce> {
  const document = await termsWith(liar, change);
  const terms = termsHash(document);
  const lineage = document.lineage as RandomId;
  const { rooms } = liar.node.node;
  await liar.tell(
    liar.entry(
      liar.compose('agreement.propose', { proposal: { terms: document as never } }, { dossier: lineage }),
    ),
  );
  const consent = { terms, decision: 'sign', office: text('Minister') } as const;
  await liar.tell(liar.entry(liar.compose('agreement.sign', { consent }, { dossier: lineage })));
  await new Agreements(rooms).consents.sign(liar.node.as.signatory, lineage, {
    terms,
    office: text('Minister'),
  });
  await liar.hearUntil('the signature of the node', (heard) =>
    heard.some(({ header }) => header.type === 'agreement.sign'),
  );
  await until('the agreement in force', async () => (await stateOf(liar, lineage)) === 'in-force');
  return { lineage, terms };
}

/** The lineage's state as the node sees it now. */
export async function stateOf({ node }: LyingPartner, lineage: string): Promise<string> {
  const { rooms } = node.node;
  const { state } = await rooms.book.view(rooms.store.db, lineage, Math.floor(rooms.now() / 1000));
  return state.state;
}

export interface ReportOver {
  declaration?: Record<string, unknown>;
  handling?: Record<string, unknown>;
  sections?: Record<string, unknown>;
  draft?: Partial<ActDraft<'report.share'>>;
}

/** A report of the partner, within the full template unless a test wants it otherwise. */
export function report(liar: LyingPartner, agreement: AgreementInForce, over: ReportOver = {}): Act {
  const release = { kind: 'person', officer: 'a releaser', at: toTime(Date.now()) };
  const sections = {
    title: { text: text('A lead') },
    facts: { text: { en: 'What is known', ar: 'ما هو معلوم' } },
    declaration: { ...declarationOf(liar.id), release, ...over.declaration },
    handling: handlingOf(over.handling),
    ...over.sections,
  } as unknown as BodiesOf<'report.share'>;
  const under = { lineage: agreement.lineage, terms: agreement.terms as never };
  return liar.compose('report.share', sections, { dossier: newRandomId(), agreement: under, ...over.draft });
}
