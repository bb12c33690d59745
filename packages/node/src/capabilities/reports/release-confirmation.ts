// SPDX-License-Identifier: Apache-2.0
// That who releases has shown again that it is they. A passkey is asked about exactly what would leave: its challenge is made of the hash of
// the draft, so that the answer binds this person to this text for these addressees, and an altered draft finds no answer.
import { createHash } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { canonicalize, type JsonObject, newRandomId, ProtocolError } from '@tansiq/protocol';
import {
  type Challenges,
  type Confirmation,
  type Officer,
  type Passkeys,
  type Policies,
  passkeyRefused,
  type RelyingParty,
  releaseAltered,
  type Session,
  stepUpNeeded,
} from '../../access/index.ts';
import type { AttachmentEntry } from '../../blobs/index.ts';
import type { Journal } from '../../journal/index.ts';
import type { Refusal } from '../../refusal.ts';
import type { ReleaseConfirmationsTable, Tx } from '../../store/index.ts';
import type { Draft } from './drafts.ts';
import { sectionsRefused } from './refusals.ts';

export interface ReleaseConfirmationsParts {
  challenges: Challenges;
  confirmation: Confirmation;
  passkeys: Passkeys;
  journal: Journal;
  /** Say whether the node asks for it; a passkey that is shown without being asked for is kept all the same. */
  policies: Pick<Policies, 'releaseConfirmation'>;
  /** Epoch milliseconds. */
  now: () => number;
}

/** What came with a release to show who releases. */
export interface Shown {
  session: Session;
  passkey?: { answer: AuthenticationResponseJSON; rp: RelyingParty } | undefined;
}

/** What of a draft is bound: this revision, its text and attachments, to these addressees, in this dossier. */
export interface Bound {
  draft: string;
  revision: number;
  /** Base64url of SHA-256(salt ‖ canonical JSON of what would leave). */
  digest: string;
  salt: string;
}

type Kept = Omit<ReleaseConfirmationsTable, 'act'>;

export class ReleaseConfirmations {
  readonly #parts: ReleaseConfirmationsParts;

  constructor(parts: ReleaseConfirmationsParts) {
    this.#parts = parts;
  }

  /** What the node asks for at a release, and what it takes from this person. */
  async wanted(session: Session, tx?: Tx) {
    const { policies, confirmation } = this.#parts;
    const { value: policy } = await policies.releaseConfirmation(tx);
    const ways = await confirmation.accepts(session.officer.id, tx);
    const accepts = policy === 'passkey' ? ways.filter((way) => way === 'passkey') : ways;
    return { policy, accepts, confirmed: policy !== 'passkey' && confirmation.isConfirmed(session) };
  }

  /** What a browser asks an authenticator with, about this very draft. */
  async passkeyOptions(
    session: Session,
    rp: RelyingParty,
    draft: Draft,
    attachments: readonly AttachmentEntry[],
  ): Promise<{ digest: string; request: PublicKeyCredentialRequestOptionsJSON }> {
    const { challenges, passkeys } = this.#parts;
    const { officer, digest: asked } = session;
    const bound = boundTo(draft, attachments, newRandomId());
    const nonce = newRandomId();
    const challenge = await challenges.issue({
      ...{ kind: 'release', user: officer.id, session: asked, challenge: challengeFor(bound, nonce) },
      subject: JSON.stringify({ ...bound, nonce }),
    });
    return { digest: bound.digest, request: await passkeys.requestOptions(rp, challenge, officer.id) };
  }

