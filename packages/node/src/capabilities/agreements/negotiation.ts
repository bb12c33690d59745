// SPDX-License-Identifier: Apache-2.0
// Contacts and talks, proposals and counter-proposals, comments on articles: what is said before anybody binds themselves.
import {
  type ActId,
  isPartyId,
  newRandomId,
  type PartyId,
  type RandomId,
  type Rel,
  type TermsDocument,
  type Text,
  termsHash,
  type VersionState,
} from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { type FieldIssue, invalid, Refusal } from '../../refusal.ts';
import type { Tx } from '../../store/index.ts';
import { partiesOf } from './addressees.ts';
import { proposalIssues, readProposal } from './check-proposal.ts';
import { versionOf } from './consents.ts';
import { pendingActs } from './own-words.ts';
import { type AgreementParts, secondsOf } from './parts.ts';
import { answersWrong, articleUnknown, replacesWrong } from './proposal-issues.ts';
import { alreadySaid, nobodyToTell, partyNotPaired } from './refusals.ts';
import { type Prepare, requireKnown, type Standing, say, whyNot } from './say.ts';

export interface Contact {
  parties: readonly string[];
  stage: 'contact' | 'talks' | 'closed';
  text: Text;
  lineage?: string | undefined;
}

export interface Proposal {
  terms: Record<string, unknown>;
  /** The proposal that this one counters. */
  replaces?: string | undefined;
}

export interface Comment {
  terms: string;
  article: string;
  text: Text;
  /** The comment that this one answers. */
  answers?: string | undefined;
}

export interface CheckedProposal {
  /** Absent when the terms have not even the form of a document. */
  document?: TermsDocument;
  issues: readonly FieldIssue[];
}

export class Negotiation {
  readonly #parts: AgreementParts;

  constructor(parts: AgreementParts) {
    this.#parts = parts;
  }

