// SPDX-License-Identifier: Apache-2.0
// What a party binds itself by: signature, ratification, or the rejection that kills a proposal.
import type { Hash, LineageState, PartyId, RandomId, Text, VersionState } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { notFound } from '../../refusal.ts';
import { partiesOf } from './addressees.ts';
import { pendingActs, pendingTerms } from './own-words.ts';
import type { AgreementParts } from './parts.ts';
import { alreadySaid, notTheNext, partyNotPaired, rivalSigned, rootDiffers } from './refusals.ts';
import { type Prepare, type Standing, say } from './say.ts';

export interface Signature {
  terms: string;
  office: Text;
}

export interface Ratification {
  terms: string;
  instrument: Text;
}

export interface Rejection {
  terms: string;
  note?: Text | undefined;
}

/** The version that somebody speaks of. @throws Refusal 404 */
export function versionOf(state: LineageState, terms: string): VersionState {
  const version = state.versions.find((one) => one.terms === terms);
  if (!version) throw notFound();
  return version;
}

export class Consents {
  readonly #parts: AgreementParts;

  constructor(parts: AgreementParts) {
    this.#parts = parts;
  }

  /** Signs a proposal. It binds this party until the window ends. @throws Refusal 404, 403, 409 */
  async sign(officer: Officer, lineage: string, wanted: Signature): Promise<{ act: string }> {
    return { act: await say(this.#parts, officer, lineage as RandomId, this.signing(wanted)) };
  }

  signing(wanted: Signature): Prepare<'agreement.sign'> {
    return async (standing) => {
      const version = versionOf(standing.view.state, wanted.terms);
      requireNext(standing, version);
      this.#requireRoots(version);
      await requireFirst(standing, version, 'agreement.sign', version.signed);
      await requireNoRival(standing, version);
      const consent = { terms: version.terms, decision: 'sign', office: wanted.office } as const;
      return { type: 'agreement.sign', to: partiesOf(version), sections: { consent } };
    };
  }

  /** Ratifies what all have signed. @throws Refusal 404, 403, 409 */
  async ratify(officer: Officer, lineage: string, wanted: Ratification): Promise<{ act: string }> {
    return { act: await say(this.#parts, officer, lineage as RandomId, this.ratifying(wanted)) };
  }

  ratifying(wanted: Ratification): Prepare<'agreement.ratify'> {
    return async (standing) => {
      const version = versionOf(standing.view.state, wanted.terms);
      await requireFirst(standing, version, 'agreement.ratify', version.ratified);
      const consent = { terms: version.terms, decision: 'ratify', instrument: wanted.instrument } as const;
      return { type: 'agreement.ratify', to: partiesOf(version), sections: { consent } };
    };
  }

  /** Rejects a proposal for good. @throws Refusal 404, 403, 409 */
  async reject(officer: Officer, lineage: string, wanted: Rejection): Promise<{ act: string }> {
    return { act: await say(this.#parts, officer, lineage as RandomId, this.rejecting(wanted)) };
  }

  rejecting(wanted: Rejection): Prepare<'agreement.reject'> {
    return async (standing) => {
      const version = versionOf(standing.view.state, wanted.terms);
      await requireFirst(standing, version, 'agreement.reject', version.rejected);
      const consent = { terms: version.terms, decision: 'reject' } as const;
      const sections = { consent, ...(wanted.note && { note: { text: wanted.note } }) };
      return { type: 'agreement.reject', to: partiesOf(version), sections };
    };
  }

  /** Who signs pins identities: each must be the one that a person compared (protocol §2). */
  #requireRoots({ document }: VersionState): void {
    for (const { id, root } of document.parties) {
      const known = this.#parts.directory.trusted(id);
      if (!known) throw partyNotPaired(id);
      if (known.chain.root !== root) throw rootDiffers(id);
    }
  }
}

/** Who sees the whole chain of versions signs only what continues it; one that acceded later relies on that. */
function requireNext({ view }: Standing, { document }: VersionState): void {
  const { inForce } = view.state;
  if (inForce && document.supersedes !== inForce.terms) throw notTheNext();
}

async function requireFirst(
  { tx, self, view }: Standing,
  version: VersionState,
  type: 'agreement.sign' | 'agreement.ratify' | 'agreement.reject',
  said: readonly { party: PartyId }[],
): Promise<void> {
  const pending = pendingTerms(await pendingActs(tx, view.state.lineage), type);
  if (said.some((word) => word.party === self) || pending.includes(version.terms)) throw alreadySaid();
}

/**
 * Of living proposals that replace the same version a node signs one (protocol §9). The gate knows of signatures that a partner holds;
 * this looks at those still on their way too.
 */
async function requireNoRival({ tx, view }: Standing, version: VersionState): Promise<void> {
  const pending = new Set(pendingTerms(await pendingActs(tx, view.state.lineage), 'agreement.sign'));
  const living = ['proposed', 'signed', 'ratified'];
  const rival = view.state.versions.some(
    (other) =>
      other.terms !== version.terms &&
      other.document.supersedes === version.document.supersedes &&
      living.includes(other.state) &&
      pending.has(other.terms as Hash),
  );
  if (rival) throw rivalSigned();
}
