// SPDX-License-Identifier: Apache-2.0
// For tests: a partner with real keys, paired by card with a real node, that composes every byte itself and so can lie in each field.
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Frontier, leafHash, parseCheckpoint, parseNote, type Signer } from '@tansiq/ledger';
import {
  type Act,
  type ActDraft,
  type ActType,
  type BatchEntry,
  type BodiesOf,
  b64u,
  channelOrigin,
  composeAct,
  composeReceipt,
  dispositionAt,
  type Entry,
  type EntryResult,
  type EnvelopeLine,
  entryLeaf,
  fromB64u,
  type Hash,
  type JwsSigner,
  newRandomId,
  type PartyId,
  type Receipt,
  type ReceiptKeys,
  type SealingRecipient,
  sealBatch,
  sealingRecipient,
  sha256,
  signChannelCheckpoint,
  type Time,
  toTime,
  wireSections,
} from '@tansiq/protocol';
import { Parties } from '../capabilities/parties/service.ts';
import { generateKeys, loadKeys, type NodeKeys } from '../keys/index.ts';
import { type TestParty, until } from '../test-nodes.ts';
import { type PartnerAnswer, PartnerClient, type PartnerRequest } from './partner-client.ts';
import {
  type Answer,
  answerOf,
  dispositionIn,
  type Heard,
  idOf,
  inOrder,
  openedBatch,
  profileOf,
  signed,
  withRoot,
} from './test-liar-reading.ts';

/** What is to be false in a batch; everything else is as it must be. */
export interface BatchLies {
  first?: number;
  size?: number;
  root?: Uint8Array;
  note?: (note: string) => string;
  /** `null`: none is carried. */
  receipt?: Receipt | null;
  /** The plain form as JSON. */
  plain?: (batch: Record<string, unknown>) => unknown;
  bytes?: (plain: Buffer) => Buffer;
  line?: Partial<EnvelopeLine>;
  recipient?: SealingRecipient;
  sealed?: (envelope: Buffer) => Uint8Array;
}

export interface ReceiptLies {
  own?: number;
  time?: Time;
  /** Root that is cosigned instead of the true one. */
  root?: Uint8Array;
  keys?: ReceiptKeys;
}

export class LyingPartner {
  readonly id: PartyId;
  readonly keys: NodeKeys;
  readonly dataDir: string;
  readonly node: TestParty;
  readonly to: PartyId;
  /** Entries that the node has receipted. */
  said: Entry[] = [];
  heard: Heard[] = [];
  /** Newest receipt given to the node. */
  given: Receipt | undefined;
  /** With what it signs receipts, unless a lie says otherwise. */
  cosigns: ReceiptKeys;
  readonly #client: PartnerClient;

