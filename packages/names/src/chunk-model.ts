// SPDX-License-Identifier: Apache-2.0
// Prices the alignment of two spellings as a sum of letter-group costs (a trained many-to-many edit distance).

const FORBIDDEN = 1e6;

/** A token cut into the chunk codes that the dynamic programme looks up: code of `text.slice(i, i + d)` at i * span + d. */
export type Encoded = {
  readonly length: number;
  readonly codes: Int32Array;
  /** Lower bound of what the letters from each position on can cost; `rest[0]` is the price of the likeliest counterpart. */
  readonly rest: Float32Array;
};

/** One step of the cheapest alignment. */
export type AlignedChunk = { readonly left: string; readonly right: string; readonly cost: number };

/**
 * A table of chunk costs (nats above independence; lower is likelier) with boundaries `^` and `$`.
 * `distance` is 0 for the likeliest possible spelling and grows with surprise; it is symmetric only when the
 * table is, which the caller sees to.
 */
export class ChunkModel {
  readonly leftSpan: number;
  readonly rightSpan: number;
  readonly #left = new Map<string, number>();
  readonly #right = new Map<string, number>();
  readonly #cost: Float32Array;
  readonly #bestLeft: Float32Array;
  readonly #bestRight: Float32Array;
  #cells = new Float32Array(2048);

  /** `entries`: left chunk, right chunk, cost. `stray`: cost of a letter that no chunk explains. */
  constructor(entries: Iterable<readonly [string, string, number]>, stray: number) {
    const list = [...entries];
    let leftSpan = 1;
    let rightSpan = 1;
    for (const [l, r] of list) {
      if (!this.#left.has(l)) this.#left.set(l, this.#left.size);
      if (!this.#right.has(r)) this.#right.set(r, this.#right.size);
      leftSpan = Math.max(leftSpan, l.length);
      rightSpan = Math.max(rightSpan, r.length);
    }
    this.leftSpan = leftSpan;
    this.rightSpan = rightSpan;
    this.stray = stray;
    const width = this.#right.size;
    this.#cost = new Float32Array(this.#left.size * width).fill(FORBIDDEN);
    this.#bestLeft = new Float32Array(this.#left.size).fill(FORBIDDEN);
    this.#bestRight = new Float32Array(width).fill(FORBIDDEN);
    for (const [l, r, cost] of list) {
      const a = this.#left.get(l) ?? 0;
      const b = this.#right.get(r) ?? 0;
      this.#cost[a * width + b] = cost;
      this.#bestLeft[a] = Math.min(this.#bestLeft[a] ?? FORBIDDEN, cost);
      this.#bestRight[b] = Math.min(this.#bestRight[b] ?? FORBIDDEN, cost);
    }
  }

  readonly stray: number;

  encodeLeft(text: string): Encoded {
    return this.#encode(`^${text}$`, this.#left, this.leftSpan, this.#bestLeft);
  }

  encodeRight(text: string): Encoded {
    return this.#encode(`^${text}$`, this.#right, this.rightSpan, this.#bestRight);
  }

  #encode(text: string, known: ReadonlyMap<string, number>, span: number, best: Float32Array): Encoded {
    const n = text.length;
    const codes = new Int32Array((n + 1) * (span + 1)).fill(-1);
    const rest = new Float32Array(n + 1).fill(FORBIDDEN);
    rest[n] = 0;
    for (let i = n; i >= 0; i--)
      for (let d = 0; d <= span && i + d <= n; d++) {
        const code = known.get(text.slice(i, i + d)) ?? -1;
        codes[i * (span + 1) + d] = code;
        if (d === 0) continue;
        const step = code < 0 ? FORBIDDEN : (best[code] ?? FORBIDDEN);
        const cost = (d === 1 ? Math.min(step, this.stray) : step) + (rest[i + d] ?? FORBIDDEN);
        if (cost < (rest[i] ?? FORBIDDEN)) rest[i] = cost;
      }
    return { length: n, codes, rest };
  }

  /** Cost of the cheapest alignment; a large number when it costs more than `limit`. */
  align(left: Encoded, right: Encoded, limit: number): number {
    if ((left.rest[0] as number) > limit || (right.rest[0] as number) > limit) return FORBIDDEN;
    const n = left.length;
    const m = right.length;
    const cells = this.#room((n + 1) * (m + 1));
    this.#fill(cells, left, right, limit);
    return cells[(n + 1) * (m + 1) - 1] ?? FORBIDDEN;
  }

  /** The cheapest alignment, chunk by chunk, for explanations. */
  trace(leftText: string, rightText: string): AlignedChunk[] {
    const left = this.encodeLeft(leftText);
    const right = this.encodeRight(rightText);
    const w = right.length + 1;
    const cells = this.#room((left.length + 1) * w);
    this.#fill(cells, left, right, FORBIDDEN);
    const steps: AlignedChunk[] = [];
    let i = left.length;
    let j = right.length;
    const l = `^${leftText}$`;
    const r = `^${rightText}$`;
    while (i > 0 || j > 0) {
      const step = this.#stepInto(cells, left, right, i, j);
      if (!step) return [];
      steps.push({ left: l.slice(i - step.di, i), right: r.slice(j - step.dj, j), cost: step.cost });
      i -= step.di;
      j -= step.dj;
    }
    return steps.reverse();
  }

  #stepInto(cells: Float32Array, left: Encoded, right: Encoded, i: number, j: number) {
    const w = right.length + 1;
    const here = cells[i * w + j] ?? FORBIDDEN;
    for (let di = 0; di <= this.leftSpan && di <= i; di++)
      for (let dj = 0; dj <= this.rightSpan && dj <= j; dj++) {
        if (di + dj === 0) continue;
        const cost = this.#price(left, right, i - di, j - dj, di, dj);
        if (Math.abs((cells[(i - di) * w + j - dj] ?? FORBIDDEN) + cost - here) < 1e-3)
          return { di, dj, cost };
      }
    return undefined;
  }

