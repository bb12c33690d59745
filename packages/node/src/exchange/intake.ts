// SPDX-License-Identifier: Apache-2.0
// What a partner's batch goes through: opened, checked against the log, each act judged, all stored in one transaction, receipted.
import { type Checkpoint, leafHash, sameHash } from '@tansiq/ledger';
import {
  b64u,
  type CardChain,
  channelOrigin,
  composeDisposition,
  composeReceipt,
  type Entry,
  entryLeaf,
  needsDisposition,
  openChannelCheckpoint,
  openEnvelope,
  type PartyId,
  ProtocolError,
  placedEntries,
  type Receipt,
  type ReceivedBatch,
  readBatch,
  readEnvelope,
  toTime,
} from '@tansiq/protocol';
import type { Journal, JournalRow } from '../journal/index.ts';
import type { ChannelsTable, Tx } from '../store/index.ts';
import { channelRow, frontierOf, frontierText, peekChannel, stopChannel } from './channel-rows.ts';
import type { Effects } from './effects.ts';
import type { ExchangeKeys } from './exchange-keys.ts';
import { Judge, type Judged, type JudgeParts } from './judge.ts';
import { withCardsOf } from './carried-cards.ts';
import { type PartnerReply, problem } from './partner-server.ts';
import { entriesOf, type ReceiptParts, takeReceipt } from './receipts.ts';
import { queueOwn } from './release.ts';
import { storeJudged } from './store-judged.ts';

export interface IntakeParts extends ReceiptParts, JudgeParts {
  keys: ExchangeKeys;
  journal: Journal;
  effects: Effects;
  /** Something for this partner waits in the outbox. */
  due(party: PartyId): void;
  /** A card of this partner came. */
  carded(): Promise<void>;
  refused(party: PartyId, code: string, detail: string): void;
}