  /**
   * Judges what came with a release, within its transaction: what is to be kept with the act, or why it may not leave. Refusals are
   * journalled; the transaction must be committed for them too, so that no challenge is answered twice.
   */
  async judge(
    tx: Tx,
    officer: Officer,
    draft: Draft,
    attachments: readonly AttachmentEntry[],
    shown: Shown | undefined,
  ): Promise<{ kept: Kept | undefined } | { refused: Refusal }> {
    const { policies, confirmation } = this.#parts;
    if (shown?.passkey) return this.#passkey(tx, officer, draft, attachments, shown.session, shown.passkey);
    const { value: policy } = await policies.releaseConfirmation(tx);
    if (policy === 'none') return { kept: undefined };
    if (policy === 'sign-in' && shown && confirmation.isConfirmed(shown.session)) {
      const ways = await confirmation.accepts(officer.id, tx);
      const method = ways.includes('totp') ? 'totp' : 'password';
      return { kept: this.#kept(officer, method, boundTo(draft, attachments, newRandomId())) };
    }
    const accepts = shown ? (await this.wanted(shown.session, tx)).accepts : [];
    return this.#refused(tx, officer, draft, 'step-up', stepUpNeeded(accepts));
  }

  async #passkey(
    tx: Tx,
    officer: Officer,
    draft: Draft,
    attachments: readonly AttachmentEntry[],
    { digest: session }: Session,
    { answer, rp }: NonNullable<Shown['passkey']>,
  ): Promise<{ kept: Kept } | { refused: Refusal }> {
    const wanted = { kind: 'release', session, user: officer.id } as const;
    const verdict = await this.#parts.passkeys.judge(tx, rp, answer, wanted);
    if ('why' in verdict)
      return this.#refused(tx, officer, draft, `passkey-${verdict.why}`, passkeyRefused(403));
    const { waiting, passkey } = verdict;
    const asked = JSON.parse(waiting.subject ?? '{}') as Partial<Bound & { nonce: string }>;
    const bound = boundTo(draft, attachments, asked.salt ?? '');
    if (asked.draft !== bound.draft || asked.revision !== bound.revision || asked.digest !== bound.digest)
      return this.#refused(tx, officer, draft, 'release-altered', releaseAltered());
    const { clientDataJSON, authenticatorData, signature } = answer.response;
    const assertion = {
      ...{ passkey: passkey.name, credential: passkey.credential, publicKey: passkey.public_key },
      ...{ challenge: waiting.challenge, nonce: asked.nonce, clientDataJSON, authenticatorData, signature },
    };
    return { kept: { ...this.#kept(officer, 'passkey', bound), assertion: JSON.stringify(assertion) } };
  }

  #kept(officer: Officer, method: Kept['method'], bound: Bound): Kept {
    const at = Math.floor(this.#parts.now() / 1000);
    return { user: officer.id, method, at, ...bound, assertion: null };
  }

  async #refused(tx: Tx, officer: Officer, draft: Draft, rule: string, refused: Refusal) {
    await this.#parts.journal.record(tx, {
      ...{ who: officer.id, what: 'refuse', decision: { permit: false, rule } },
      detail: { draft: draft.id, revision: draft.revision },
    });
    return { refused };
  }
}

/** What leaves, as one text under a salt: without it the digest tells nothing of a text that was erased. @throws Refusal 422 */
export function boundTo(draft: Draft, attachments: readonly AttachmentEntry[], salt: string): Bound {
  const { type, to, lineage, dossier, sections, emergency } = draft.body;
  const leaves = {
    ...{ draft: draft.id, revision: draft.revision, type, to: [...to].sort(), lineage, sections },
    ...(emergency && { emergency }),
    ...{ ...(dossier !== undefined && { dossier }), attachments: attachments.map((one) => one.digest) },
  };
  const digest = createHash('sha256').update(salt).update(canonicalText(leaves)).digest('base64url');
  return { draft: draft.id, revision: draft.revision, digest, salt };
}

function canonicalText(value: object): string {
  try {
    return canonicalize(value as JsonObject);
  } catch (error) {
    if (error instanceof ProtocolError) throw sectionsRefused(error.message);
    throw error;
  }
}

/** Random to whom it is not told, and of this draft alone: SHA-256 of what is bound and a nonce, base64url. */
const challengeFor = ({ draft, revision, digest }: Bound, nonce: string): string =>
  createHash('sha256')
    .update(`tansiq release\n${draft}\n${revision}\n${digest}\n${nonce}`)
    .digest('base64url');
