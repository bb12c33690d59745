// SPDX-License-Identifier: Apache-2.0
// Takes in the acts of an export one by one: form, signature, sections, and the few facts that later steps need.
import { type Act, checkType, readAct } from './act.ts';
import { ActRecord, Shared } from './act-record.ts';
import { readCard } from './card.ts';
import type { CardBook } from './card-book.ts';
import { ContentStore, type ContentWish } from './content.ts';
import type { Disposition } from './control-shapes.ts';
import type { Findings } from './findings.ts';
import { attempt, Flaw } from './flaw.ts';
import { type FoldAct, foldPart } from './fold-input.ts';
import { idOf, type Jws, signedBy } from './jws.ts';
import { operationNote, type RawNote } from './operation-notes.ts';
import { readOriginal } from './original.ts';
import { type OutcomeNote, outcomeNote } from './outcomes.ts';
import {
  type Bodies,
  type Carried,
  carriedOf,
  checkLinks,
  missingKept,
  readSections,
  refsOf,
} from './sections.ts';
import type { RawProof } from './tlog-proof.ts';
import { type TransferNote, transferNote } from './transfers.ts';

/** Steps of protocol §3.3, so that an act is named by the first rule it breaks although keys may come late. */
const STEP = { card: 1, signature: 2, type: 3, sections: 4, refs: 5 } as const;
const QUARANTINE: ReadonlySet<string> = new Set(['unknown-type', 'unknown-crit']);

export class ActIntake {
  readonly records = new Map<string, ActRecord>();
  /** Acts whose header cannot be read, by id. */
  readonly broken = new Map<string, Flaw>();
  /** Of those, the ones that stand in a channel. */
  readonly placed = new Set<string>();
  /** The first rule that an act breaks, by id. */
  readonly flaws = new Map<string, Flaw>();
  /** A section that nobody has a reason to leave out, and that is not here, by id. */
  readonly keptAbsent = new Map<string, string>();
  readonly foldParts = new Map<string, Omit<FoldAct, 'id' | 'author' | 'evidence'>>();
  readonly dispositions = new Map<string, Disposition>();
  readonly outcomeNotes = new Map<string, OutcomeNote>();
  readonly operationNotes = new Map<string, RawNote>();
  readonly transferNotes = new Map<string, TransferNote>();
  /** Act in which a card travelled, by the hash of the card. */
  readonly cardActs = new Map<string, string>();
  readonly #steps = new Map<string, number>();
  readonly #unsigned: { record: ActRecord; jws: Jws }[] = [];
  readonly #shared = new Shared();
  readonly #content: ContentStore;
  readonly #book: CardBook;
  readonly #findings: Findings;
  readonly #handProof: (where: string, proof: RawProof) => void;

  constructor(
    book: CardBook,
    findings: Findings,
    wish: ContentWish,
    handProof: (where: string, proof: RawProof) => void,
  ) {
    this.#book = book;
    this.#findings = findings;
    this.#handProof = handProof;
    this.#content = new ContentStore(wish);
  }

  take(text: string, came: unknown, where: string): void {
    const id = idOf(text);
    if (this.records.has(id) || this.broken.has(id)) {
      this.#findings.problem('duplicate', where, `act ${id} stands twice`);
      return;
    }
    const { value: act, flaw } = attempt(() => readAct(text));
    if (flaw !== undefined) {
      this.broken.set(id, flaw);
      return;
    }
    const typed = attempt(() => checkType(act));
    const read = attempt(() => readSections(act, came));
    const carried = carriedOf(came);
    const refs = read.value === undefined ? [] : refsOf(read.value);
    const record = new ActRecord(act, carried, refs, this.#shared);
    this.records.set(id, record);
    if (act.header.type === 'party.card') this.#takeCard(record, read.flaw, read.value);
    if (typed.flaw !== undefined) this.#judgeType(record, typed.flaw);
    if (read.flaw !== undefined) this.#blame(record, read.flaw, STEP.sections);
    else if (typed.flaw === undefined) this.#use(act, record, read.value, carried);
    this.#checkSignature(record, act.jws);
    const [missing] = missingKept(act, carried);
    if (missing !== undefined) this.keptAbsent.set(id, missing);
  }

  /** Looks again for keys that stood on cards further down. */
  settle(): void {
    for (const { record, jws } of this.#unsigned.splice(0)) {
      this.#checkSignature(record, jws);
      if (record.isSigned !== undefined) continue;
      record.isSigned = false;
      this.#blame(
        record,
        new Flaw('key-unknown', `no card of ${record.author} lists key ${jws.kid}`),
        STEP.signature,
      );
    }
    if (this.#content.isFull) {
      this.#findings.remark('content-limit', 'content', 'not all content that was asked for fits');
    }
  }

