// SPDX-License-Identifier: Apache-2.0
// What is done with each act of a batch: read strictly, then put to the gate as its sender could know the world.
import {
  type Act,
  type ActId,
  type ActReading,
  actTypes,
  type Card,
  CardChain,
  type Denial,
  type Entry,
  type KeyFor,
  type PartyId,
  ProtocolError,
  type ReceivedBatch,
  type ReceivedEntry,
  type Result,
  readAct,
  readActApart,
  readCard,
  seenProblem,
} from '@tansiq/protocol';
import { listOf, type Store, type Tx } from '../store/index.ts';
import type { PartyDirectory } from './directory.ts';
import type { Gatekeeper, GateSession } from './gatekeeper.ts';
import { heldAct, refsOf } from './held-act.ts';
import { relaying } from './onward-facts.ts';
import type { Shown } from './receipts.ts';

/** One act of a batch, with what came of it. */
export interface Judged {
  id: ActId;
  result: Result;
  rule?: string | undefined;
  article?: string | undefined;
  detail?: string | undefined;
  type?: string | undefined;
  /** The act, when its bytes hold. */
  act?: Act | undefined;
  /** As it came: for what is to be kept though it is not understood. */
  sent?: ReceivedEntry | undefined;
  /** All that stands against an emergency that people here must decide about. */
  against?: readonly Denial[] | undefined;
  /** A second card for a place in its party's chain (protocol section 2). */
  fork?: string | undefined;
  reading: ActReading;
}

export interface JudgeParts {
  store: Store;
  directory: PartyDirectory;
  gate: Gatekeeper;
}

/** From so many acts on, their signatures are checked on other threads while this one reads and stores. */
const APART = 8;

export class Judge {
  readonly #parts: JudgeParts;
  readonly #party: PartyId;

  constructor(parts: JudgeParts, party: PartyId) {
    this.#parts = parts;
    this.#party = party;
  }

