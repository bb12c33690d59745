// SPDX-License-Identifier: Apache-2.0
// A node that was restored from an old copy takes its own entries back from the partner that holds them (protocol section 11). Nothing of it
// rests on the partner's word: each root is one that this node signed, each act one that it signed, each section one that the act commits to.
import { leafHash, sameHash } from '@tansiq/ledger';
import {
  type Act,
  b64u,
  channelOrigin,
  type Entry,
  entryLeaf,
  type Hash,
  isLineOf,
  openChannelCheckpoint,
  openEnvelope,
  type PartyId,
  ProtocolError,
  placedEntries,
  type ReceivedBatch,
  readAct,
  readBatch,
  readEnvelope,
} from '@tansiq/protocol';
import { settleArriving } from '../content/erased-before.ts';
import { insertMany, listOf } from '../store/index.ts';
import { insertActs, type Standing } from './act-rows.ts';
import { raise } from './alarm.ts';
import { channelRow, peekChannel } from './channel-rows.ts';
import type { Attempt, DeliveryParts } from './delivery.ts';
import type { Effects } from './effects.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { type HeldAct, heldAct } from './held-act.ts';
import type { Intake } from './intake.ts';
import { LinkDown } from './partner-client.ts';
import { refuseReceipt, takeReceipt } from './receipts.ts';
import { openDossiers } from './store-judged.ts';
import { treeAt } from './tree-at.ts';

export interface TakeBackParts extends DeliveryParts {
  effects: Effects;
  gate: Gatekeeper;
  intake: Pick<Intake, 'answeredBefore'>;
}

/** Why what came back is not what this node sent. */
class NotOurs extends Error {
  override readonly name = 'NotOurs';
}

/** A batch of own entries, every byte of it checked. */
interface Checked {
  batch: ReceivedBatch;
  size: number;
  entries: readonly Entry[];
  acts: readonly Act[];
}

export class TakingBack {
  readonly #parts: TakeBackParts;
  readonly #party: PartyId;
  #told: string | undefined;

  constructor(parts: TakeBackParts, party: PartyId) {
    this.#parts = parts;
    this.#party = party;
  }

