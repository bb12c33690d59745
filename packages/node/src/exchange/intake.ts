// SPDX-License-Identifier: Apache-2.0
// What a partner's batch goes through: opened, checked against the log, each act judged, all stored in one transaction, receipted.
import { leafHash, sameHash } from '@tansiq/ledger';
import {
  type Act,
  b64u,
  type CardChain,
  composeDisposition,
  composeReceipt,
  type Entry,
  entryLeaf,
  needsDisposition,
  type PartyId,
  placedEntries,
  type Receipt,
  type ReceivedBatch,
  type Time,
  toTime,
} from '@tansiq/protocol';
import { wireSectionsOf } from '../content/raw.ts';
import type { Journal, JournalRow } from '../journal/index.ts';
import type { ChannelsTable, Tx } from '../store/index.ts';
import { raise } from './alarm.ts';
import { withCardsOf } from './carried-cards.ts';
import { channelRow, frontierOf, frontierText, peekChannel } from './channel-rows.ts';
import type { Effects } from './effects.ts';
import type { ExchangeKeys } from './exchange-keys.ts';
import { lineageOf } from './gatekeeper.ts';
import { Judge, type Judged, type JudgeParts } from './judge.ts';
import { NotTaken, openBatch } from './open-batch.ts';
import { type PartnerReply, problem } from './partner-server.ts';
import { entriesOf, type ReceiptParts, refuseReceipt, type Shown, takeReceipt } from './receipts.ts';
import { queueOwn } from './release.ts';
import { storeJudged } from './store-judged.ts';
import { treeAt } from './tree-at.ts';

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