  /** Bytes, signature, shape: what needs no state but the partner's keys. */
  async read(batch: ReceivedBatch, fresh: readonly Entry[]): Promise<Judged[]> {
    const keys = new BatchKeys(this.#parts.directory, this.#party);
    const sentAs = (entry: Entry) => batch.entries[entry.index - batch.first];
    // A card counts for what comes after it, so that nothing after it can be read before it is.
    const cards = fresh.some((entry) => Object.hasOwn(sentAs(entry)?.sections ?? {}, 'card'));
    if (cards || fresh.length < APART)
      return fresh.map((entry) => {
        const sent = sentAs(entry);
        return judgedOf(readAct(sent?.act ?? '', sent?.sections, keys.at(entry.index)), sent, keys);
      });
    return Promise.all(
      fresh.map(async (entry) => {
        const sent = sentAs(entry);
        return judgedOf(
          await readActApart(sent?.act ?? '', sent?.sections, keys.at(entry.index)),
          sent,
          keys,
        );
      }),
    );
  }

  /**
   * Everything that needs state, in the transaction that stores the batch.
   * @param seen greatest `seen` of all entries before these.
   * @param shown a receipt that came along and could not be taken over.
   */
  async judge(
    tx: Tx,
    fresh: readonly Entry[],
    read: readonly Judged[],
    seen: number,
    shown?: Shown,
  ): Promise<Judged[]> {
    const place = withShown(await this.#place(tx, fresh), shown);
    const gate = this.#parts.gate.session(tx);
    const judged: Judged[] = [];
    let before = seen;
    for (const [i, one] of read.entries()) {
      const entry = fresh[i] as Entry;
      const stale = seenProblem(entry, { ...place, before });
      before = Math.max(before, entry.seen);
      if (!one.act) judged.push(one);
      else if (stale) judged.push({ ...one, result: 'refused', rule: 'seen-stale', detail: stale });
      else judged.push(await this.#decide(tx, gate, one, entry, place));
      place.held.add(one.id);
      if (one.act) place.audiences.set(one.id, one.act.header.audience);
    }
    return judged;
  }

  async #decide(tx: Tx, gate: GateSession, one: Judged, entry: Entry, place: Place): Promise<Judged> {
    const act = one.act as Act;
    const { self } = this.#parts.directory;
    const refuse = (rule: string, detail: string): Judged => ({ ...one, result: 'refused', rule, detail });
    if (act.header.author !== this.#party || !act.header.audience.includes(self.id))
      return refuse('audience', 'not from its author, or not for us');
    if (place.held.has(one.id)) return refuse('duplicate', 'stands in the channel already');
    const narrow = await this.#wrongReference(tx, act, place.audiences);
    if (narrow) return refuse('refs', `refers to ${narrow}, which not all of its audience may know`);
    const unseen = place.ownWords.filter((own) => own.index >= entry.seen).map((own) => own.act);
    const decision = await gate.receive(heldAct(act), this.#party, new Set(unseen));
    if (decision.permit) return one;
    const { rule, article, denials } = decision;
    // Denied, but declared an emergency: kept whole until two people here have decided (protocol section 10).
    if (decision.obligations.includes('decide-emergency'))
      return { ...one, result: 'quarantined', rule, article, against: denials };
    return { ...one, result: 'refused', rule, article };
  }

  /** An act may refer only to acts whose audience includes its own, save to what it relays (protocol section 3.1). */
  async #wrongReference(
    tx: Tx,
    act: Act,
    batch: ReadonlyMap<string, readonly string[]>,
  ): Promise<string | undefined> {
    const targets = refsOf(heldAct(act)).flatMap((ref) => (relaying.has(ref.rel) ? [] : [ref.act]));
    if (targets.length === 0) return undefined;
    const rows = await tx.selectFrom('audience').selectAll().where('act', 'in', targets).execute();
    const held = Map.groupBy(rows, (row) => row.act);
    return targets.find((target) => {
      const known = held.get(target)?.map((row) => row.party) ?? batch.get(target);
      return known && act.header.audience.some((party) => !known.includes(party));
    });
  }

  async #place(tx: Tx, fresh: readonly Entry[]): Promise<Place> {
    const self = this.#parts.directory.self.id;
    const first = fresh[0]?.index ?? 0;
    const least = Math.min(...fresh.map((entry) => entry.seen), Number.MAX_SAFE_INTEGER);
    const own = await tx
      .selectFrom('channels')
      .select('receipted')
      .where('from_party', '=', self)
      .where('to_party', '=', this.#party)
      .executeTakeFirst();
    const floors = tx
      .selectFrom('receipts')
      .select(['own', 'size'])
      .where('from_party', '=', self)
      .where('to_party', '=', this.#party);
    const past = await floors.where('own', '<=', first).orderBy('size', 'desc').limit(1).execute();
    // Those of a lesser size ask for less than that one, of every entry here: it is not looked for among all that there ever were.
    const later = await floors
      .where('size', '>', past[0]?.size ?? -1)
      .where('own', '>', first)
      .where('own', '<', first + fresh.length)
      .execute();
    const placed = await tx
      .selectFrom('acts')
      // SQLite takes a cross join in the order in which it stands: few acts are about agreements, many entries may be on their way.
      .crossJoin('entries')
      .select(['acts.id as act', 'entries.idx as index'])
      .whereRef('entries.act', '=', 'acts.id')
      .where('acts.own', '=', 1)
      .where('acts.type', 'in', agreementWords)
      .where('entries.from_party', '=', self)
      .where('entries.to_party', '=', this.#party)
      .where('entries.idx', '>=', least)
      .execute();
    const waiting = await tx
      .selectFrom('outbox')
      .innerJoin('acts', 'acts.id', 'outbox.act')
      .select('outbox.act')
      .where('outbox.to_party', '=', this.#party)
      .where('outbox.state', '=', 'waiting')
      .where('acts.type', 'in', agreementWords)
      .execute();
    // By act alone, of which few stand in more than one channel: SQLite would else look through the whole of this one.
    const known = await tx
      .selectFrom('entries')
      .select(['act', 'from_party', 'to_party'])
      .where(
        'act',
        'in',
        listOf(
          tx,
          fresh.map((entry) => entry.act as string),
        ),
      )
      .execute();
    const here = known.filter((row) => row.from_party === this.#party && row.to_party === self);
    return {
      receipted: own?.receipted ?? 0,
      floors: [...past, ...later],
      ownWords: [...placed, ...waiting.map(({ act }) => ({ act, index: Number.POSITIVE_INFINITY }))],
      held: new Set(here.map((row) => row.act)),
      audiences: new Map(),
    };
  }
}

function judgedOf(reading: ActReading, sent: ReceivedEntry | undefined, keys: BatchKeys): Judged {
  if (!reading.ok) {
    const { id, result, rule, detail, header } = reading;
    return { id, result, rule, detail, type: header?.type, reading, sent, fork: keys.forked() };
  }
  keys.taken(reading.act);
  return { id: reading.act.id, result: 'accepted', type: reading.act.type, act: reading.act, reading, sent };
}

/** Acts by which a party changes what an agreement allows. */
const agreementWords = Object.keys(actTypes).filter((type) => type.startsWith('agreement.'));

interface Place {
  receipted: number;
  floors: readonly { own: number; size: number }[];
  /** What this node said about agreements and the partner may not have seen; without end while it has no place in the channel yet. */
  ownWords: readonly { act: string; index: number }[];
  held: Set<string>;
  /** Audiences of the acts of this batch so far. */
  audiences: Map<string, readonly string[]>;
}

const withShown = (place: Place, shown: Shown | undefined): Place =>
  shown
    ? { ...place, receipted: Math.max(place.receipted, shown.size), floors: [...place.floors, shown] }
    : place;

/** The partner's keys while a batch is read: a card in the batch counts for what comes after it. */
class BatchKeys {
  readonly #self: PartyId;
  readonly #party: PartyId;
  #chain: CardChain | undefined;
  #fork: string | undefined;

  constructor(directory: PartyDirectory, party: PartyId) {
    this.#self = directory.self.id;
    this.#party = party;
    this.#chain = directory.trusted(party)?.chain;
  }

  at(index: number): KeyFor {
    return (author, kid, carried) => {
      if (author !== this.#party || !this.#chain) return undefined;
      const chain = carried ? this.#follow(this.#chain, carried) : this.#chain;
      return chain.signingKey(kid, { index, reader: this.#self });
    };
  }

  taken(act: Act): void {
    if (act.type !== 'party.card' || !this.#chain || !act.sections.card) return;
    this.#chain = this.#follow(this.#chain, readCard(act.sections.card.body.card));
  }

  /** What the act that was just read says against the chain that is held; told once. */
  forked(): string | undefined {
    const fork = this.#fork;
    this.#fork = undefined;
    return fork;
  }

  /** @throws ProtocolError `card-chain`, by which the act that carries the card is refused */
  #follow(chain: CardChain, next: Card): CardChain {
    try {
      const longer = CardChain.from(chain.cards);
      longer.add(next);
      return longer;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      if (error.code === 'fork') this.#fork = error.message;
      throw new ProtocolError('card-chain', error.message);
    }
  }
}
