// SPDX-License-Identifier: Apache-2.0
// The chains of cards (protocol §2): which keys a party ever had, and what it revoked.
import type { Card } from './card.ts';
import { Flaw } from './flaw.ts';

export type Revocation = {
  readonly size: number;
  readonly isCompromised: boolean;
  /** Hashes of the cards that revoke the key, oldest first. */
  readonly cards: readonly string[];
};

/** Which keys a party has: what verifying a signature needs to know. */
export type KeySource = Pick<CardBook, 'signKey' | 'logKeys' | 'cosignKeys'>;
/** What checking a go certificate needs beside: which keys nobody may rely on. */
export type CertificateKeys = Pick<CardBook, 'signKey' | 'isSuspect'>;

export type Chain = { readonly party: string; readonly root: string; readonly cards: readonly Card[] };

/**
 * Cards by party. Cards may come in any order; a card counts once the chain below it is whole. A second root for a
 * party, or a second card for one `seq`, is a fork and refused: the first that was added stays.
 */
export class CardBook {
  readonly #known = new Map<string, Card>();
  readonly #chains = new Map<string, Card[]>();
  readonly #waiting = new Map<string, Card[]>();

  /** Flaws: `fork`, `card-chain` (another root). Adding the same card twice changes nothing. */
  add(card: Card): void {
    if (this.#known.has(card.hash)) return;
    const { party, root, seq } = card.payload;
    const first = this.#chains.get(party)?.[0] ?? this.#waiting.get(party)?.[0];
    if (first !== undefined && first.payload.root !== root) {
      throw new Flaw('card-chain', `${party} shows two identity roots`);
    }
    const chain = this.#chains.get(party) ?? [];
    const rivals = [...chain, ...(this.#waiting.get(party) ?? [])];
    if (rivals.some((other) => other.payload.seq === seq)) {
      throw new Flaw('fork', `${party} shows two cards with seq ${seq}`);
    }
    this.#known.set(card.hash, card);
    this.#waiting.set(party, [...(this.#waiting.get(party) ?? []), card]);
    this.#settle(party);
  }

  parties(): string[] {
    return [...this.#chains.keys()].sort();
  }

  chain(party: string): Chain | undefined {
    const cards = this.#chains.get(party);
    const root = cards?.[0]?.payload.root;
    return cards === undefined || root === undefined ? undefined : { party, root, cards };
  }

  /** Cards that never found their `prev`; whoever finishes reading reports them. */
  stray(): Card[] {
    return [...this.#waiting.values()].flat();
  }

  /** The signing key with this kid in any card of the chain, as 32 bytes in base64url. */
  signKey(party: string, kid: string): string | undefined {
    for (const card of this.#chains.get(party) ?? []) {
      const key = card.payload.keys.sign.find((candidate) => candidate.kid === kid);
      if (key !== undefined) return key.x;
    }
    return undefined;
  }

  /**
   * Up to which size of a channel to `reader` a key still counts by the word of its owner: the least of all revocations
   * of it, an unnamed reader being 0. Undefined while no card revokes it.
   */
  revocation(party: string, kid: string, reader: string): Revocation | undefined {
    let found: Revocation | undefined;
    for (const card of this.#chains.get(party) ?? []) {
      const entry = card.payload.revoked.find((candidate) => candidate.kid === kid);
      if (entry === undefined) continue;
      const size = Object.hasOwn(entry.sizes, reader) ? (entry.sizes[reader] ?? 0) : 0;
      found = {
        size: Math.min(size, found?.size ?? Infinity),
        isCompromised: entry.reason === 'compromised' || found?.isCompromised === true,
        cards: [...(found?.cards ?? []), card.hash],
      };
    }
    return found;
  }

  /** A card says that the key was lost or compromised: it did not merely make way for the next. */
  isSuspect(party: string, kid: string): boolean {
    return (this.#chains.get(party) ?? []).some((card) =>
      card.payload.revoked.some((one) => one.kid === kid && one.reason !== 'superseded'),
    );
  }

  logKeys(party: string): string[] {
    return this.#distinct(party, (card) => card.payload.keys.log);
  }

  cosignKeys(party: string): { ed25519: string[]; mldsa44: string[] } {
    return {
      ed25519: this.#distinct(party, (card) => card.payload.keys.cosign.ed25519),
      mldsa44: this.#distinct(party, (card) => card.payload.keys.cosign.mldsa44),
    };
  }

  /** Witnesses of the party's journal, as name and Ed25519 key. */
  witnesses(party: string): { name: string; key: string }[] {
    return this.#distinct(party, (card) => card.payload.witness ?? '')
      .filter((witness) => witness !== '')
      .map((witness) => ({ name: witness.slice(0, -44), key: witness.slice(-43) }));
  }

  #distinct(party: string, pick: (card: Card) => string): string[] {
    return [...new Set((this.#chains.get(party) ?? []).map(pick))];
  }

  #settle(party: string): void {
    const chain = this.#chains.get(party) ?? [];
    let waiting = this.#waiting.get(party) ?? [];
    for (;;) {
      const tip = chain.at(-1);
      const next = waiting.find((card) =>
        tip === undefined
          ? card.payload.seq === 0
          : card.payload.seq === tip.payload.seq + 1 && card.payload.prev === tip.hash,
      );
      if (next === undefined) break;
      chain.push(next);
      waiting = waiting.filter((card) => card !== next);
    }
    if (chain.length > 0) this.#chains.set(party, chain);
    if (waiting.length > 0) this.#waiting.set(party, waiting);
    else this.#waiting.delete(party);
  }
}
