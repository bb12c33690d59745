// SPDX-License-Identifier: Apache-2.0
// The release: what a second officer lets leave. Asks the gate for every addressee, signs, and writes all in one transaction.
import {
  type Act,
  type ActDraft,
  type ActType,
  composeAct,
  createJwsSigner,
  type Decision,
  generateEd25519,
  hashText,
  isHash,
  isPartyId,
  newRandomId,
  type OverrideFacts,
  type PartyId,
  ProtocolError,
  type RandomId,
  signStatement,
  toTime,
} from '@tansiq/protocol';
import type { Officer, RelyingParty, Session } from '../../access/index.ts';
import type { AttachmentEntry } from '../../blobs/index.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import { noteSent, overrideFrom } from '../../exchange/emergencies.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Gatekeeper, GateSession } from '../../exchange/gatekeeper.ts';
import { heldAct } from '../../exchange/held-act.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import { embeddedFrom } from '../../exchange/onward-facts.ts';
import { reasonOf } from '../../exchange/reason.ts';
import { queueSigned, type ReleaseParts } from '../../exchange/release.ts';
import type { Journal } from '../../journal/index.ts';
import type { Tx } from '../../store/index.ts';
import { bindUploads } from './attachments.ts';
import { requireDeclared, requireDossierKnown, requireReferences } from './draft-checks.ts';
import { envelopeProblems, listOf } from './draft-problems.ts';
import type { DraftBody } from './draft-shapes.ts';
import type { Draft, Drafts } from './drafts.ts';
import { ownReleaseRefused, refusedFor, sectionsRefused, unknownParty } from './refusals.ts';
import type { ReleaseConfirmations, Shown } from './release-confirmation.ts';

export interface ReleasesParts extends ReleaseParts {
  news: NewsDesk;
  exchange: Exchange;
  gate: Gatekeeper;
  book: AgreementBook;
  journal: Journal;
  drafts: Drafts;
  releaseConfirmations: ReleaseConfirmations;
}

export interface AddresseeDecision {
  party: PartyId;
  decision: Decision;
}

export class Releases {
  readonly #parts: ReleasesParts;

  constructor(parts: ReleasesParts) {
    this.#parts = parts;
  }

