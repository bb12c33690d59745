// SPDX-License-Identifier: Apache-2.0
// Contacts, then an agreement in Arabic and Spanish: proposed, commented on, countered, signed, ratified, in force only then.
import {
  amended,
  comment,
  declare,
  draftTerms,
  handle,
  inLanguages,
  makeContact,
  type PartyNode,
  type Proposal,
  propose,
  ratify,
  reject,
  sign,
  type TermsDocument,
  untilAgreement,
  untilProposed,
  untilTerms,
} from '@tansiq/cli';
import type { Evidence } from '../evidence.ts';
import { officeOf } from '../offices.ts';
import { refusalOf } from '../refusals.ts';
import { type Claim, clause } from '../shown.ts';
import * as words from './words.ts';

export interface Concluded {
  readonly proposal: Proposal;
  readonly terms: TermsDocument;
  readonly claim: Claim;
}

export async function negotiate(
  rabat: PartyNode,
  madrid: PartyNode,
  tell: (line: string) => void,
): Promise<Concluded> {
  const both = [rabat, madrid] as const;
  const contact = await makeContact(rabat, [madrid.id], 'contact', words.contact);
  const { lineage } = contact;
  await untilAgreement(madrid, lineage, 'has begun', ({ state }) => state === 'contact');
  const talks = await makeContact(madrid, [rabat.id], 'talks', words.talks, lineage);
  await untilAgreement(rabat, lineage, 'is in talks', ({ state }) => state === 'talks');
  const drafted = inLanguages(
    await draftTerms(rabat, 'full-bilateral', {
      parties: both.map(({ id }) => ({ id })),
      ratification: both.map(({ id }) => id),
      lineage,
    }),
    ['ar', 'es'],
  );
  const first = await propose(rabat, drafted);
  await untilProposed(madrid, first);
  const commented: string[] = [];
  for (const { by, field, text } of words.comments) {
    commented.push(await comment(by === rabat.id ? rabat : madrid, first, articleOf(drafted, field), text));
  }
  const terms = amended(drafted, (article) =>
    'retention' in article.terms
      ? {
          ...article,
          text: words.retentionText,
          terms: { ...article.terms, retention: { maxMonths: 36, reviewMonths: 12 } },
        }
      : article,
  );
  const counter = await propose(madrid, terms, first.act);
  await untilProposed(rabat, counter);
  // Dead for good, so that what is said of the agreement from here on is said of the counter-proposal alone.
  const rejection = await reject(madrid, first);
  await Promise.all(both.map((node) => untilTerms(node, first, 'rejected')));
  tell(`negotiated in ${Object.keys(terms.title).join(' and ')}: ${terms.articles.length} articles`);
  await mustNotGo(rabat, madrid, lineage, 'not-signed');
  await refusalOf('a negotiator signs', signAsNegotiator(rabat, counter));
  const signatures = await Promise.all(both.map((node) => sign(node, counter, officeOf(node.id))));
  await Promise.all(both.map((node) => untilTerms(node, counter, 'signed')));
  await mustNotGo(rabat, madrid, lineage, 'not-ratified');
  const one = await ratify(madrid, counter, words.ratification);
  await untilAgreement(rabat, lineage, 'is ratified by one', ({ versions }) =>
    versions.some((version) => version.ratified.length === 1),
  );
  await mustNotGo(rabat, madrid, lineage, 'not-ratified');
  const other = await ratify(rabat, counter, words.ratification);
  await Promise.all(both.map((node) => untilTerms(node, counter, 'in-force')));
  tell('signed by both, ratified by both, in force');
  const steps = {
    contacts: [contact.act, talks.act],
    proposals: [first.act, counter.act],
    comments: commented,
    rejections: [rejection],
    signatures,
    ratifications: [one, other],
  };
  return {
    proposal: counter,
    terms,
    claim: { line: clause(1, 'contacts, then'), find: (evidence) => found(evidence, steps, counter) },
  };
}

interface Steps {
  readonly contacts: readonly string[];
  readonly proposals: readonly string[];
  readonly comments: readonly string[];
  readonly rejections: readonly string[];
  readonly signatures: readonly string[];
  readonly ratifications: readonly string[];
}

const parties = ['es.pn', 'ma.dgsn'];

/** All of the acts in both exports, in both languages, and in force from the last ratification on and not before. */
function found(evidence: Evidence, steps: Steps, { lineage, terms }: Proposal): string[] | undefined {
  const types: readonly (readonly [readonly string[], string])[] = [
    [steps.contacts, 'talks.note'],
    [steps.proposals, 'agreement.propose'],
    [steps.comments, 'agreement.comment'],
    [steps.rejections, 'agreement.reject'],
    [steps.signatures, 'agreement.sign'],
    [steps.ratifications, 'agreement.ratify'],
  ];
  const acts = types.flatMap(([ids, type]) =>
    ids.map((id) => evidence.inAll(parties, id, { type, dossier: lineage, held: true })),
  );
  if (acts.some((act) => act === undefined)) return undefined;
  const [counter] = evidence.find('ma.dgsn', {
    type: 'agreement.propose',
    author: 'es.pn',
    refs: { rel: 'replaces', act: steps.proposals[0] ?? '' },
  });
  const last = evidence.inAll(parties, steps.ratifications[1] ?? '', {})?.evidenceTime;
  const isTold = parties.every((party) => {
    const state = evidence.of(party).report.agreements.find((one) => one.lineage === lineage);
    const version = state?.versions.find((one) => one.terms === terms);
    return (
      version?.signedBy.length === 2 &&
      version.ratifiedBy.length === 2 &&
      version.inForceFrom !== undefined &&
      last !== undefined &&
      version.inForceFrom >= last
    );
  });
  return counter !== undefined && isTold ? acts.flatMap((act) => act?.id ?? []) : undefined;
}

/** The number of the article that carries a field. */
export function articleOf(terms: TermsDocument, field: string): string {
  const article = terms.articles.find((one) => field in one.terms);
  if (article === undefined) throw new Error(`no article carries ${field}`);
  return article.number;
}

/** The gate, asked whether a report may go, says no by this rule. */
async function mustNotGo(from: PartyNode, to: PartyNode, lineage: string, rule: string): Promise<void> {
  const officer = await from.as('officer');
  const { decisions } = await officer.call('POST /agreements/try', {
    body: {
      to: [to.id],
      lineage,
      type: 'report.share',
      declaration: declare(from.id, { crimeAreas: ['terrorism'] }),
      handling: handle(),
    },
  });
  const [decision] = decisions;
  if (decision?.permit !== false || decision.rule !== rule) {
    throw new Error(`the gate says ${decision?.rule ?? 'nothing'} where it must say ${rule}`);
  }
}

async function signAsNegotiator(by: PartyNode, { lineage, terms }: Proposal): Promise<unknown> {
  const negotiator = await by.as('negotiator');
  const body = { terms, office: officeOf(by.id) };
  return negotiator.call('POST /agreements/{lineage}/signatures', { params: { lineage }, body });
}
