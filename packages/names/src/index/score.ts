// SPDX-License-Identifier: Apache-2.0
// Adds up evidence over the posting lists of one segment and keeps the best records.

import { yearNats } from '../birth.ts';
import type { Plan } from './plan.ts';

/** A bounded best-list of documents by score. */
export class BestDocs {
  readonly #docs: Uint32Array;
  readonly #scores: Float32Array;
  #size = 0;

  constructor(most: number) {
    this.#docs = new Uint32Array(most);
    this.#scores = new Float32Array(most);
  }

  /** The score that a document must beat to get in. */
  get floor(): number {
    return this.#size < this.#docs.length ? 0 : (this.#scores[0] as number);
  }

  offer(doc: number, score: number): void {
    if (this.#size < this.#docs.length) {
      let at = this.#size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if ((this.#scores[parent] as number) <= score) break;
        this.#move(parent, at);
        at = parent;
      }
      this.#put(at, doc, score);
      return;
    }
    if (score <= this.floor) return;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && (this.#scores[child + 1] as number) < (this.#scores[child] as number))
        child++;
      if ((this.#scores[child] as number) >= score) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, doc, score);
  }

  /** The documents kept, best first. */
  sorted(): { readonly doc: number; readonly score: number }[] {
    const out = Array.from({ length: this.#size }, (_, i) => ({
      doc: this.#docs[i] as number,
      score: this.#scores[i] as number,
    }));
    return out.sort((a, b) => b.score - a.score || a.doc - b.doc);
  }

  #move(from: number, to: number): void {
    this.#docs[to] = this.#docs[from] as number;
    this.#scores[to] = this.#scores[from] as number;
  }

  #put(at: number, doc: number, score: number): void {
    this.#docs[at] = doc;
    this.#scores[at] = score;
  }
}

export type SegmentColumns = {
  readonly base: number;
  readonly births: Uint16Array;
  readonly units: Uint8Array;
};

const EXTRA_UNIT = 0.35;
/** The most that a birth year can add (see yearNats). */
const MOST_BY_YEAR = 3.5;

/** Evidence is added up in fixed point, so that a record's sum and the unit that last added to it share one number. */
const STEPS_A_NAT = 1024;
const SUM_MASK = 0xffffff;
const MOST_UNITS = 250;

/** Scratch memory of a searcher, reused from query to query: four bytes a record of the largest segment. */
export class Scratch {
  cells = new Uint32Array(0);

  prepare(size: number): void {
    if (this.cells.length < size) this.cells = new Uint32Array(size);
    else this.cells.fill(0, 0, size);
  }
}

function addPostings(bytes: Uint8Array, evidence: number, stamp: number, cells: Uint32Array): void {
  const step = Math.round(evidence * STEPS_A_NAT);
  const mark = stamp << 24;
  let doc = -1;
  const n = bytes.length;
  for (let at = 0; at < n; ) {
    let byte = bytes[at++] as number;
    let gap = byte & 127;
    let shift = 7;
    while (byte > 127 && at < n) {
      byte = bytes[at++] as number;
      gap |= (byte & 127) << shift;
      shift += 7;
    }
    doc += gap + 1;
    const cell = cells[doc] as number;
    if (cell >>> 24 !== stamp) cells[doc] = mark | ((cell & SUM_MASK) + step);
  }
}

/**
 * Scores the records of one segment: a unit's best term counts once, a birth year adds or takes away, units that the
 * query does not have take a little away. `postings` answers with the segment's bytes of a token.
 */
export function scoreSegment(
  plan: Plan,
  columns: SegmentColumns,
  postings: (token: number) => Uint8Array | undefined,
  year: number,
  removed: ReadonlySet<number> | undefined,
  scratch: Scratch,
  best: BestDocs,
): void {
  const size = columns.units.length;
  scratch.prepare(size);
  const { cells } = scratch;
  plan.units.slice(0, MOST_UNITS).forEach((unit, u) => {
    for (const term of unit.terms) {
      const bytes = postings(term.token);
      if (bytes) addPostings(bytes, term.evidence, u + 1, cells);
    }
  });
  const { births, units, base } = columns;
  const bonus = year === 0 ? 0 : MOST_BY_YEAR;
  let floor = best.floor;
  let least = Math.max(0, (floor - bonus) * STEPS_A_NAT);
  for (let doc = 0; doc < size; doc++) {
    const steps = (cells[doc] as number) & SUM_MASK;
    if (steps <= least) continue;
    const sum = steps / STEPS_A_NAT;
    const extra = (units[doc] as number) - plan.names;
    let score = extra > 0 ? sum - EXTRA_UNIT * extra : sum;
    if (year !== 0) score += yearNats(year, births[doc] as number);
    if (score > floor && !(removed?.has(doc) ?? false)) {
      best.offer(base + doc, score);
      floor = best.floor;
      least = Math.max(0, (floor - bonus) * STEPS_A_NAT);
    }
  }
}