  /** Makes contact, holds or closes talks; a new lineage begins with its first note. @throws Refusal */
  async contact(officer: Officer, contact: Contact): Promise<{ act: string; lineage: string }> {
    const { stage, text } = contact;
    const lineage = (contact.lineage ?? newRandomId()) as RandomId;
    const opens = contact.lineage === undefined;
    const self = this.#parts.directory.self.id;
    const to = contact.parties.filter((party) => party !== self).map(asPartyId);
    if (to.length === 0) throw nobodyToTell();
    const saying = { type: 'talks.note', to: [...new Set(to)], sections: { note: { stage, text } } } as const;
    const act = await say(this.#parts, officer, lineage, () => saying, opens);
    return { act, lineage };
  }

  /**
   * Proposes terms: a first proposal, a counter-proposal, an amendment, or an accession when it names more parties.
   * @throws Refusal 422 naming each article and field that is not as it must be; 403 from the gate; 409 for terms proposed already
   */
  async propose(
    officer: Officer,
    proposal: Proposal,
  ): Promise<{ act: string; terms: string; lineage: string }> {
    const document = readProposal(proposal.terms);
    const prepare = this.#proposing(document, proposal);
    const act = await say(this.#parts, officer, document.lineage, prepare, true);
    return { act, terms: termsHash(document), lineage: document.lineage };
  }

  /**
   * What stands against proposing these terms now: the form, the agreement's state, and the gate. Nothing is written or sent.
   * @throws Refusal 404 for an agreement that the officer has no need to know of
   */
  async check(officer: Officer, proposal: Proposal): Promise<CheckedProposal> {
    const document = readOrIssues(proposal.terms);
    if (Array.isArray(document)) return { issues: document };
    const { lineage } = document;
    const { store, book, directory } = this.#parts;
    return store.writer.write(async (tx) => {
      await requireKnown(tx, officer, lineage, true);
      const view = await book.view(tx, lineage, secondsOf(this.#parts));
      const standing = { tx, view, self: directory.self.id };
      const why = await whyNot(this.#parts, officer, lineage, standing, this.#proposing(document, proposal));
      const issues = why === undefined ? [] : why.issues.length > 0 ? why.issues : [whole(why)];
      return { document, issues };
    });
  }

  #proposing(document: TermsDocument, { terms, replaces }: Proposal): Prepare<'agreement.propose'> {
    return async (standing) => {
      await this.#requireSound(standing, document, replaces);
      await requireNew(standing, termsHash(document));
      const refs = replaces === undefined ? {} : { refs: { refs: [refTo('replaces', replaces)] } };
      const sections = { proposal: { terms: terms as never }, ...refs };
      return { type: 'agreement.propose', to: partiesOf({ document }), sections };
    };
  }

  /** Comments on an article of a version, or answers a comment. @throws Refusal 404, 422, 403 */
  async comment(officer: Officer, lineage: string, comment: Comment): Promise<{ act: string }> {
    return { act: await say(this.#parts, officer, lineage as RandomId, this.commenting(comment)) };
  }

  commenting({ terms, article, text, answers }: Comment): Prepare<'agreement.comment'> {
    return async ({ tx, view }) => {
      const version = versionOf(view.state, terms);
      if (!version.document.articles.some(({ number }) => number === article))
        throw invalid([articleUnknown()]);
      if (answers !== undefined && !(await isCommentFor(tx, version, answers)))
        throw invalid([answersWrong()]);
      const refs = answers === undefined ? {} : { refs: { refs: [refTo('answers', answers)] } };
      const sections = { comment: { terms: version.terms, article, text }, ...refs };
      return { type: 'agreement.comment', to: partiesOf(version), sections };
    };
  }

  async #requireSound(
    { tx, view, self }: Standing,
    document: TermsDocument,
    replaces: string | undefined,
  ): Promise<void> {
    const { directory, now } = this.#parts;
    const rootOf = (party: PartyId) => directory.trusted(party)?.chain.root;
    const issues = proposalIssues(document, { self, rootOf, state: view.state, now: now() });
    const known = replaces === undefined || (await countersKnown(tx, document, replaces));
    if (!known) issues.push(replacesWrong());
    if (issues.length > 0) throw invalid(issues);
  }
}

const refTo = <R extends Rel>(rel: R, act: string) => ({ rel, act: act as ActId });

/** A refusal that is about the proposal as a whole. */
const whole = ({ code, texts }: Refusal): FieldIssue => ({ path: 'body', code, texts });

function readOrIssues(terms: object): TermsDocument | FieldIssue[] {
  try {
    return readProposal(terms);
  } catch (error) {
    if (error instanceof Refusal) return [...error.issues];
    throw error;
  }
}

/** A comment that all who will read the answer have read. */
async function isCommentFor(tx: Tx, version: VersionState, act: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('acts')
    .innerJoin('audience', 'audience.act', 'acts.id')
    .select('audience.party')
    .where('acts.id', '=', act)
    .where('acts.type', '=', 'agreement.comment')
    .where('acts.dossier', '=', version.document.lineage)
    .where('acts.status', 'not in', ['refused', 'unreadable', 'quarantined', 'withheld'])
    .execute();
  const heard = new Set(rows.map((row) => row.party));
  return partiesOf(version).every((party) => heard.has(party));
}

function asPartyId(party: string): PartyId {
  if (!isPartyId(party)) throw partyNotPaired(party);
  return party;
}

/** An act may refer only to acts whose audience includes its own (protocol §3.1). */
async function countersKnown(tx: Tx, document: TermsDocument, replaces: string): Promise<boolean> {
  const countered = await tx
    .selectFrom('acts')
    .select('id')
    .where('id', '=', replaces)
    .where('type', '=', 'agreement.propose')
    .where('dossier', '=', document.lineage)
    .where('status', 'not in', ['refused', 'unreadable', 'quarantined', 'withheld'])
    .executeTakeFirst();
  if (!countered) return false;
  const audience = await tx.selectFrom('audience').select('party').where('act', '=', replaces).execute();
  return document.parties.every(({ id }) => audience.some((row) => row.party === id));
}

async function requireNew({ tx, view }: Standing, terms: string): Promise<void> {
  const living = view.state.versions.some((version) => version.terms === terms);
  const pending = (await pendingActs(tx, view.state.lineage)).some((act) => {
    const proposed = act.bodies.proposal as { terms: TermsDocument } | undefined;
    return proposed !== undefined && termsHash(proposed.terms) === terms;
  });
  if (living || pending) throw alreadySaid();
}
