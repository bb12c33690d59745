// SPDX-License-Identifier: Apache-2.0
// Bodies of sections that a caller asks to see, kept up to a bound.
import type { Bodies, Carried } from './sections.ts';

/** `types`: of which acts; all when absent. `limitBytes`: over all of them together; 64 MiB when absent. */
export type ContentWish = false | { readonly types?: readonly string[]; readonly limitBytes?: number };

const DEFAULT_BYTES = 64 * 1024 * 1024;

export class ContentStore {
  readonly #wish: ContentWish;
  #left: number;
  /** Set when a body was asked for and there was no room for it. */
  isFull = false;

  constructor(wish: ContentWish) {
    this.#wish = wish;
    this.#left = wish === false ? 0 : (wish.limitBytes ?? DEFAULT_BYTES);
  }

  /** The bodies when they are wanted and fit, else undefined. `carried`, their texts, says what they weigh. */
  keep(type: string, bodies: Bodies, carried: Carried): Bodies | undefined {
    if (this.#wish === false || this.#wish.types?.includes(type) === false) return undefined;
    const bytes = JSON.stringify(carried).length;
    if (bytes > this.#left) {
      this.isFull = true;
      return undefined;
    }
    this.#left -= bytes;
    return bodies;
  }
}