  #price(left: Encoded, right: Encoded, i: number, j: number, di: number, dj: number): number {
    const a = left.codes[i * (this.leftSpan + 1) + di] ?? -1;
    const b = right.codes[j * (this.rightSpan + 1) + dj] ?? -1;
    const known = a < 0 || b < 0 ? FORBIDDEN : (this.#cost[a * this.#right.size + b] ?? FORBIDDEN);
    return di + dj === 1 ? Math.min(known, this.stray) : known;
  }

  #fill(cells: Float32Array, left: Encoded, right: Encoded, limit: number): void {
    const n = left.length;
    const m = right.length;
    const w = m + 1;
    const ls = this.leftSpan;
    const rs = this.rightSpan;
    const width = this.#right.size;
    const table = this.#cost;
    const stray = this.stray;
    const leftCodes = left.codes;
    const rightCodes = right.codes;
    const leftRest = left.rest;
    const rightRest = right.rest;
    cells.fill(FORBIDDEN, 0, (n + 1) * w);
    cells[0] = 0;
    for (let i = 0; i <= n; i++) {
      for (let j = 0; j <= m; j++) {
        const here = cells[i * w + j] as number;
        if (here + (leftRest[i] as number) > limit || here + (rightRest[j] as number) > limit) continue;
        for (let di = 0; di <= ls && i + di <= n; di++) {
          const a = leftCodes[i * (ls + 1) + di] as number;
          if (a < 0 && di > 1) continue;
          const row = a * width;
          const to = (i + di) * w + j;
          if (di < 2) {
            // one stray letter on either side is always allowed
            const alone = di === 1 ? to : to + 1;
            if ((di === 1 || j < m) && here + stray < (cells[alone] as number)) cells[alone] = here + stray;
            if (a < 0) continue;
          }
          const most = m - j < rs ? m - j : rs;
          for (let dj = di === 0 ? 1 : 0; dj <= most; dj++) {
            const b = rightCodes[j * (rs + 1) + dj] as number;
            if (b < 0) continue;
            const cost = here + (table[row + b] as number);
            if (cost < (cells[to + dj] as number)) cells[to + dj] = cost;
          }
        }
      }
    }
  }

  #room(size: number): Float32Array {
    if (this.#cells.length < size) this.#cells = new Float32Array(size * 2);
    return this.#cells;
  }
}

/** Reads the compact form that the training command writes: rows `left right:cost right:cost`, parted by bars or line breaks, cost in hundredths. */
export function* readChunks(text: string): Generator<readonly [string, string, number]> {
  for (const line of text.split(/[|\n]/u)) {
    const [left = '', ...rest] = line.split(' ');
    for (const item of rest) {
      const at = item.lastIndexOf(':');
      yield [left === '-' ? '' : left, item.slice(0, at), Number(item.slice(at + 1)) / 100];
    }
  }
}
