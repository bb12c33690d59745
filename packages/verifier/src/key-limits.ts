// SPDX-License-Identifier: Apache-2.0
// Up to where a revoked signing key still counts (protocol §2): never below what the reader had cosigned before it knew.
import type { Gathering } from './gathering.ts';
import { channelOrigin } from './origin.ts';

export type Limit = { readonly size: number; readonly isCompromised: boolean };

export class KeyLimits {
  readonly #gathering: Gathering;
  readonly #cache = new Map<string, Limit | undefined>();

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  /** The size of the channel from `author` to `reader` below which the key counts; undefined when it is not revoked. */
  of(author: string, kid: string, reader: string): Limit | undefined {
    const key = `${author} ${kid} ${reader}`;
    if (this.#cache.has(key)) return this.#cache.get(key);
    const revocation = this.#gathering.book.revocation(author, kid, reader);
    const limit =
      revocation === undefined
        ? undefined
        : {
            size: Math.max(revocation.size, this.#cosignedBefore(author, reader, revocation.cards)),
            isCompromised: revocation.isCompromised,
          };
    this.#cache.set(key, limit);
    return limit;
  }

  /**
   * What the reader had cosigned before a revoking card reached it in this channel; all that it cosigned when the card
   * came by another way, for then nothing shows when.
   */
  #cosignedBefore(author: string, reader: string, cards: readonly string[]): number {
    const origin = channelOrigin({ from: author, to: reader });
    const log = this.#gathering.channels.get(origin);
    const indexes = cards.flatMap((card) => {
      const id = this.#gathering.acts.cardActs.get(card);
      const index = id === undefined ? -1 : (log?.ids.indexOf(id) ?? -1);
      return index < 0 ? [] : [index];
    });
    const arrived = indexes.length === 0 ? Infinity : Math.min(...indexes);
    const sizes = this.#gathering.receipts.flatMap((receipt) =>
      receipt.origin === origin && receipt.size <= arrived ? [receipt.size] : [],
    );
    return sizes.reduce((most, size) => Math.max(most, size), 0);
  }
}
