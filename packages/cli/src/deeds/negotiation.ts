// SPDX-License-Identifier: Apache-2.0
// An agreement's life, step by step, by the people who may take each step.
import type { AgreementAnswer, TemplateOptions, TermsDocument, Text } from '@tansiq/node/contract';
import type { PartyNode } from '../fleet/party-node.ts';
import { waitUntil } from '../fleet/wait-until.ts';

export interface Talk {
  readonly act: string;
  readonly lineage: string;
}

export interface Proposal extends Talk {
  /** Terms hash. */
  readonly terms: string;
}

/** A note of contact or talks to other parties; with `lineage` it goes on with talks that have begun. */
export async function makeContact(
  by: PartyNode,
  parties: readonly string[],
  stage: 'contact' | 'talks',
  text: Text,
  lineage?: string,
): Promise<Talk> {
  const negotiator = await by.as('negotiator');
  const body = { parties: [...parties], stage, text, ...(lineage === undefined ? {} : { lineage }) };
  return negotiator.call('POST /agreements/contacts', { body });
}

/** A terms document from a template, in every language that the template has. */
export async function draftTerms(
  by: PartyNode,
  template: string,
  options: TemplateOptions,
): Promise<TermsDocument> {
  const negotiator = await by.as('negotiator');
  const { terms } = await negotiator.call('POST /templates/{name}', {
    params: { name: template },
    body: options,
  });
  return terms;
}

/** The same document in fewer languages: those in which the parties negotiate. */
export function inLanguages(terms: TermsDocument, languages: readonly string[]): TermsDocument {
  const only = (text: Text): Text =>
    Object.fromEntries(Object.entries(text).filter(([tag]) => languages.includes(tag)));
  return {
    ...terms,
    title: only(terms.title),
    articles: terms.articles.map((article) => ({
      ...article,
      title: only(article.title),
      text: only(article.text),
    })),
  };
}

/** The document with some articles put otherwise; the rest as it was. */
export function amended(
  terms: TermsDocument,
  change: (article: TermsDocument['articles'][number]) => TermsDocument['articles'][number],
): TermsDocument {
  return { ...terms, articles: terms.articles.map(change) };
}

export async function propose(by: PartyNode, terms: TermsDocument, replaces?: string): Promise<Proposal> {
  const negotiator = await by.as('negotiator');
  const body = { terms, ...(replaces === undefined ? {} : { replaces }) };
  return negotiator.call('POST /agreements/proposals', { body });
}

/** Waits until this proposal has come to `at`. */
export const untilProposed = (at: PartyNode, { lineage, terms }: Proposal): Promise<AgreementAnswer> =>
  untilAgreement(at, lineage, `has the terms ${terms}`, (agreement) =>
    agreement.versions.some((version) => version.terms === terms),
  );

export async function comment(
  by: PartyNode,
  proposal: Proposal,
  article: string,
  text: Text,
): Promise<string> {
  const negotiator = await by.as('negotiator');
  const { lineage, terms } = proposal;
  const body = { terms, article, text };
  return (await negotiator.call('POST /agreements/{lineage}/comments', { params: { lineage }, body })).act;
}

export async function sign(
  by: PartyNode,
  { lineage, terms }: Omit<Proposal, 'act'>,
  office: Text,
): Promise<string> {
  const signatory = await by.as('signatory');
  const body = { terms, office };
  return (await signatory.call('POST /agreements/{lineage}/signatures', { params: { lineage }, body })).act;
}

/** A required signer's rejection: the proposal is dead for good. */
export async function reject(by: PartyNode, { lineage, terms }: Omit<Proposal, 'act'>): Promise<string> {
  const signatory = await by.as('signatory');
  const wanted = { params: { lineage }, body: { terms } };
  return (await signatory.call('POST /agreements/{lineage}/rejections', wanted)).act;
}

export async function ratify(
  by: PartyNode,
  { lineage, terms }: Omit<Proposal, 'act'>,
  instrument: Text,
): Promise<string> {
  const signatory = await by.as('signatory');
  const body = { terms, instrument };
  return (await signatory.call('POST /agreements/{lineage}/ratifications', { params: { lineage }, body }))
    .act;
}

/** Waits until these terms are in this state at `at`; other proposals of the lineage may be in another. */
export const untilTerms = (
  at: PartyNode,
  { lineage, terms }: Omit<Proposal, 'act'>,
  state: string,
): Promise<AgreementAnswer> =>
  untilAgreement(at, lineage, `has its terms ${terms} ${state}`, ({ versions }) =>
    versions.some((version) => version.terms === terms && version.state === state),
  );

/** Waits until the agreement is in this state at `at`. */
export const untilState = (at: PartyNode, lineage: string, state: string): Promise<AgreementAnswer> =>
  untilAgreement(at, lineage, `is ${state}`, (agreement) => agreement.state === state);

/** Waits until the agreement at `at` is as wanted; `what` says in the error what never came. */
export async function untilAgreement(
  at: PartyNode,
  lineage: string,
  what: string,
  holds: (agreement: AgreementAnswer) => boolean,
): Promise<AgreementAnswer> {
  const negotiator = await at.as('negotiator');
  return waitUntil(`the agreement ${lineage} at ${at.id} ${what}`, async () => {
    const known = await negotiator.all('GET /agreements', {});
    if (!known.some((one) => one.lineage === lineage)) return undefined;
    const agreement = await negotiator.call('GET /agreements/{lineage}', { params: { lineage } });
    return holds(agreement) ? agreement : undefined;
  });
}

/** Leaves an agreement of three or more, from now on; the notice in the terms still runs. */
export async function withdraw(by: PartyNode, lineage: string, note: Text): Promise<string> {
  const signatory = await by.as('signatory');
  const body = { effective: `${new Date().toISOString().slice(0, 19)}Z`, note };
  return (await signatory.call('POST /agreements/{lineage}/withdrawal', { params: { lineage }, body })).act;
}
