// SPDX-License-Identifier: Apache-2.0
// Everything that one pass over an export keeps. Section bodies are not kept, save what folds and totals need.
import { ActIntake } from './act-intake.ts';
import { readCard } from './card.ts';
import { CardBook } from './card-book.ts';
import { ChannelLog } from './channel-log.ts';
import type { ContentWish } from './content.ts';
import type { ExportLine, LineOf } from './export-lines.ts';
import { Findings } from './findings.ts';
import { attempt } from './flaw.ts';
import { type Journal, readJournal } from './journal.ts';
import { type RawReceipt, type Receipt, readReceipt } from './receipt.ts';
import { type ProvenEntry, type RawProof, readProof } from './tlog-proof.ts';

type Waiting<T> = { readonly where: string; readonly raw: T };

export class Gathering {
  readonly findings = new Findings();
  readonly book = new CardBook();
  readonly channels = new Map<string, ChannelLog>();
  readonly receipts: Receipt[] = [];
  readonly proven: ProvenEntry[] = [];
  readonly journals: Journal[] = [];
  readonly acts: ActIntake;
  head: LineOf<'export'> | undefined;
  #cardSeq = new Map<string, number>();
  #seenReceipts = new Set<string>();
  #waitingReceipts: Waiting<RawReceipt>[] = [];
  #waitingProofs: Waiting<RawProof>[] = [];

  constructor(wish: ContentWish) {
    this.acts = new ActIntake(this.book, this.findings, wish, (where, proof) => this.#proof(where, proof));
  }

  take(line: ExportLine, where: string): void {
    if (line.kind === 'card') this.#card(line.card, where);
    else if (line.kind === 'act') this.acts.take(line.act, line.sections, where);
    else if (line.kind === 'entry') this.#entry(line, where);
    else if (line.kind === 'receipt') this.#receipt(where, line.receipt);
    else if (line.kind === 'proof') {
      this.#proof(where, { act: line.act, origin: line.origin, proof: line.proof });
    } else if (line.kind === 'journal') this.#journal(line, where);
    else this.findings.problem('line-order', where, `a line of kind "${line.kind}" cannot stand here`);
  }

  /** Tries again what needed a card or an entry that came later in the file. */
  settle(): void {
    for (const card of this.book.stray()) {
      const { party, seq } = card.payload;
      this.findings.problem('card-chain', party, `the chain below card ${seq} is not whole`);
    }
    this.acts.settle();
    for (const { where, raw } of this.#waitingReceipts.splice(0)) {
      const { value, flaw } = attempt(() => readReceipt(raw, this.book));
      if (flaw === undefined) this.#keep(value, where);
      else this.findings.flaw(flaw, where);
    }
    for (const { where, raw } of this.#waitingProofs.splice(0)) {
      const { value, flaw } = attempt(() => this.#verified(raw));
      if (flaw === undefined) this.proven.push(value);
      else this.findings.flaw(flaw, where);
    }
  }

  #card(text: string, where: string): void {
    const { value: card, flaw } = attempt(() => readCard(text));
    if (flaw !== undefined) {
      this.findings.flaw(flaw, where);
      return;
    }
    const { party, seq } = card.payload;
    if (seq <= (this.#cardSeq.get(party) ?? -1)) {
      this.findings.problem('line-order', where, `cards of ${party} do not ascend`);
    }
    this.#cardSeq.set(party, seq);
    const refused = attempt(() => this.book.add(card)).flaw;
    if (refused !== undefined) this.findings.flaw(refused, where);
  }

  #entry(line: LineOf<'entry'>, where: string): void {
    if (this.head?.scope === 'dossier') {
      this.findings.problem('schema', where, 'the export of one dossier has proofs in place of entries');
      return;
    }
    const { value: channel, flaw } = attempt(
      () => this.channels.get(line.origin) ?? new ChannelLog(line.origin),
    );
    if (flaw !== undefined) {
      this.findings.flaw(flaw, where);
      return;
    }
    this.channels.set(line.origin, channel);
    // The text of an id is kept once for the act and for its entries.
    const act = this.acts.records.get(line.act)?.id ?? line.act;
    const refused = attempt(() => channel.add({ act, index: line.index, seen: line.seen })).flaw;
    if (refused !== undefined) this.findings.flaw(refused, line.origin);
  }

  #receipt(where: string, raw: RawReceipt): void {
    const { value, flaw } = attempt(() => readReceipt(raw, this.book));
    if (flaw === undefined) this.#keep(value, where);
    else this.#waitingReceipts.push({ where, raw });
  }

  #keep(receipt: Receipt, where: string): void {
    if (this.#seenReceipts.has(receipt.id)) {
      this.findings.problem('duplicate', where, 'receipt stands twice');
      return;
    }
    this.#seenReceipts.add(receipt.id);
    this.receipts.push(receipt);
  }

  #proof(where: string, raw: RawProof): void {
    const { value, flaw } = attempt(() => this.#verified(raw));
    if (flaw === undefined) this.proven.push(value);
    else this.#waitingProofs.push({ where, raw });
  }

  #verified(raw: RawProof): ProvenEntry {
    const log = this.channels.get(raw.origin);
    const index = Number(/\nindex (\d{1,16})\n/.exec(raw.proof)?.[1] ?? -1);
    return readProof(raw.proof, raw.act, raw.origin, this.book, log?.entryAt(index));
  }

  #journal(line: LineOf<'journal'>, where: string): void {
    const by = this.head?.by ?? '';
    const { value, flaw } = attempt(() =>
      readJournal(line.origin, line.checkpoint, line.leaves, by, this.book),
    );
    if (flaw !== undefined) {
      this.findings.flaw(flaw, where);
      return;
    }
    if (this.journals.some((other) => other.origin === line.origin)) {
      this.findings.problem('duplicate', where, 'journal stands twice');
      return;
    }
    this.journals.push(value);
  }
}
