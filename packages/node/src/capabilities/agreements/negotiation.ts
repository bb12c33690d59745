// SPDX-License-Identifier: Apache-2.0
// Contacts and talks, proposals and counter-proposals, comments on articles: what is said before anybody binds themselves.
import {
  type ActId,
  isPartyId,
  newRandomId,
  type PartyId,
  type RandomId,
  type TermsDocument,
  type Text,
  termsHash,
} from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { invalid } from '../../refusal.ts';
import type { Tx } from '../../store/index.ts';
import { partiesOf } from './addressees.ts';
import { proposalIssues, readProposal } from './check-proposal.ts';
import { versionOf } from './consents.ts';
import { pendingActs } from './own-words.ts';
import type { AgreementParts } from './parts.ts';
import { articleUnknown, replacesWrong } from './proposal-issues.ts';
import { alreadySaid, nobodyToTell, partyNotPaired } from './refusals.ts';
import { type Standing, say } from './say.ts';

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
    const terms = termsHash(document);
    const prepare = async (standing: Standing) => {
      await this.#requireSound(standing, document, proposal.replaces);
      await requireNew(standing, terms);
      const body = { proposal: { terms: proposal.terms as never } };
      const refs = proposal.replaces === undefined ? {} : { refs: { refs: [replacing(proposal.replaces)] } };
      return {
        type: 'agreement.propose' as const,
        to: partiesOf({ document }),
        sections: { ...body, ...refs },
      };
    };
    const act = await say(this.#parts, officer, document.lineage, prepare, true);
    return { act, terms, lineage: document.lineage };
  }

  /** Comments on an article of a version. @throws Refusal 404, 422, 403 */
  async comment(officer: Officer, lineage: string, comment: Comment): Promise<{ act: string }> {
    const { article, text } = comment;
    const act = await say(this.#parts, officer, lineage as RandomId, ({ view }) => {
      const version = versionOf(view.state, comment.terms);
      if (!version.document.articles.some(({ number }) => number === article))
        throw invalid([articleUnknown()]);
      const sections = { comment: { terms: version.terms, article, text } };
      return { type: 'agreement.comment', to: partiesOf(version), sections };
    });
    return { act };
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

const replacing = (act: string) => ({ rel: 'replaces', act: act as ActId }) as const;

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