  /** Until the partner has no more of it. `held` says what of the answer did not hold; nothing of such an answer is kept. */
  async run(): Promise<Attempt> {
    try {
      while (await this.#once());
      return { kind: 'idle' };
    } catch (error) {
      if (error instanceof LinkDown) return { kind: 'down', why: error.message };
      return this.#held(error);
    }
  }

  /** A stretch that a partner which only dials out gives of its own accord, believed as what `run` asks for. */
  async given(sealed: Uint8Array): Promise<Attempt> {
    try {
      const size = await this.#keep(await this.#checked(sealed, await this.#size()));
      return { kind: 'delivered', size };
    } catch (error) {
      return this.#held(error);
    }
  }

  async #held(error: unknown): Promise<Attempt> {
    if (!(error instanceof NotOurs)) throw error;
    const why = `This node was restored from an old copy, and what ${this.#party} gives back does not hold: ${error.message}`;
    if (this.#told !== why) await raise(this.#parts, { party: this.#party, code: 'own' });
    this.#told = why;
    return { kind: 'held', why };
  }

  /** How long our own channel is here. */
  async #size(): Promise<number> {
    const { store, directory } = this.#parts;
    return (await peekChannel(store.db, directory.self.id, this.#party))?.size ?? 0;
  }

  async #once(): Promise<boolean> {
    const { client } = this.#parts;
    const first = await this.#size();
    const answer = await client.call(this.#party, { method: 'GET', path: `own?from=${first}` });
    if (answer.status === 204) return false;
    if (answer.status !== 200) throw new NotOurs(`it answered ${answer.status}`);
    await this.#keep(await this.#checked(answer.body, first));
    return true;
  }

  async #checked(sealed: Uint8Array, first: number): Promise<Checked> {
    const { store, directory, keys } = this.#parts;
    const { self } = directory;
    const taken = readEnvelope(sealed);
    if (!taken.ok) throw new NotOurs(taken.detail);
    const opened = await openEnvelope(taken.envelope, (key) => keys.sealing(key));
    if (!opened.ok) throw new NotOurs(opened.detail);
    const reading = readBatch(opened.plain);
    if (!reading.ok) throw new NotOurs(reading.detail);
    const { batch } = reading;
    const origin = channelOrigin(self.id, this.#party);
    const { size, root } = this.#checkpoint(batch, origin);
    const isOurs = batch.from === self.id && batch.to === this.#party && batch.first === first;
    if (!isOurs || !isLineOf(taken.envelope.line, batch, b64u(root) as Hash))
      throw new NotOurs('another batch than was asked for');
    if (size !== first + batch.entries.length)
      throw new NotOurs('its checkpoint is not the size of the batch');
    const row = await peekChannel(store.db, self.id, this.#party);
    const tree = await treeAt(store.db, row ?? nothingYet(self.id, this.#party), first);
    const entries = placedEntries(batch);
    for (const entry of entries) tree.append(leafHash(entryLeaf(entry)));
    if (!sameHash(tree.root(), root)) throw new NotOurs('its entries are not those under our signature');
    return { batch, size, entries, acts: entries.map((entry) => this.#act(batch, entry)) };
  }

  #checkpoint(batch: ReceivedBatch, origin: string) {
    try {
      return openChannelCheckpoint(
        batch.checkpoint,
        origin,
        this.#parts.directory.self.chain.logVerifiers(origin),
      );
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      throw new NotOurs(`its checkpoint is not signed by a key that this copy knows (${error.message})`);
    }
  }

  #act(batch: ReceivedBatch, entry: Entry): Act {
    const { self } = this.#parts.directory;
    const sent = batch.entries[entry.index - batch.first];
    const reading = readAct(sent?.act ?? '', sent?.sections, (author, kid) =>
      // The partner had cosigned it: a later revocation cannot repudiate that.
      author === self.id
        ? self.chain.signingKey(kid, { index: entry.index, reader: this.#party, cosigned: entry.index + 1 })
        : undefined,
    );
    if (!reading.ok) throw new NotOurs(`entry ${entry.index}: ${reading.rule}, ${reading.detail}`);
    return reading.act;
  }

  async #keep({ batch, size, entries, acts }: Checked): Promise<number> {
    const { store, directory, gate, journal, book, effects, news, now } = this.#parts;
    const self = directory.self.id;
    const nowMs = now();
    const ids = acts.map((act) => act.id as string);
    await store.writer.alone(async (tx) => {
      const row = await channelRow(tx, store.dialect, self, this.#party);
      if (row.size !== batch.first) throw new NotOurs('the channel has grown meanwhile');
      const known = await tx.selectFrom('acts').select('id').where('id', 'in', listOf(tx, ids)).execute();
      const here = new Set(known.map(({ id }) => id));
      const session = gate.session(tx);
      const held = acts.map((act) => heldAct(act));
      const rows: (readonly [HeldAct, Standing])[] = [];
      for (const act of held)
        rows.push([act, { own: true, status: 'sent', storedMs: nowMs, labels: await session.labels(act) }]);
      await insertActs(tx, store.dialect, rows);
      await openDossiers(tx, this.#parts, held);
      // What the copy believed to be still waiting has its place already, and gets no second one.
      await tx
        .deleteFrom('outbox')
        .where('to_party', '=', this.#party)
        .where('act', 'in', listOf(tx, ids))
        .execute();
      await tx
        .updateTable('acts')
        .set({ status: 'sent' })
        .where('id', 'in', listOf(tx, ids))
        .where('status', '=', 'released')
        .execute();
      await insertMany(
        tx,
        store.dialect,
        'entries',
        entries.map((entry) => this.#row(entry)),
      );
      await tx
        .updateTable('channels')
        .set({ size })
        .where('from_party', '=', self)
        .where('to_party', '=', this.#party)
        .execute();
      const about = acts.flatMap(({ type, header }) =>
        /^(agreement|talks)\./.test(type) && header.dossier ? [header.dossier as string] : [],
      );
      await book.touched(tx, about);
      for (const act of acts) if (!here.has(act.id)) await effects.apply(tx, act, { from: self, nowMs });
      await settleArriving(tx, ids);
      const what = { who: 'system', what: 'send' as const };
      const detail = (type: string) => ({ to: this.#party, type, event: 'taken-back' });
      await journal.record(
        tx,
        acts.map(({ id, type }) => ({ ...what, act: id, detail: detail(type) })),
      );
      await news.tell(tx, [{ kind: 'link', detail: { party: this.#party, code: 'taken-back' } }]);
    });
    news.wake();
    this.#tellIntake(acts);
    const outcome = batch.receipt && (await takeReceipt(this.#parts, this.#party, batch.receipt));
    if (outcome && !outcome.ok && outcome.code === 'fork')
      await refuseReceipt(this.#parts, this.#party, outcome);
    return size;
  }

  #tellIntake(acts: readonly Act[]): void {
    const origin = channelOrigin(this.#party, this.#parts.directory.self.id);
    for (const act of acts) {
      const said = act.type === 'channel.disposition' ? act.sections.disposition?.body : undefined;
      if (said?.origin === origin) this.#parts.intake.answeredBefore(this.#party, said.size);
    }
  }

  #row(entry: Entry) {
    return {
      from_party: this.#parts.directory.self.id as string,
      to_party: this.#party as string,
      idx: entry.index,
      act: entry.act as string,
      seen: entry.seen,
      result: null,
      rule: null,
      article: null,
      disposition: null,
    };
  }
}

const nothingYet = (from: string, to: string) => ({
  from_party: from,
  to_party: to,
  receipted: 0,
  frontier: '',
});