  private constructor(node: TestParty, keys: NodeKeys, dataDir: string) {
    const { directory, config } = node.node.rooms;
    this.node = node;
    this.keys = keys;
    this.cosigns = keys.receipt;
    this.dataDir = dataDir;
    this.id = keys.party as PartyId;
    this.to = directory.self.id;
    const pins = directory.self.chain.tlsPins;
    const endpoint = config.partners.endpoint ?? `https://127.0.0.1:${node.node.partnersPort}`;
    this.#client = new PartnerClient(
      () => keys.tls,
      () => ({ endpoint, pins }),
    );
  }

  /** Makes keys and a card; the node's head takes it in, and confirms the fingerprint unless `confirmed` is false. */
  static async meet(node: TestParty, id: string, options: { endpoint?: string; confirmed?: boolean } = {}) {
    const dataDir = mkdtempSync(join(tmpdir(), 'tansiq-liar-'));
    const keys = await generateKeys(dataDir, profileOf(id, options.endpoint), { now: Date.now() - 1000 });
    const parties = new Parties(node.node.rooms);
    await parties.add(node.as.head, keys.card.jws);
    if (options.confirmed !== false) await parties.confirm(node.as.head, id, keys.chain.fingerprint);
    return new LyingPartner(node, keys, dataDir);
  }

  /** Whoever copied the keys of `victim`, and knows what stands in its channel to `node`. */
  static async thief(victim: TestParty, node: TestParty): Promise<LyingPartner> {
    const dataDir = mkdtempSync(join(tmpdir(), 'tansiq-thief-'));
    cpSync(join(victim.dataDir, 'keys'), join(dataDir, 'keys'), { recursive: true });
    chmodSync(join(dataDir, 'keys'), 0o700);
    const thief = new LyingPartner(node, await loadKeys(dataDir), dataDir);
    await thief.catchUp();
    return thief;
  }

  /** What is said is what the node holds of this party's channel, whoever said it. */
  async catchUp(): Promise<void> {
    const rows = await this.node.node.rooms.store.db
      .selectFrom('entries')
      .select(['act', 'idx', 'seen'])
      .where('from_party', '=', this.id)
      .where('to_party', '=', this.to)
      .orderBy('idx')
      .execute();
    this.said = rows.map(({ act, idx, seen }) => ({ act: act as Entry['act'], index: idx, seen }));
  }

  get origin(): string {
    return channelOrigin(this.id, this.to);
  }

  /** How much of the node's channel this partner has receipted. */
  get seen(): number {
    return this.heard.length;
  }

  leave(): void {
    this.#client.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  call(request: PartnerRequest): Promise<PartnerAnswer> {
    return this.#client.call(this.to, request);
  }

  compose<T extends ActType>(
    type: T,
    sections: BodiesOf<T>,
    over: Partial<ActDraft<T>> = {},
    signer = this.keys.act,
  ): Act {
    const time = toTime(Date.now());
    const draft = { type, author: this.id, audience: [this.id, this.to], time, sections, ...over };
    return composeAct(draft as ActDraft<T>, signer) as unknown as Act;
  }

  note(text = 'Hello', over: Partial<ActDraft<'talks.note'>> = {}): Act {
    return this.compose(
      'talks.note',
      { note: { stage: 'contact', text: { en: text } } },
      { dossier: newRandomId(), ...over },
    );
  }

  /** Signs any header with any sections: `sections` are texts, whose digests are filled in unless the header has its own. */
  forge(
    header: Record<string, unknown>,
    texts: Record<string, string>,
    signer: JwsSigner = this.keys.act,
  ): BatchEntry {
    const sections = Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, [newRandomId() as string, text] as const]),
    );
    const digests = Object.fromEntries(
      Object.entries(sections).map(([name, [salt, text]]) => [
        name,
        b64u(sha256(Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from(text)]))),
      ]),
    );
    const whole = {
      v: 1,
      author: this.id,
      audience: [this.id, this.to].sort(),
      time: toTime(Date.now()),
      nonce: newRandomId(),
      crit: [],
      sections: digests,
      ...header,
    };
    return { seen: this.seen, act: signed(inOrder(whole), signer), sections };
  }

  entry(act: Act, seen = this.seen): BatchEntry {
    return { seen, act: act.jws, sections: wireSections(act) };
  }

  /** Sends entries from where the channel stands, in one batch. What the node takes counts as said. */
  async send(entries: readonly BatchEntry[], lies: BatchLies = {}): Promise<Answer> {
    const first = lies.first ?? this.said.length;
    const batch = this.#batch(entries, first, lies);
    const answer = await this.post(await this.#seal(batch, lies));
    if (answer.status === 200) this.said = [...this.said.slice(0, first), ...batch.entries];
    return answer;
  }

  /** Posts these bytes as a batch. */
  async post(sealed: Uint8Array): Promise<Answer> {
    return answerOf(
      await this.call({
        method: 'POST',
        path: 'batches',
        body: sealed,
        type: 'application/vnd.tansiq.batch',
      }),
    );
  }

  /** The sealed form of a batch that is as it must be, but for these lies. */
  async sealed(entries: readonly BatchEntry[], lies: BatchLies = {}): Promise<Uint8Array> {
    return this.#seal(this.#batch(entries, lies.first ?? this.said.length, lies), lies);
  }

  /** Takes one batch of the node, if there is one, without answering it. */
  async listen(): Promise<Heard[]> {
    const answer = await this.call({ method: 'GET', path: `batches?from=${this.heard.length}` });
    if (answer.status === 204) return [];
    if (answer.status !== 200)
      throw new Error(`the node answered ${answer.status} ${answer.body.toString()}`);
    return this.open(answer.body);
  }

  /** Opens a batch of the node; a receipt is then for this one. */
  async open(sealed: Uint8Array): Promise<Heard[]> {
    const { checkpoint, news } = await openedBatch(sealed, this.keys.sealing);
    this.#note = checkpoint;
    return news;
  }

  /** A receipt for all that was heard, and for `news` that was listened to. */
  receiptFor(news: readonly Heard[], lies: ReceiptLies = {}): Receipt {
    const { own = this.said.length, time = toTime(Date.now()), keys = this.cosigns, root } = lies;
    const note = root === undefined ? this.#note : withRoot(this.#note, root);
    if (!note) throw new Error(`nothing was listened to (${news.length})`);
    return composeReceipt(note, { by: this.id, own, time }, keys);
  }

  /** A receipt for a history that the node signed and that is not the one it holds, as a node restored from an old copy would sign. */
  async receiptOfAnother(nodesLog: (origin: string) => Signer): Promise<Receipt> {
    const origin = channelOrigin(this.to, this.id);
    const size = parseCheckpoint(parseNote(this.#note).text).size;
    const note = signChannelCheckpoint({ origin, size, root: Buffer.alloc(32, 9) }, nodesLog(origin));
    return composeReceipt(
      note,
      { by: this.id, own: this.said.length, time: toTime(Date.now()) },
      this.keys.receipt,
    );
  }

  /** Hands a receipt in. */
  async hand(receipt: unknown): Promise<Answer> {
    return answerOf(
      await this.call({ method: 'POST', path: 'receipts', body: Buffer.from(JSON.stringify(receipt)) }),
    );
  }

  /** Listens and receipts until the node has nothing more. */
  async hear(lies: ReceiptLies = {}): Promise<Heard[]> {
    const all: Heard[] = [];
    for (let news = await this.listen(); news.length > 0; news = await this.listen()) {
      const receipt = this.receiptFor(news, lies);
      const answer = await this.hand(receipt);
      if (answer.status !== 200) throw new Error(`the node took no receipt: ${answer.code}`);
      this.given = receipt;
      this.heard.push(...news);
      all.push(...news);
    }
    return all;
  }

  /** Listens until something of the node fits. */
  hearUntil<T>(what: string, fits: (heard: readonly Heard[]) => T | undefined | false): Promise<T> {
    return until(
      what,
      async () => {
        await this.hear();
        return fits(this.heard);
      },
      20_000,
    );
  }

  /** What the node did with the entry at `index` of this partner's channel, as it signed it. */
  verdict(index: number): Promise<EntryResult> {
    return this.hearUntil(`what became of entry ${index}`, (heard) => {
      for (const disposition of heard.flatMap(dispositionIn)) {
        if (disposition.origin === this.origin) {
          const found = dispositionAt(disposition, index);
          if (found) return found;
        }
      }
      return undefined;
    });
  }

  /** Sends acts one to a batch and answers what became of the last. @throws Error when the batch is not taken */
  async tell(...entries: BatchEntry[]): Promise<EntryResult> {
    for (const entry of entries) {
      const answer = await this.send([entry]);
      if (answer.status !== 200) throw new Error(`the batch was not taken: ${answer.status} ${answer.code}`);
    }
    return this.verdict(this.said.length - 1);
  }

  #note = '';

  #batch(entries: readonly BatchEntry[], first: number, lies: BatchLies) {
    const placed = entries.map(({ act, seen }, i): Entry => ({ act: idOf(act), index: first + i, seen }));
    const frontier = new Frontier();
    for (const entry of [...this.said.slice(0, first), ...placed])
      frontier.append(leafHash(entryLeaf(entry)));
    const root = lies.root ?? frontier.root();
    const size = lies.size ?? first + entries.length;
    const { origin } = this;
    const note = signChannelCheckpoint({ origin, size, root }, this.keys.log(origin));
    const receipt = lies.receipt === undefined ? this.given : lies.receipt;
    const value = {
      v: 1,
      from: this.id,
      to: this.to,
      first,
      checkpoint: lies.note ? lies.note(note) : note,
      entries,
      ...(receipt && { receipt }),
    };
    return { entries: placed, first, size, root, value };
  }

  async #seal(
    batch: { first: number; size: number; root: Uint8Array; value: Record<string, unknown> },
    lies: BatchLies,
  ): Promise<Uint8Array> {
    const { first, size, root, value } = batch;
    const plain = Buffer.from(inOrder(lies.plain ? lies.plain(value) : value));
    const bytes = lies.bytes ? lies.bytes(plain) : plain;
    const line = { from: this.id, to: this.to, first, size, root: b64u(root) as Hash, ...lies.line };
    const seal = this.node.node.rooms.directory.self.chain.newest.payload.keys.seal.pub;
    const sealed = await sealBatch(line, bytes, lies.recipient ?? (await sealingRecipient(fromB64u(seal))));
    return lies.sealed ? lies.sealed(sealed) : sealed;
  }
}
