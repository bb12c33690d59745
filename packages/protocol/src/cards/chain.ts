// SPDX-License-Identifier: Apache-2.0
// The chain of a party's cards (§2): which of its keys count, and for what.
import type { KeyObject } from 'node:crypto';
import { createVerifier, type Verifier } from '@tansiq/ledger';
import { fromB64u } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import type { Hash, Kid, PartyId } from '../ids.ts';
import { ed25519Public } from '../keys/ed25519.ts';
import { type Card, type CardPayload, fingerprint, type Revocation } from './card.ts';

/** Why no key was given. */
export interface KeyRefusal {
  readonly rule: 'key-unknown' | 'key-revoked';
  readonly detail: string;
}

/** Where a signature stands, for keys that are revoked from a size on. */
export interface KeyPlace {
  /** Index of the entry in the channel from the signer to `reader`; for a receipt, its `own` less one. */
  readonly index: number;
  readonly reader: PartyId;
  /** Size of that channel that `reader` had cosigned before it received the revoking card; 0 when absent. */
  readonly cosigned?: number;
}

/** The cards of one party from seq 0 on. Grows only; a card that does not follow changes nothing. */
export class CardChain {
  readonly #cards: Card[] = [];
  readonly #keys = new Map<Kid, KeyObject>();
  readonly #revoked = new Map<Kid, Revocation[]>();
  readonly #cosigners: Verifier[] = [];

  private constructor() {
    // Only `from` makes a chain, so that there is none without its first card.
  }

  /**
   * A chain of these cards, in any order.
   * @throws ProtocolError `card-chain` when they do not form one chain from seq 0, `fork` when two share a seq.
   */
  static from(cards: readonly Card[]): CardChain {
    if (cards.length === 0) throw new ProtocolError('card-chain', 'a chain has at least one card');
    const chain = new CardChain();
    for (const card of [...cards].sort((a, b) => a.payload.seq - b.payload.seq)) chain.add(card);
    return chain;
  }

  /**
   * Adds the next card. A card already there is taken again without effect.
   * @returns true when the chain grew.
   * @throws ProtocolError `fork` for another card of a seq that is taken: the channel stops until a person has looked;
   *   `card-chain` for a card of another party or root, or one whose predecessor is not known.
   */
  add(card: Card): boolean {
    const { payload, hash } = card;
    const first = this.#cards[0];
    if (first && (payload.party !== first.payload.party || payload.root !== first.payload.root)) {
      throw new ProtocolError('card-chain', 'a card of another party or another identity root');
    }
    const held = this.#cards[payload.seq];
    if (held) {
      if (held.hash === hash) return false;
      throw new ProtocolError('fork', `two cards of ${payload.party} with seq ${payload.seq}`);
    }
    if (payload.seq !== this.#cards.length || payload.prev !== this.#cards.at(-1)?.hash) {
      throw new ProtocolError('card-chain', `card ${payload.seq} does not follow the newest card`);
    }
    for (const { kid, x } of payload.keys.sign) this.#keys.set(kid, ed25519Public(fromB64u(x, 32)));
    for (const entry of payload.revoked) {
      this.#revoked.set(entry.kid, [...(this.#revoked.get(entry.kid) ?? []), entry]);
    }
    this.#cosigners.unshift(...cosignersOf(payload));
    this.#cards.push(card);
    return true;
  }

  get party(): PartyId {
    return this.#first.payload.party;
  }

  /** Raw identity root, b64u. */
  get root(): string {
    return this.#first.payload.root;
  }

  /** What people compare out of band: 16 groups of 4 hexadecimal digits. */
  get fingerprint(): string {
    return fingerprint(this.root);
  }

  /** All cards, ascending by seq. */
  get cards(): readonly Card[] {
    return this.#cards;
  }

  get newest(): Card {
    return this.#cards.at(-1) as Card;
  }

  /** SubjectPublicKeyInfo hashes that a TLS peer of this party may show: those of the newest card. */
  get tlsPins(): readonly Hash[] {
    return this.newest.payload.keys.tls;
  }

  /**
   * The key with this kid, if it counts at that place.
   * @param at without it, a revoked key is refused whatever it signed.
   */
  signingKey(kid: Kid, at?: KeyPlace): KeyObject | KeyRefusal {
    const key = this.#keys.get(kid);
    if (!key) return { rule: 'key-unknown', detail: `no card of ${this.party} lists this key` };
    const revocations = this.#revoked.get(kid);
    if (!revocations) return key;
    if (at) {
      const sizes = revocations.map((entry) => sizeFor(entry, at.reader));
      if (at.index < Math.max(at.cosigned ?? 0, Math.min(...sizes))) return key;
    }
    return { rule: 'key-revoked', detail: `${this.party} revoked this key (${revocations[0]?.reason})` };
  }

  /**
   * The key with this kid for what is checked apart from any channel (§16, §17): unless a card says that it was lost or compromised.
   * A key that was only superseded has signed what it has signed.
   */
  standingKey(kid: Kid): KeyObject | KeyRefusal {
    const key = this.#keys.get(kid);
    if (!key) return { rule: 'key-unknown', detail: `no card of ${this.party} lists this key` };
    const bad = this.#revoked.get(kid)?.find((entry) => entry.reason !== 'superseded');
    return bad ? { rule: 'key-revoked', detail: `${this.party} revoked this key (${bad.reason})` } : key;
  }

  /** True when a card says that the key was compromised: acts under it are disputed, not void. */
  isCompromised(kid: Kid): boolean {
    return this.#revoked.get(kid)?.some((entry) => entry.reason === 'compromised') ?? false;
  }

  /** Keys of every card, newest first, that may have signed a checkpoint of the log with this origin. */
  logVerifiers(origin: string): readonly Verifier[] {
    return this.#cards
      .map((card) => createVerifier(origin, 'note', fromB64u(card.payload.keys.log, 32)))
      .reverse();
  }

  /** Keys of every card, newest first and each Ed25519 before its ML-DSA-44, that may have cosigned as this party. */
  get cosignVerifiers(): readonly Verifier[] {
    return this.#cosigners;
  }

  get #first(): Card {
    return this.#cards[0] as Card;
  }
}

// Not entry.sizes[reader] alone: the object comes from a partner, and its prototype is not part of it.
function sizeFor(entry: Revocation, reader: PartyId): number {
  return Object.hasOwn(entry.sizes, reader) ? (entry.sizes[reader] ?? 0) : 0;
}

function cosignersOf({ party, keys: { cosign } }: CardPayload): Verifier[] {
  return [
    createVerifier(party, 'cosignature-ed25519', fromB64u(cosign.ed25519, 32)),
    createVerifier(party, 'cosignature-ml-dsa-44', fromB64u(cosign.mldsa44, 1312)),
  ];
}
