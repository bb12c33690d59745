// SPDX-License-Identifier: Apache-2.0
// Posting lists as gaps in variable-length bytes, and the sorted bytes of one segment of records.

/** Encodes ascending numbers as the gaps between them, seven bits a byte, the high bit telling that more follow. */
export function encodePostings(docs: Uint32Array, from: number, to: number): Uint8Array {
  const out = new Uint8Array((to - from) * 5);
  let at = 0;
  let last = -1;
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    let gap = doc - last - 1;
    last = doc;
    while (gap > 127) {
      out[at++] = (gap & 127) | 128;
      gap >>>= 7;
    }
    out[at++] = gap;
  }
  return out.slice(0, at);
}

/** The numbers of a posting list, in order, each raised by `offset`. */
export function decodePostings(bytes: Uint8Array, offset = 0): number[] {
  const docs: number[] = [];
  let doc = -1;
  let gap = 0;
  let shift = 0;
  for (const byte of bytes) {
    gap |= (byte & 127) << shift;
    if (byte > 127) {
      shift += 7;
      continue;
    }
    doc += gap + 1;
    docs.push(doc + offset);
    gap = 0;
    shift = 0;
  }
  return docs;
}

/** What one segment holds: a posting list a token, and per record its birth year (0: unknown) and number of units (0: removed). */
export type SegmentContent = {
  readonly size: number;
  readonly births: Uint16Array;
  readonly units: Uint8Array;
  readonly postings: readonly {
    readonly token: number;
    readonly count: number;
    readonly bytes: Uint8Array;
  }[];
};

/** Collects the records of one segment in memory (12 bytes a token) and sorts them by token when it is full. */
export class SegmentBuilder {
  #tokens = new Uint32Array(1 << 12);
  #docs = new Uint32Array(1 << 12);
  #births = new Uint16Array(1 << 10);
  #units = new Uint8Array(1 << 10);
  #entries = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Takes the next record; tokens may repeat. */
  add(tokens: readonly number[], birthYear: number, units: number): void {
    if (this.#size === this.#births.length) {
      this.#births = grown(this.#births, new Uint16Array(this.#size * 2));
      this.#units = grown(this.#units, new Uint8Array(this.#size * 2));
    }
    while (this.#entries + tokens.length > this.#tokens.length) {
      const size = this.#tokens.length * 2;
      this.#tokens = grown(this.#tokens, new Uint32Array(size));
      this.#docs = grown(this.#docs, new Uint32Array(size));
    }
    const doc = this.#size++;
    this.#births[doc] = birthYear;
    this.#units[doc] = Math.min(255, Math.max(1, units));
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as number;
      if (tokens.indexOf(token) !== i) continue;
      this.#tokens[this.#entries] = token;
      this.#docs[this.#entries++] = doc;
    }
  }

  /** The segment's bytes; the builder is empty afterwards. */
  build(): SegmentContent {
    let top = 0;
    for (let i = 0; i < this.#entries; i++) top = Math.max(top, this.#tokens[i] as number);
    const starts = new Uint32Array(top + 2);
    for (let i = 0; i < this.#entries; i++) {
      const slot = (this.#tokens[i] as number) + 1;
      starts[slot] = (starts[slot] as number) + 1;
    }
    for (let t = 1; t < starts.length; t++) starts[t] = (starts[t] as number) + (starts[t - 1] as number);
    const sorted = new Uint32Array(this.#entries);
    const fill = starts.slice();
    for (let i = 0; i < this.#entries; i++) {
      const token = this.#tokens[i] as number;
      const at = fill[token] as number;
      fill[token] = at + 1;
      sorted[at] = this.#docs[i] as number;
    }
    const postings: { token: number; count: number; bytes: Uint8Array }[] = [];
    for (let token = 0; token <= top; token++) {
      const from = starts[token] as number;
      const to = starts[token + 1] as number;
      if (to > from) postings.push({ token, count: to - from, bytes: encodePostings(sorted, from, to) });
    }
    const content = {
      size: this.#size,
      births: this.#births.slice(0, this.#size),
      units: this.#units.slice(0, this.#size),
      postings,
    };
    this.#entries = 0;
    this.#size = 0;
    return content;
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