export class Intake {
  readonly #parts: IntakeParts;
  readonly #turns = new Map<string, Promise<unknown>>();
  /** How much of a partner's channel own dispositions speak of, also such that were taken back: what comes again is not answered twice. */
  readonly #answered = new Map<string, number>();

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** A disposition over this much of the partner's channel was given before this node was restored. */
  answeredBefore(party: PartyId, size: number): void {
    this.#answered.set(party, Math.max(size, this.#answered.get(party) ?? 0));
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
    const { store, directory, keys } = this.#parts;
    const self = directory.self.id;
    const chain = directory.trusted(party)?.chain;
    if (!chain) throw new NotTaken(403, 'not-paired', 'not confirmed');
    const { batch, checkpoint, origin } = await openBatch(keys, self, chain, sealed);
    const row = await peekChannel(store.db, party, self);
    if (row?.state === 'stopped')
      throw new NotTaken(409, 'stopped', 'the channel is stopped until a person decides');
    const held = row?.size ?? 0;
    if (batch.first > held)
      throw new NotTaken(409, 'gap', `starts at ${batch.first}, we hold ${held}`, { size: held });
    const entries = placedEntries(batch);
    await this.#sameAsHeld(
      party,
      entries.filter((entry) => entry.index < held),
    );
    const fresh = entries.filter((entry) => entry.index >= held);
    const frontier =
      fresh.length > 0 || !row
        ? frontierOf(row ?? { frontier: '' })
        : await treeAt(store.db, row, checkpoint.size);
    for (const entry of fresh) frontier.append(leafHash(entryLeaf(entry)));
    if (!sameHash(frontier.root(), checkpoint.root))
      this.#stop('root', 'the root is not that of the entries');
    const shown = batch.receipt && (await this.#takeCarried(party, batch.receipt, withCardsOf(chain, batch)));
    if (fresh.length === 0 && row?.receipt) return JSON.parse(row.receipt) as Receipt;
    if (!this.#answered.has(party)) this.answeredBefore(party, await this.#lastAnswer(party, origin));
    const judged = await new Judge(this.#parts, party).read(batch, fresh);
    const log = {
      origin,
      size: checkpoint.size,
      root: b64u(checkpoint.root),
      frontier: frontierText(frontier),
    };
    return this.#store(party, batch, fresh, judged, log, shown);
  }

  async #store(
    party: PartyId,
    batch: ReceivedBatch,
    fresh: readonly Entry[],
    read: Judged[],
    log: { origin: string; size: number; root: ReturnType<typeof b64u>; frontier: string },
    shown: Shown | undefined,
  ): Promise<Receipt> {
    const { store, keys, journal, news, directory } = this.#parts;
    const self = directory.self.id;
    const first = fresh[0]?.index ?? 0;
    const time = toTime(this.#parts.now());
    const { receipt, carded, fork } = await store.writer.alone(async (tx) => {
      // Own channel first, then the partner's: the same order as the sequencer, so that the two never wait for each other.
      const own = await channelRow(tx, store.dialect, self, party, 'share');
      const channel = await channelRow(tx, store.dialect, party, self);
      if (channel.size !== first)
        throw new NotTaken(409, 'gap', 'the channel moved meanwhile', { size: channel.size });
      await this.#hold(tx, read);
      const judged = await this.#judged(tx, party, fresh, read, { seen: channel.seen, shown, time });
      const receipt = composeReceipt(batch.checkpoint, { by: self, own: own.size, time }, keys.receipt);
      const seen = Math.max(channel.seen, ...fresh.map((entry) => entry.seen));
      await this.#advance(tx, { ...channel, seen }, log.size, log.frontier, receipt, own.size, time);
      const isAnswered = log.size <= (this.#answered.get(party) ?? 0);
      if (!isAnswered && needsDisposition(judged.map((one) => one.type ?? ''))) {
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
        fork: judged.find((one) => one.fork !== undefined)?.fork,
      };
    });
    if (carded) await this.#parts.carded();
    if (fork !== undefined) await this.#cardFork(party, fork);
    news.wake();
    this.#parts.due(party);
    return receipt;
  }

  /** Judges and stores, in order and in parts: what a control act makes so holds for whatever stands after it in the same batch. */
  async #judged(
    tx: Tx,
    party: PartyId,
    fresh: readonly Entry[],
    read: readonly Judged[],
    { seen, shown, time }: { seen: number; shown: Shown | undefined; time: Time },
  ): Promise<Judged[]> {
    const judge = new Judge(this.#parts, party);
    const judged: Judged[] = [];
    let before = seen;
    for (const [first, end] of stretches(read.map((one) => one.type ?? ''))) {
      const entries = fresh.slice(first, end);
      const part = await judge.judge(tx, entries, read.slice(first, end), before, shown);
      await storeJudged(tx, this.#parts, party, entries, part, time);
      before = Math.max(before, ...entries.map((entry) => entry.seen));
      judged.push(...part);
    }
    return judged;
  }

  /** What the newest own disposition in our channel says of the partner's: once a process, because a node may stop after it took it back. */
  async #lastAnswer(party: PartyId, origin: string): Promise<number> {
    const { db } = this.#parts.store;
    // From the acts and not from the entries: dispositions are few, and a long channel may hold none.
    const row = await db
      .selectFrom('acts')
      .select('id')
      .where('type', '=', 'channel.disposition')
      .where('own', '=', 1)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('entries')
            .select('idx')
            .whereRef('entries.act', '=', 'acts.id')
            .where('from_party', '=', this.#parts.directory.self.id)
            .where('to_party', '=', party),
        ),
      )
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const text = row && (await wireSectionsOf(db, [row.id])).get(row.id)?.disposition?.[1];
    const said = JSON.parse(text ?? '{}') as { origin?: string; size?: number };
    return said.origin === origin ? (said.size ?? 0) : 0;
  }

  /** The agreements that these acts stand under, or speak of. */
  async #hold(tx: Tx, read: readonly Judged[]): Promise<void> {
    const acts = read.flatMap((one) => one.act ?? []);
    const speaking = acts.filter(({ header }) => header.agreement === undefined);
    const lineages = (some: readonly Act[]) => some.flatMap((act) => lineageOf(act) ?? []);
    await this.#parts.book.hold(tx, lineages(acts), lineages(speaking));
  }

  /** Two cards for one place in its chain: which is the party's is for a person to find out (protocol section 2). */
  async #cardFork(party: PartyId, why: string): Promise<void> {
    const { directory } = this.#parts;
    this.#parts.refused(party, 'fork', why);
    await raise(this.#parts, { party, code: 'fork', stops: { from: party, to: directory.self.id, why } });
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
      .set({ size, receipted: size, seen: row.seen, frontier, receipt: text })
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
      this.#stop('fork', `other entries from ${first.index} on than those receipted`);
  }

  /** @returns what a receipt shows that holds and cannot be taken over, because this node was restored from an old copy */
  async #takeCarried(party: PartyId, receipt: Receipt, cards?: CardChain): Promise<Shown | undefined> {
    const outcome = await takeReceipt(this.#parts, party, receipt, cards);
    if (outcome.ok) return undefined;
    if (outcome.code === 'ahead') return outcome.shows;
    // Another history of our own channel is no fault of the one that the batch belongs to.
    if (outcome.code === 'fork') await refuseReceipt(this.#parts, party, outcome);
    throw new NotTaken(400, 'receipt', outcome.detail);
  }

  #stop(code: 'fork' | 'root', why: string): never {
    throw new NotTaken(409, code, why, {}, true);
  }

  async #log(party: PartyId, error: NotTaken): Promise<void> {
    const { code, message: why, stops } = error;
    this.#parts.refused(party, code, why);
    const channel = { from: party, to: this.#parts.directory.self.id, why };
    await raise(this.#parts, { party, code, ...(stops && { stops: channel }) });
  }
}

/** Control acts stand alone in a stretch, all else together: `[first, end)` over the types of a batch. */
function stretches(types: readonly string[]): [number, number][] {
  const cuts = types.flatMap((type, i) => (changesMore.test(type) ? [i, i + 1] : []));
  const marks = [...new Set([0, ...cuts, types.length])];
  return marks.slice(1).map((end, i) => [marks[i] ?? 0, end]);
}

/** Types by which something else than the act itself becomes so. */
const changesMore = /^(agreement|act|operation)\./;