  /**
   * What the gate would say now, addressee by addressee, and what would leave; nothing is written. For its author, who cannot release
   * it, as if another did.
   * @throws Refusal as `release` for what is wrong with the draft itself
   */
  async preview(officer: Officer, draft: Draft): Promise<{ decisions: AddresseeDecision[]; leaves: Act }> {
    return this.#parts.store.writer.write(async (tx) => {
      const { sections } = await bindUploads(tx, this.#parts, draft);
      const act = await this.#compose(tx, officer, draft, sections, 'shown');
      const people = { composer: draft.owner, releaser: 'a second officer' };
      const override = this.#override(draft, people.releaser);
      const decisions = await this.#ask(tx, act, (party, gate) =>
        gate.sendIf(heldAct(act), party, people, override),
      );
      return { decisions, leaves: act };
    });
  }

  /**
   * What a browser asks an authenticator with before this release, about exactly what would leave.
   * @throws Refusal 404, 409 when it is not this revision that waits for a release
   */
  async passkeyOptions(session: Session, rp: RelyingParty, id: string, revision: number) {
    const { store, drafts, releaseConfirmations } = this.#parts;
    const { draft, entries } = await store.writer.write(async (tx) => {
      const taken = await drafts.taken(tx, session.officer, id, revision);
      return { draft: taken, entries: (await bindUploads(tx, this.#parts, taken)).sections };
    });
    return releaseConfirmations.passkeyOptions(session, rp, draft, entries);
  }

  /**
   * @param shown with what the officer has shown again who they are
   * @throws Refusal naming rule and article when the gate denies for any addressee, or 403 `step-up-needed`; then nothing has left.
   */
  async release(
    officer: Officer,
    id: string,
    revision: number,
    shown?: Shown,
  ): Promise<{ act: string; dossier: string }> {
    const { store, drafts, journal, news, releaseConfirmations } = this.#parts;
    const outcome = await store.writer.write(async (tx) => {
      const draft = await drafts.taken(tx, officer, id, revision);
      if (draft.owner === officer.id) {
        const decision = { permit: false, rule: 'release' };
        await journal.record(tx, {
          who: officer.id,
          what: 'refuse',
          decision,
          detail: { draft: id, own: true },
        });
        return { own: true as const };
      }
      const attachments = await bindUploads(tx, this.#parts, draft);
      const judged = await releaseConfirmations.judge(tx, officer, draft, attachments.sections, shown);
      if ('refused' in judged) return judged;
      const act = await this.#compose(tx, officer, draft, attachments.sections);
      const override = this.#override(draft, officer.id);
      const people = { composedBy: draft.owner, releasedBy: officer.id, override };
      const decisions = await this.#ask(tx, act, (party, gate) => gate.send(heldAct(act), party, people));
      const denied = decisions.filter(({ decision }) => !decision.permit);
      await journal.record(
        tx,
        decisions.map(({ party, decision }) => ({
          who: officer.id,
          what: decision.permit ? releasedAs(decision) : ('refuse' as const),
          act: act.id,
          dossier: act.header.dossier as string,
          ...(override && { why: override.justification }),
          decision: reasonOf(decision),
          detail: { to: party, type: act.type, draft: id, ...(judged.kept && { shown: judged.kept.method }) },
        })),
      );
      if (denied.length > 0) return { denied };
      await queueSigned(tx, this.#parts, [act], people);
      if (override) await this.#noteEmergency(tx, act, override, decisions);
      await attachments.keep(act.id);
      if (judged.kept)
        await tx
          .insertInto('release_confirmations')
          .values({ act: act.id, ...judged.kept })
          .execute();
      await drafts.released(tx, officer, draft, act.id);
      await this.#letIn(tx, act, [draft.owner, officer.id]);
      await news.tell(tx, [
        { kind: 'act', act: act.id, dossier: act.header.dossier, detail: { type: act.type } },
      ]);
      return { act };
    });
    if ('own' in outcome) throw ownReleaseRefused();
    if ('refused' in outcome) throw outcome.refused;
    if ('denied' in outcome) throw refusedFor(outcome.denied);
    const { act } = outcome;
    news.wake();
    for (const party of act.header.audience) this.#parts.exchange.due(party);
    return { act: act.id, dossier: act.header.dossier as string };
  }

  /**
   * Lets an own draft about nobody leave without a second person, as a standing order of the head has it.
   * @throws Refusal naming the rule when the order does not stand or does not cover it, or when the gate denies
   */
  async sendUnderOrder(
    officer: Officer,
    id: string,
    { revision, order }: { revision: number; order: string },
  ): Promise<{ act: string; dossier: string }> {
    const { store, drafts, journal, news } = this.#parts;
    const outcome = await store.writer.write(async (tx) => {
      const draft = await drafts.own(tx, officer, id, revision);
      const act = await this.#compose(tx, officer, draft, [], 'leaves', order);
      const people = { composedBy: officer.id, releasedBy: officer.id };
      const decisions = await this.#ask(tx, act, (party, gate) => gate.send(heldAct(act), party, people));
      const denied = decisions.filter(({ decision }) => !decision.permit);
      await journal.record(
        tx,
        decisions.map(({ party, decision }) => ({
          ...{ who: officer.id, what: decision.permit ? ('release' as const) : ('refuse' as const) },
          ...{ act: act.id, dossier: act.header.dossier as string, decision: reasonOf(decision) },
          detail: { to: party, type: act.type, draft: id, order },
        })),
      );
      if (denied.length > 0) return { denied };
      await queueSigned(tx, this.#parts, [act], people);
      await tx.insertInto('ordered_acts').values({ act: act.id, standing_order: order }).execute();
      await drafts.released(tx, officer, draft, act.id);
      await this.#letIn(tx, act, [officer.id]);
      await news.tell(tx, [
        { kind: 'act', act: act.id, dossier: act.header.dossier, detail: { type: act.type } },
      ]);
      return { act };
    });
    if (outcome.denied) throw refusedFor(outcome.denied);
    const { act } = outcome;
    news.wake();
    for (const party of act.header.audience) this.#parts.exchange.due(party);
    return { act: act.id, dossier: act.header.dossier as string };
  }

  async #compose(
    tx: Tx,
    officer: Officer,
    draft: Draft,
    attachments: readonly AttachmentEntry[],
    seen: 'shown' | 'leaves' = 'leaves',
    order?: string,
  ): Promise<Act> {
    const act = await this.#signed(tx, officer.id, draft.body, attachments, seen, order);
    if (draft.body.dossier !== undefined)
      await requireDossierKnown(tx, draft.body.dossier, [draft.owner, officer.id]);
    await requireReferences(tx, officer, act, this.#parts.now());
    requireDeclared(act);
    return act;
  }

  async #signed(
    tx: Tx,
    releaser: string,
    body: DraftBody,
    attachments: readonly AttachmentEntry[],
    seen: 'shown' | 'leaves',
    order: string | undefined,
  ): Promise<Act> {
    const { directory, book, now, keys } = this.#parts;
    const self = directory.self.id;
    const [unaddressed] = envelopeProblems(body);
    if (unaddressed) throw sectionsRefused(unaddressed.section, unaddressed.texts);
    const to = this.#addressees(body);
    const at = toTime(now());
    const view = await book.view(tx, body.lineage, Math.floor(now() / 1000), { lock: true });
    const sections: Record<string, unknown> = { ...body.sections };
    if (sections.declaration) {
      // A pseudonym: the partner learns that a person released it, and can ask who; not the name.
      const officer = hashText(`${self}/${releaser}`);
      sections.declaration = {
        ...(sections.declaration as object),
        release:
          order === undefined
            ? { kind: body.emergency ? 'emergency' : 'person', officer, at }
            : { kind: 'standing-order', officer, at, order },
      };
    }
    if (attachments.length > 0) sections.attachments = { attachments };
    if (body.type === 'onward.transfer') sections.original = await embeddedOf(tx, body);
    if (body.type === 'statement.sign') sections.consent = this.#signature(sections.consent, seen);
    const terms = view.terms?.terms ?? hashText('no terms');
    const actDraft = {
      type: body.type as ActType,
      author: self,
      audience: [self, ...to],
      dossier: (body.dossier ?? newRandomId()) as RandomId,
      agreement: { lineage: body.lineage as RandomId, terms },
      time: at,
      sections,
    };
    try {
      return composeAct(actDraft as unknown as ActDraft<ActType>, keys.act) as unknown as Act;
    } catch (error) {
      if (error instanceof ProtocolError) throw sectionsRefused(error.message);
      throw error;
    }
  }

  /** What is published speaks for the party: its key signs a joint statement only when it leaves, never for a look at a draft. */
  #signature(consent: unknown, seen: 'shown' | 'leaves'): unknown {
    const { directory, keys } = this.#parts;
    const { statement } = (consent ?? {}) as { statement?: unknown };
    if (!isHash(statement)) throw sectionsRefused('consent');
    const signer = seen === 'leaves' ? keys.act : createJwsSigner(generateEd25519());
    return { statement, signature: signStatement(statement, directory.self.id, signer) };
  }

  /** Of a draft that is declared an emergency: who wrote it asked, who releases it decides. */
  #override({ owner, body }: Draft, second: string): OverrideFacts | undefined {
    return body.emergency && overrideFrom(body.emergency, [owner, second], this.#parts.now());
  }

  async #noteEmergency(tx: Tx, act: Act, override: OverrideFacts, decisions: readonly AddresseeDecision[]) {
    const held = heldAct(act);
    const { shielded } = await this.#parts.gate.session(tx).labels(held);
    const decided = decisions.map(({ decision }) => decision);
    await noteSent(tx, this.#parts, held, override, decided, shielded);
  }

  async #ask(
    tx: Tx,
    act: Act,
    question: (party: PartyId, gate: GateSession) => Promise<Decision>,
  ): Promise<AddresseeDecision[]> {
    const gate = this.#parts.gate.session(tx);
    const decisions: AddresseeDecision[] = [];
    for (const party of act.header.audience) {
      if (party !== act.header.author) decisions.push({ party, decision: await question(party, gate) });
    }
    return decisions;
  }

  #addressees(body: DraftBody): PartyId[] {
    return body.to.map((party) => {
      if (!isPartyId(party) || this.#parts.directory.trusted(party)?.status !== 'confirmed')
        throw unknownParty(party);
      return party;
    });
  }

  /** Who wrote it and who released it know of its dossier. */
  async #letIn(tx: Tx, act: Act, users: readonly string[]): Promise<void> {
    for (const user of users) {
      await tx
        .insertInto('dossier_readers')
        .values({
          dossier: act.header.dossier as string,
          user,
          granted_by: 'system',
          granted_at: Math.floor(this.#parts.now() / 1000),
        })
        .onConflict((oc) => oc.doNothing())
        .execute();
    }
  }
}

/** What a draft passes on: it names the act and which of its sections go along. */
function embeddedOf(tx: Tx, { sections }: DraftBody) {
  const refs = (sections.refs as { refs?: { rel: string; act: string }[] } | undefined)?.refs ?? [];
  const of = refs.find(({ rel }) => rel === 'embeds')?.act ?? '';
  return embeddedFrom(tx, of, listOf(sections.original?.sections));
}

/** That an override let it leave is a deed of its own. */
const releasedAs = ({ rule }: Decision): 'override' | 'release' =>
  rule === 'emergency' ? 'override' : 'release';