/** A batch that cannot be taken: code and status for the partner, detail for our log. */
class NotTaken extends Error {
  readonly code: string;
  readonly status: number;
  readonly more: Record<string, unknown>;
  constructor(status: number, code: string, detail: string, more: Record<string, unknown> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export class Intake {
  readonly #parts: IntakeParts;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** Takes a sealed batch from the partner whose certificate the connection showed. One at a time per partner. */
  take(party: PartyId, sealed: Uint8Array): Promise<PartnerReply> {
    const turn = (this.#turns.get(party) ?? Promise.resolve()).then(() => this.#take(party, sealed));
    const quiet = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(party, quiet);
    return turn;
  }

  async #take(party: PartyId, sealed: Uint8Array): Promise<PartnerReply> {
    try {
      const receipt = await this.#receive(party, sealed);
      return { status: 200, type: 'application/json', body: JSON.stringify(receipt) };
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      await this.#log(party, error);
      return problem(error.status, error.code, error.more);
    }
  }

  async #receive(party: PartyId, sealed: Uint8Array): Promise<Receipt> {
    const { store, directory } = this.#parts;
    const self = directory.self.id;
    const batch = await this.#open(party, sealed);
    const origin = channelOrigin(party, self);
    const chain = directory.trusted(party)?.chain;
    if (!chain) throw new NotTaken(403, 'not-paired', 'not confirmed');
    const row = await peekChannel(store.db, party, self);
    if (row?.state === 'stopped')
      throw new NotTaken(409, 'stopped', 'the channel is stopped until a person decides');
    const checkpoint = this.#checkpoint(batch, origin, chain);
    const end = batch.first + batch.entries.length;
    if (checkpoint.size !== end)
      throw new NotTaken(400, 'unreadable', 'the checkpoint is not the size of the batch');
    const held = row?.size ?? 0;
    if (batch.first > held)
      throw new NotTaken(409, 'gap', `starts at ${batch.first}, we hold ${held}`, { size: held });
    const entries = placedEntries(batch);
    await this.#sameAsHeld(
      party,
      entries.filter((entry) => entry.index < held),
    );
    if (end <= held && row?.receipt) return JSON.parse(row.receipt) as Receipt;
    const frontier = frontierOf(row ?? { frontier: '' });
    const fresh = entries.filter((entry) => entry.index >= held);
    for (const entry of fresh) frontier.append(leafHash(entryLeaf(entry)));
    if (!sameHash(frontier.root(), checkpoint.root))
      await this.#stop(party, 'root', 'the root is not that of the entries');
    if (batch.receipt) await this.#takeCarried(party, batch.receipt);
    const judged = await new Judge(this.#parts, party).read(batch, fresh);
    return this.#store(party, batch, fresh, judged, frontierText(frontier), {
      origin,
      size: end,
      root: b64u(checkpoint.root),
    });
  }

  async #store(
    party: PartyId,
    batch: ReceivedBatch,
    fresh: readonly Entry[],
    read: Judged[],
    frontier: string,
    log: { origin: string; size: number; root: ReturnType<typeof b64u> },
  ): Promise<Receipt> {
    const { store, keys, journal, news, directory } = this.#parts;
    const self = directory.self.id;
    const first = fresh[0]?.index ?? 0;
    const time = toTime(this.#parts.now());
    const { receipt, carded } = await store.writer.alone(async (tx) => {
      // Own channel first, then the partner's: the same order as the sequencer, so that the two never wait for each other.
      const own = await channelRow(tx, store.dialect, self, party, 'share');
      const channel = await channelRow(tx, store.dialect, party, self);
      if (channel.size !== first)
        throw new NotTaken(409, 'gap', 'the channel moved meanwhile', { size: channel.size });
      const judged = await new Judge(this.#parts, party).judge(tx, fresh, read);
      const receipt = composeReceipt(batch.checkpoint, { by: self, own: own.size, time }, keys.receipt);
      await storeJudged(tx, this.#parts, party, fresh, judged, time);
      await this.#advance(tx, channel, log.size, frontier, receipt, own.size, time);
      if (needsDisposition(judged.map((one) => one.type ?? ''))) {
        const results = judged.map(({ result, rule, article }) => ({
          result,
          ...(rule !== undefined && { rule }),
          ...(article !== undefined && { article }),
        }));
        const disposition = composeDisposition(
          { origin: log.origin, first, size: log.size, root: log.root as never },
          results as never,
        );
        await queueOwn(tx, this.#parts, {
          type: 'channel.disposition',
          author: self,
          audience: [self, party],
          time,
          sections: { disposition },
        });
      }
      await journal.record(
        tx,
        judged.map((one, i) => this.#row(party, fresh[i] as Entry, one)),
      );
      await news.tell(
        tx,
        judged.flatMap((one) =>
          one.type === 'channel.disposition'
            ? []
            : [
                {
                  kind: 'act' as const,
                  act: one.id,
                  dossier: one.act?.header.dossier,
                  detail: { from: party, type: one.type ?? '', result: one.result },
                },
              ],
        ),
      );
      return {
        receipt,
        carded: judged.some((one) => one.type === 'party.card' && one.result === 'accepted'),
      };
    });
    if (carded) await this.#parts.carded();
    news.wake();
    this.#parts.due(party);
    return receipt;
  }

  async #advance(
    tx: Tx,
    row: ChannelsTable,
    size: number,
    frontier: string,
    receipt: Receipt,
    own: number,
    time: string,
  ): Promise<void> {
    const text = JSON.stringify(receipt);
    await tx
      .insertInto('receipts')
      .values({
        from_party: row.from_party,
        to_party: row.to_party,
        size,
        own,
        time: Date.parse(time) / 1000,
        receipt: text,
      })
      .execute();
    await tx
      .updateTable('channels')
      .set({ size, receipted: size, frontier, receipt: text })
      .where('from_party', '=', row.from_party)
      .where('to_party', '=', row.to_party)
      .execute();
  }

  #row(party: PartyId, entry: Entry, one: Judged): JournalRow {
    const decision = {
      permit: one.result === 'accepted',
      rule: one.rule ?? 'permitted',
      ...(one.article !== undefined && { article: one.article }),
    };
    return {
      who: party,
      what: one.result === 'accepted' ? 'receive' : 'refuse',
      act: one.id,
      ...(one.act?.header.dossier !== undefined && { dossier: one.act.header.dossier }),
      decision,
      detail: { index: entry.index, result: one.result, type: one.type ?? '' },
    };
  }

  async #open(party: PartyId, sealed: Uint8Array): Promise<ReceivedBatch> {
    const self = this.#parts.directory.self.id;
    const taken = readEnvelope(sealed);
    if (!taken.ok) throw new NotTaken(taken.code === 'limit' ? 413 : 400, taken.code, taken.detail);
    const { line } = taken.envelope;
    if (line.from !== party || line.to !== self)
      throw new NotTaken(400, 'unreadable', 'an envelope of another channel');
    const opened = await openEnvelope(taken.envelope, (key) => this.#parts.keys.sealing(key));
    if (!opened.ok) throw new NotTaken(400, opened.code, opened.detail);
    const reading = readBatch(opened.plain);
    if (!reading.ok) throw new NotTaken(reading.code === 'limit' ? 413 : 400, reading.code, reading.detail);
    const { batch } = reading;
    const end = batch.first + batch.entries.length;
    if (batch.from !== party || batch.to !== self || batch.first !== line.first || end !== line.size) {
      throw new NotTaken(400, 'unreadable', 'not the batch that its envelope says');
    }
    return batch;
  }

  /** The sender's checkpoint, under a key that it had, or that a card in this very batch gives it: the root signs cards, not the log key. */
  #checkpoint(batch: ReceivedBatch, origin: string, chain: CardChain): Checkpoint {
    const open = (known: CardChain) =>
      openChannelCheckpoint(batch.checkpoint, origin, known.logVerifiers(origin));
    try {
      return open(chain);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      const longer = withCardsOf(chain, batch);
      if (!longer) throw new NotTaken(400, 'checkpoint', error.message);
      return this.#underCarried(() => open(longer));
    }
  }

  #underCarried(work: () => Checkpoint): Checkpoint {
    try {
      return work();
    } catch (error) {
      if (error instanceof ProtocolError) throw new NotTaken(400, 'checkpoint', error.message);
      throw error;
    }
  }

  async #sameAsHeld(party: PartyId, again: readonly Entry[]): Promise<void> {
    const [first] = again;
    if (!first) return;
    const held = await entriesOf(
      this.#parts.store.db,
      party,
      this.#parts.directory.self.id,
      first.index,
      first.index + again.length,
    );
    const same = held.every((entry, i) => entry.act === again[i]?.act && entry.seen === again[i]?.seen);
    if (!same || held.length !== again.length)
      await this.#stop(party, 'fork', `other entries from ${first.index} on than those receipted`);
  }

  async #takeCarried(party: PartyId, receipt: Receipt): Promise<void> {
    const outcome = await takeReceipt(this.#parts, party, receipt);
    if (outcome.ok) return;
    if (outcome.code === 'fork') await this.#stop(party, 'fork', outcome.detail);
    throw new NotTaken(400, 'receipt', outcome.detail);
  }

  async #stop(party: PartyId, code: 'fork' | 'root', why: string): Promise<never> {
    await stopChannel(this.#parts.store, party, this.#parts.directory.self.id, `${code}: ${why}`);
    throw new NotTaken(409, code, why);
  }

  async #log(party: PartyId, error: NotTaken): Promise<void> {
    const { store, journal, news } = this.#parts;
    this.#parts.refused(party, error.code, error.message);
    if (error.code === 'gap') return;
    await store.writer.write(async (tx) => {
      await journal.record(tx, { who: party, what: 'refuse', decision: { permit: false, rule: error.code } });
      await news.tell(tx, [{ kind: 'link', detail: { party, code: error.code } }]);
    });
    news.wake();
  }
}
