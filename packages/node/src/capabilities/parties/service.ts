// SPDX-License-Identifier: Apache-2.0
// Who this node knows: cards taken in, fingerprints confirmed by a person, own card handed out, links.

import { timingSafeEqual } from 'node:crypto';
import { CardChain, digitsOfWords, fingerprint, ProtocolError, readCard } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import { conflict, notFound } from '../../refusal.ts';
import type { Store } from '../../store/index.ts';
import { cardRefused, fingerprintDiffers } from './refusals.ts';
import { cardsText, type PartyDetail, showParty } from './show.ts';

/** Cards of one party that are read at once: a rotation of each of five kinds of keys a quarter, for 25 years. */
const MOST_CARDS = 512;

export interface PartiesParts {
  store: Store;
  directory: PartyDirectory;
  exchange: Exchange;
  journal: Journal;
  news: NewsDesk;
  now: () => number;
}

export interface PartyView {
  id: string;
  status: 'self' | 'pending' | 'confirmed';
  names: Record<string, string>;
  fingerprint: string;
  endpoint?: string | undefined;
  cards: number;
}

export interface LinkView {
  party: string;
  state: string;
  why?: string | undefined;
  outgoing: { size: number; receipted: number; state: string; why?: string | undefined };
  incoming: { size: number; state: string; why?: string | undefined };
  lastReceiptAt?: number | undefined;
  waiting: number;
  withheld: number;
}

export class Parties {
  readonly #parts: PartiesParts;

  constructor(parts: PartiesParts) {
    this.#parts = parts;
  }

  list(): PartyView[] {
    return this.#parts.directory.all().map(({ id, status, chain }) => {
      const { names, endpoints } = chain.newest.payload;
      return {
        id,
        status,
        names: { ...names },
        fingerprint: chain.fingerprint,
        endpoint: endpoints[0],
        cards: chain.cards.length,
      };
    });
  }

  ownCard(): { card: string; fingerprint: string } {
    const { chain } = this.#parts.directory.self;
    return { card: cardsText(chain), fingerprint: chain.fingerprint };
  }

  /** @throws Refusal 404 */
  one(party: string): PartyDetail {
    const known = this.#parts.directory.get(party);
    if (!known) throw notFound();
    return showParty(known);
  }

  /**
   * Takes in a party by all its cards, first to newest, apart by white space. It stays pending until a person has compared the
   * fingerprint. @throws Refusal
   */
  async add(officer: Officer, text: string): Promise<PartyView> {
    const { party, root, cards } = this.#read(text);
    if (this.#parts.directory.get(party)) throw conflict();
    const { store, directory, exchange, journal, news, now } = this.#parts;
    await store.writer.write(async (tx) => {
      for (const card of cards) await directory.keep(tx, card, 'pending', Math.floor(now() / 1000));
      await journal.record(tx, {
        who: officer.id,
        what: 'party',
        detail: { party, step: 'added', fingerprint: fingerprint(root) },
      });
      await news.tell(tx, [{ kind: 'party', detail: { party } }]);
    });
    await exchange.partiesChanged();
    news.wake();
    return this.#view(party);
  }

  /** A person has compared the fingerprint, read by another way than the card came. @throws Refusal 404, 409 */
  async confirm(officer: Officer, party: string, typed: string): Promise<PartyView> {
    const { store, directory, exchange, journal, news } = this.#parts;
    const known = directory.get(party);
    if (!known || known.status === 'self') throw notFound();
    const same = samePrint(known.chain.fingerprint, typed);
    await store.writer.write(async (tx) => {
      const step = same ? 'confirmed' : 'fingerprint-differs';
      await journal.record(tx, { who: officer.id, what: 'party', detail: { party, step } });
      if (!same) return;
      await tx
        .updateTable('parties')
        .set({ status: 'confirmed', confirmed_by: officer.id })
        .where('id', '=', party)
        .execute();
      await news.tell(tx, [{ kind: 'party', detail: { party } }]);
    });
    if (!same) throw fingerprintDiffers();
    await exchange.partiesChanged();
    news.wake();
    return this.#view(party);
  }

  async links(): Promise<LinkView[]> {
    const { store, directory, exchange } = this.#parts;
    const self = directory.self.id;
    const rows = await store.db
      .selectFrom('channels')
      .select(['from_party', 'to_party', 'size', 'receipted', 'state', 'why'])
      .execute();
    const counts = await store.db
      .selectFrom('outbox')
      .select(['to_party', 'state', (eb) => eb.fn.countAll<number>().as('n')])
      .groupBy(['to_party', 'state'])
      .execute();
    const count = (party: string, states: string[]) =>
      counts.reduce(
        (sum, row) => (row.to_party === party && states.includes(row.state) ? sum + Number(row.n) : sum),
        0,
      );
    const lines = new Map(exchange.lines().map((line) => [line.party as string, line]));
    return directory.partners().map(({ id }) => {
      const out = rows.find((row) => row.from_party === self && row.to_party === id);
      const back = rows.find((row) => row.from_party === id && row.to_party === self);
      const line = lines.get(id);
      return {
        party: id,
        state: line?.state ?? 'opening',
        why: line?.why,
        outgoing: {
          size: out?.size ?? 0,
          receipted: out?.receipted ?? 0,
          state: out?.state ?? 'open',
          why: out?.why ?? undefined,
        },
        incoming: { size: back?.size ?? 0, state: back?.state ?? 'open', why: back?.why ?? undefined },
        lastReceiptAt: line?.lastReceiptAt,
        waiting: count(id, ['waiting', 'sequenced']),
        withheld: count(id, ['withheld']),
      };
    });
  }

  #view(party: string): PartyView {
    const view = this.list().find((one) => one.id === party);
    if (!view) throw notFound();
    return view;
  }

  #read(text: string): CardChain {
    try {
      const each = text.split(/\s+/u).filter(Boolean);
      if (each.length > MOST_CARDS) throw new ProtocolError('limit', `more than ${MOST_CARDS} cards`);
      return CardChain.from(each.map((jws) => readCard(jws)));
    } catch (error) {
      if (error instanceof ProtocolError) throw cardRefused(error.code);
      throw error;
    }
  }
}

/**
 * All 64 digits, or the 16 words that say the first 32 of them (docs/protocol.md §2). Case and spacing are how people read to each
 * other; nothing else may differ.
 */
function samePrint(known: string, typed: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^0-9a-f]/g, '');
  const said = digitsOfWords(typed);
  const digits = plain(known);
  const wanted = said === undefined ? digits : digits.slice(0, said.length);
  const [a, b] = [Buffer.from(wanted), Buffer.from(said ?? plain(typed))];
  return a.length === b.length && timingSafeEqual(a, b);
}
