// SPDX-License-Identifier: Apache-2.0
// Adds up evidence over the posting lists of one segment and keeps the best records.

import { yearNats } from '../birth.ts';
import { FIRST_MISSING, lostBy, lostByLeaving, type Plan } from './plan.ts';

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
    return this.#size < this.#docs.length ? -Infinity : (this.#scores[0] as number);
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

/** The most that a birth year can add (see yearNats). */
const MOST_BY_YEAR = 3.5;

/** Evidence is added up in fixed point, so that a record's sum and the unit that last added to it share one number. */
const STEPS_A_NAT = 1024;
const SUM_MASK = 0xffffff;
const MOST_UNITS = 250;

/** Names of a record beyond which more cost no more. */
const MOST_NAMES = 255;

/** What a record of so many names loses before anything is found in it. */
function lostByNames(plan: Plan): Float32Array {
  return Float32Array.from(
    { length: MOST_NAMES + 1 },
    (_, names) => FIRST_MISSING + lostBy(plan.names, names),
  );
}

/** Records scored at a time: their sums stay in the processor's near memory while every posting list adds to them. */
const BLOCK = 1 << 16;
const END = 0x7fffffff;

/** Scratch memory of a searcher, reused from query to query: sums of one block, and which of its records have any. */
export class Scratch {
  readonly cells = new Uint32Array(BLOCK);
  readonly touched = new Uint16Array(BLOCK);
  count = 0;
}

/** A posting list being read: the next record, and where the one after it begins. */
class Cursor {
  readonly unit: number;
  readonly #bytes: Uint8Array;
  readonly #step: number;
  #at = 0;
  #doc = -1;

  constructor(bytes: Uint8Array, evidence: number, unit: number) {
    this.unit = unit;
    this.#bytes = bytes;
    this.#step = Math.round(evidence * STEPS_A_NAT);
  }

  /** Adds the list's evidence to the records from `from` to before `end`; records without a sum only when `fresh`. */
  addUntil(from: number, end: number, scratch: Scratch, fresh: boolean): void {
    const bytes = this.#bytes;
    const n = bytes.length;
    const step = this.#step;
    const stamp = this.unit + 1;
    const mark = stamp << 24;
    const { cells, touched } = scratch;
    let { count } = scratch;
    let at = this.#at;
    let doc = this.#doc;
    while (doc < end) {
      if (doc >= 0) {
        const slot = doc - from;
        const cell = cells[slot] as number;
        if (cell === 0) {
          if (fresh) {
            touched[count++] = slot;
            cells[slot] = mark | step;
          }
        } else if (cell >>> 24 !== stamp) cells[slot] = mark | ((cell & SUM_MASK) + step);
      }
      if (at >= n) {
        doc = END;
        break;
      }
      let byte = bytes[at++] as number;
      let gap = byte & 127;
      let shift = 7;
      while (byte > 127 && at < n) {
        byte = bytes[at++] as number;
        gap |= (byte & 127) << shift;
        shift += 7;
      }
      doc += gap + 1;
    }
    this.#at = at;
    this.#doc = doc;
    scratch.count = count;
  }
}

/** For each unit, the most that it and the units after it can make of a record that nothing else was found in. */
function mostFrom(plan: Plan): number[] {
  const most: number[] = [];
  let sum = 0;
  let covered = 0;
  for (let u = plan.units.length - 1; u >= 0; u--) {
    const unit = plan.units[u];
    sum += Math.max(0, unit?.terms[0]?.evidence ?? 0);
    covered += unit?.covers.length ?? 1;
    most[u] = sum - lostByLeaving(Math.max(0, plan.names - covered));
  }
  return most;
}

/**
 * Scores the records of one segment: a unit's best term counts once, a birth year adds or takes away, names that only
 * the query or only the record has take away. `postings` answers with the segment's bytes of a token.
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
  const cursors: Cursor[] = [];
  plan.units.slice(0, MOST_UNITS).forEach((unit, u) => {
    for (const term of unit.terms) {
      const bytes = postings(term.token);
      if (bytes) cursors.push(new Cursor(bytes, term.evidence + unit.spared, u));
    }
  });
  const most = mostFrom(plan);
  const lost = lostByNames(plan);
  const bonus = year === 0 ? 0 : MOST_BY_YEAR;
  const size = columns.units.length;
  for (let from = 0; from < size; from += BLOCK) {
    const end = Math.min(size, from + BLOCK);
    // a record that the rarer units have not met cannot come to the top by the commoner ones alone
    for (const cursor of cursors)
      cursor.addUntil(from, end, scratch, (most[cursor.unit] ?? 0) + bonus > best.floor);
    offerTouched(lost, columns, scratch, from, year, removed, best);
  }
}

/** Offers the block's records that have a sum, and clears their sums. */
function offerTouched(
  lost: Float32Array,
  columns: SegmentColumns,
  scratch: Scratch,
  from: number,
  year: number,
  removed: ReadonlySet<number> | undefined,
  best: BestDocs,
): void {
  const { births, units, base } = columns;
  const { cells, touched, count } = scratch;
  const bonus = year === 0 ? 0 : MOST_BY_YEAR;
  const lostLeast = lost.reduce((a, b) => Math.min(a, b));
  let floor = best.floor;
  let least = (floor - bonus + lostLeast) * STEPS_A_NAT;
  for (let i = 0; i < count; i++) {
    const slot = touched[i] as number;
    const steps = (cells[slot] as number) & SUM_MASK;
    cells[slot] = 0;
    if (steps <= least) continue;
    const doc = from + slot;
    let score = steps / STEPS_A_NAT - (lost[units[doc] as number] as number);
    if (year !== 0) score += yearNats(year, births[doc] as number);
    if (score > floor && !(removed?.has(doc) ?? false)) {
      best.offer(base + doc, score);
      floor = best.floor;
      least = (floor - bonus + lostLeast) * STEPS_A_NAT;
    }
  }
  scratch.count = 0;
}