  /** The act that breaks no rule: only such acts count in folds and totals. */
  sound(id: string): ActRecord | undefined {
    const record = this.records.get(id);
    return record?.isSigned === true && record.flaw === undefined ? record : undefined;
  }

  #checkSignature(record: ActRecord, jws: Jws): void {
    const key = this.#book.signKey(record.author, jws.kid);
    if (key === undefined) {
      this.#unsigned.push({ record, jws });
      return;
    }
    record.isSigned = signedBy(jws, key);
    if (!record.isSigned) {
      this.#blame(record, new Flaw('signature', 'the signature does not verify'), STEP.signature);
    }
  }

  #judgeType(record: ActRecord, flaw: Flaw): void {
    if (QUARANTINE.has(flaw.code)) record.quarantine = flaw.code;
    else this.#blame(record, flaw, STEP.type);
  }

  #blame(record: ActRecord, flaw: Flaw, step: number): void {
    if ((this.#steps.get(record.id) ?? Infinity) <= step) return;
    this.#steps.set(record.id, step);
    record.flaw = flaw.code;
    this.flaws.set(record.id, flaw);
  }

  #use(act: Act, record: ActRecord, bodies: Bodies, carried: Carried): void {
    const { flaw } = attempt(() => checkLinks(act, bodies));
    if (flaw !== undefined) {
      this.#blame(record, flaw, STEP.refs);
      return;
    }
    const kept = this.#content.keep(record.type, bodies, carried);
    if (kept !== undefined) record.content = kept;
    const part = record.dossier === undefined ? undefined : foldPart(record.type, record.dossier, bodies);
    if (part !== undefined) this.foldParts.set(record.id, part);
    const note = outcomeNote(record.type, bodies);
    if (note !== undefined) this.outcomeNotes.set(record.id, note);
    const word = operationNote(record.type, bodies);
    if (word !== undefined) this.operationNotes.set(record.id, word);
    const passing = transferNote(record.type, bodies);
    if (passing !== undefined) this.transferNotes.set(record.id, passing);
    if (bodies.disposition !== undefined) {
      this.dispositions.set(record.id, bodies.disposition as unknown as Disposition);
    }
    if (bodies.evidence !== undefined) {
      const { proofs } = bodies.evidence as unknown as { proofs: RawProof[] };
      for (const proof of proofs) this.#handProof(`act ${record.id}`, proof);
    }
    if (bodies.original !== undefined) {
      const original = attempt(() => readOriginal(bodies, this.#book)).flaw;
      if (original !== undefined) this.#findings.remark('original', `act ${record.id}`, original.message);
    }
  }

  /** The card of a `party.card` act is checked before its signature, which may be by a key that this card lists. */
  #takeCard(record: ActRecord, flaw: Flaw | undefined, bodies: Bodies | undefined): void {
    if (flaw !== undefined) {
      this.#blame(record, flaw, STEP.card);
      return;
    }
    if (bodies?.card === undefined) return;
    const { value: card, flaw: unfit } = attempt(() => readCard(String(bodies.card?.card)));
    if (unfit !== undefined || card.payload.party !== record.author) {
      const why = unfit?.message ?? 'the card is another party’s';
      this.#blame(record, new Flaw('card-chain', why), STEP.card);
      return;
    }
    const refused = attempt(() => this.#book.add(card)).flaw;
    if (refused !== undefined) this.#blame(record, new Flaw('card-chain', refused.message), STEP.signature);
    else this.cardActs.set(card.hash, record.id);
  }
}
