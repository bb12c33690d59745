// SPDX-License-Identifier: Apache-2.0
// A spontaneous report: evaluation, handling code, facts apart from assessment, accounts as items; and its receipt.
import { answered, declare, handle, type PartyNode, type Sent, send, takeIn } from '@tansiq/cli';
import type { Evidence } from '../evidence.ts';
import { type Claim, clause } from '../shown.ts';
import * as words from './words.ts';

const EVALUATION = { scheme: '4x4', value: 'A2' } as const;

export async function shareTheLead(
  rabat: PartyNode,
  madrid: PartyNode,
  lineage: string,
): Promise<{ lead: Sent; claims: Claim[] }> {
  const lead = await send(rabat, {
    type: 'report.share',
    to: [madrid.id],
    lineage,
    sections: {
      title: { text: words.leadTitle },
      facts: { text: words.leadFacts },
      assessment: { text: words.leadAssessment },
      subjects: { subjects: words.leadSubjects },
      declaration: declare(rabat.id, {
        purpose: 'investigation',
        crimeAreas: ['terrorism'],
        dataCategories: ['accounts', 'identity'],
        subjectCategories: ['suspect'],
        evaluation: EVALUATION,
      }),
      handling: handle(),
    },
  });
  await takeIn(madrid, lead);
  await answered(rabat, lead.act, [madrid.id]);
  return {
    lead,
    claims: [
      { line: clause(3, 'a spontaneous report'), find: (evidence) => reportIn(evidence, lead.act) },
      { line: clause(3, 'receipt'), find: (evidence) => receiptIn(evidence, lead.act) },
      { line: clause(3, 'accounts on social networks'), find: (evidence) => accountsIn(evidence, lead.act) },
    ],
  };
}

const parties = ['ma.dgsn', 'es.pn'];

/** Spontaneous: it refers to nothing. In both exports, with the evaluation, the codes, and two sections for what is known and what is thought. */
function reportIn(evidence: Evidence, act: string): string[] | undefined {
  const found = evidence.inAll(parties, act, { type: 'report.share', author: 'ma.dgsn' });
  const { declaration, handling, facts, assessment } = found?.content ?? {};
  const isWhole =
    found?.refs.length === 0 &&
    same(declaration?.evaluation, EVALUATION) &&
    same(handling?.restrictions, ['H0', 'H2']) &&
    same(facts, { text: words.leadFacts }) &&
    same(assessment, { text: words.leadAssessment });
  return isWhole ? [act] : undefined;
}

/** Madrid is bound to hold it by its cosignature, and its disposition says that it took what stands at this place. */
function receiptIn(evidence: Evidence, act: string): string[] | undefined {
  const found = evidence.inAll(parties, act, { held: true, disposition: 'accepted' });
  const [entry] = found?.entries ?? [];
  if (entry === undefined || !found?.heldBy.some(({ party }) => party === 'es.pn')) return undefined;
  const dispositions = evidence.find('ma.dgsn', {
    type: 'channel.disposition',
    author: 'es.pn',
    where: ({ content }) => {
      const said = content?.disposition as { origin: string; first: number; size: number } | undefined;
      return said?.origin === entry.origin && said.first <= entry.index && entry.index < said.size;
    },
  });
  return dispositions.length > 0 ? [act, ...dispositions.map(({ id }) => id)] : undefined;
}

function accountsIn(evidence: Evidence, act: string): string[] | undefined {
  const found = evidence.inAll(parties, act, { type: 'report.share' });
  const { subjects } = (found?.content?.subjects ?? {}) as { subjects?: { kind: string }[] };
  return subjects?.filter(({ kind }) => kind === 'account').length === 2 ? [act] : undefined;
}

const same = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
