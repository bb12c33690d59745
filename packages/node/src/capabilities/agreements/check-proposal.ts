// SPDX-License-Identifier: Apache-2.0
// Whether a terms document may be proposed by this node now: its form (protocol §7), then what it must agree with here. Pure.
import {
  explainTermsProblem,
  type LineageState,
  type PartyId,
  ProtocolError,
  parseTime,
  readTerms,
  type TermsDocument,
  TermsError,
  type TermsProblem,
} from '@tansiq/protocol';
import { type FieldIssue, invalid, languages, type Texts } from '../../refusal.ts';
import {
  notCanonical,
  notPaired,
  partyAmendedOut,
  rootNotItsOwn,
  selfMissing,
  supersedesWrong,
  termsTooLarge,
  versionWrong,
  windowPast,
  windowTooLong,
} from './proposal-issues.ts';

/** Longest that a window of signature may be open, in days (protocol §7). */
export const LONGEST_WINDOW_DAYS = 90;
const DAY_MS = 86_400_000;
const MOST_ISSUES = 50;

/** What a proposal is held against. */
export interface ProposalGround {
  self: PartyId;
  /** Identity root of this party's card, or of one whose fingerprint a person confirmed. */
  rootOf: (party: PartyId) => string | undefined;
  state: LineageState;
  /** Milliseconds since 1970. */
  now: number;
}

/** A document in its one form. @throws Refusal 422 naming each article and field that is not as it must be. */
export const readProposal = (terms: object): TermsDocument => readDocument(() => readTerms(terms));

/** As `readProposal`, for a document that is made, as a template is filled. @throws Refusal 422 */
export function readDocument(make: () => TermsDocument): TermsDocument {
  try {
    return make();
  } catch (error) {
    if (error instanceof TermsError) throw invalid(error.problems.slice(0, MOST_ISSUES).map(problemIssue));
    if (error instanceof ProtocolError)
      throw invalid([error.code === 'limit' ? termsTooLarge() : notCanonical()]);
    throw error;
  }
}

function problemIssue(problem: TermsProblem): FieldIssue {
  const { code, article, field, detail } = problem;
  // A problem of shape says where by itself; the others by article and field.
  const [where = '', wanted] = code === 'shape' ? detail.split(': ', 2) : [];
  const place =
    code === 'shape' ? where : [article && `articles.${article}`, field].filter(Boolean).join('.');
  const said = code === 'shape' ? (wanted ?? '') : detail;
  const texts = Object.fromEntries(
    languages.map((language) => [
      language,
      `${explainTermsProblem(problem, language)}${said === '' ? '' : ` (\u2068${said}\u2069)`}`,
    ]),
  ) as unknown as Texts;
  return { path: ['body.terms', place].filter((part) => part !== '').join('.'), code, texts };
}

/** What stands against proposing it; empty when nothing does. */
export function proposalIssues(document: TermsDocument, ground: ProposalGround): FieldIssue[] {
  return [
    ...partyIssues(document, ground),
    ...windowIssues(document, ground),
    ...placeIssues(document, ground),
  ];
}

function partyIssues({ parties }: TermsDocument, { self, rootOf }: ProposalGround): FieldIssue[] {
  const missing = parties.some(({ id }) => id === self) ? [] : [selfMissing()];
  const wrong = parties.flatMap(({ id, root }) => {
    const known = rootOf(id);
    if (known === undefined) return [notPaired(id)];
    return known === root ? [] : [rootNotItsOwn(id)];
  });
  return [...missing, ...wrong];
}

function windowIssues({ window }: TermsDocument, { now }: ProposalGround): FieldIssue[] {
  const left = parseTime(window) - now;
  if (left <= 0) return [windowPast()];
  return left > LONGEST_WINDOW_DAYS * DAY_MS ? [windowTooLong(LONGEST_WINDOW_DAYS)] : [];
}

/** Its place in the chain of versions: the first, or the amendment of what is in force, from which nobody is left out. */
function placeIssues(
  { version, supersedes, parties }: TermsDocument,
  { state }: ProposalGround,
): FieldIssue[] {
  const { inForce, departures } = state;
  if (inForce === undefined) return version === 1 ? [] : [versionWrong(1)];
  const left = inForce.document.parties
    .map(({ id }) => id)
    .filter(
      (id) => !parties.some((party) => party.id === id) && !departures.some(({ party }) => party === id),
    );
  return [
    ...(version === inForce.number + 1 ? [] : [versionWrong(inForce.number + 1)]),
    ...(supersedes === inForce.terms ? [] : [supersedesWrong(inForce.terms)]),
    ...left.map(partyAmendedOut),
  ];
}
