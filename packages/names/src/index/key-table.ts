// SPDX-License-Identifier: Apache-2.0
// A multimap from numeric keys to token ids in typed arrays: small enough to hold the keys of millions of tokens.

const EMPTY = -1;

function mix(key: number): number {
  let h = (key | 0) ^ Math.floor(key / 4294967296);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Chained hash table; keys are safe integers, values token ids. Grows as it fills; nothing is ever taken out. */
export class KeyTable {
  #heads = new Int32Array(1 << 12).fill(EMPTY);
  #next = new Int32Array(1 << 12);
  #keys = new Float64Array(1 << 12);
  #values = new Uint32Array(1 << 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(key: number, value: number): void {
    if (this.#size === this.#keys.length) this.#grow();
    const at = this.#size++;
    this.#keys[at] = key;
    this.#values[at] = value;
    this.#link(at);
  }

  /** Calls `visit` with every value of the key, the newest first. */
  forEach(key: number, visit: (value: number) => void): void {
    let at = this.#heads[mix(key) & (this.#heads.length - 1)] as number;
    while (at !== EMPTY) {
      if (this.#keys[at] === key) visit(this.#values[at] as number);
      at = this.#next[at] as number;
    }
  }

  #link(at: number): void {
    const slot = mix(this.#keys[at] as number) & (this.#heads.length - 1);
    this.#next[at] = this.#heads[slot] as number;
    this.#heads[slot] = at;
  }

  #grow(): void {
    const size = this.#keys.length * 2;
    const keys = new Float64Array(size);
    keys.set(this.#keys);
    const values = new Uint32Array(size);
    values.set(this.#values);
    this.#keys = keys;
    this.#values = values;
    this.#next = new Int32Array(size);
    this.#heads = new Int32Array(size).fill(EMPTY);
    for (let at = 0; at < this.#size; at++) this.#link(at);
  }
}
