// SPDX-License-Identifier: Apache-2.0
// The parties that this node knows: their cards, keys and addresses, kept in memory and on disk together.
import { type Card, CardChain, type Hash, type PartyId, readCard } from '@tansiq/protocol';
import type { Store, Tx } from '../store/index.ts';
import type { PartnerAddress } from './partner-client.ts';

export interface KnownParty {
  readonly id: PartyId;
  readonly status: 'self' | 'pending' | 'confirmed';
  readonly chain: CardChain;
}

export class PartyDirectory {
  readonly #store: Store;
  readonly #parties = new Map<string, KnownParty>();
  readonly #pins = new Map<string, string>();

  private constructor(store: Store) {
    this.#store = store;
  }

  static async load(store: Store): Promise<PartyDirectory> {
    const directory = new PartyDirectory(store);
    await directory.reload();
    return directory;
  }

  /** Takes over what is on disk: after a change, here or in another process. */
  async reload(): Promise<void> {
    const parties = await this.#store.db.selectFrom('parties').select(['id', 'status']).execute();
    const cards = await this.#store.db
      .selectFrom('cards')
      .select(['party', 'jws'])
      .orderBy('party')
      .orderBy('seq')
      .execute();
    const byParty = Map.groupBy(cards, (row) => row.party);
    this.#parties.clear();
    this.#pins.clear();
    for (const { id, status } of parties) {
      const chain = CardChain.from((byParty.get(id) ?? []).map((row) => readCard(row.jws)));
      this.#parties.set(id, { id: id as PartyId, status, chain });
      if (status === 'confirmed') for (const pin of chain.tlsPins) this.#pins.set(pin, id);
    }
  }

  get self(): KnownParty {
    for (const party of this.#parties.values()) if (party.status === 'self') return party;
    throw new Error('This data folder has no party yet: run `tansiq init` first.');
  }

  get(party: string): KnownParty | undefined {
    return this.#parties.get(party);
  }

  /** A party that a person has confirmed by its fingerprint, or this node's own. */
  trusted(party: string): KnownParty | undefined {
    const known = this.#parties.get(party);
    return known && known.status !== 'pending' ? known : undefined;
  }

  partners(): KnownParty[] {
    return [...this.#parties.values()].filter((party) => party.status === 'confirmed');
  }

  all(): KnownParty[] {
    return [...this.#parties.values()];
  }

  partyOfPin(pin: string): string | undefined {
    return this.#pins.get(pin);
  }

  /** Where to reach a partner; undefined when it is not confirmed or only dials out itself. */
  addressOf(party: string): PartnerAddress | undefined {
    const known = this.#parties.get(party);
    const endpoint = known?.chain.newest.payload.endpoints[0];
    if (known?.status !== 'confirmed' || endpoint === undefined) return undefined;
    return { endpoint, pins: known.chain.tlsPins };
  }

  /**
   * Writes a party's first card, or the next of a known chain. Call `reload` after the commit.
   * @throws ProtocolError `fork`, `card-chain`
   */
  async keep(tx: Tx, card: Card, status: KnownParty['status'], nowSeconds: number): Promise<void> {
    const { party, root, names, seq } = card.payload;
    const held = await tx.selectFrom('cards').select('jws').where('party', '=', party).execute();
    if (held.length > 0) {
      // From disk, not from memory: the card before may stand in this very transaction.
      const chain = CardChain.from(held.map(({ jws }) => readCard(jws)));
      if (!chain.add(card)) return;
    } else {
      CardChain.from([card]);
      const row = {
        id: party,
        status,
        root,
        names: JSON.stringify(names),
        added_at: nowSeconds,
        confirmed_by: null,
      };
      await tx.insertInto('parties').values(row).execute();
    }
    const row = { hash: card.hash as Hash as string, party, seq, jws: card.jws, received_at: nowSeconds };
    await tx.insertInto('cards').values(row).execute();
  }
}
