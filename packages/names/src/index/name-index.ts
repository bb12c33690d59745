// SPDX-License-Identifier: Apache-2.0
// The index over a storage: takes records in batches, finds candidates, compares them, and keeps up with other writers.

import { birthYear, parseBirth } from '../birth.ts';
import { parseName } from '../parse.ts';
import { documentNumber, type PersonRecord } from '../person.ts';
import { entryKeys, planQuery } from './plan.ts';
import { decodePostings, SegmentBuilder, type SegmentContent } from './postings.ts';
import { Scratch, type SegmentColumns } from './score.ts';
import {
  bestDocs,
  type Candidate,
  compareRecords,
  mergeCandidates,
  type ReadSegment,
  tokensOf,
} from './search-steps.ts';
import type { NameStorage, SegmentHead, StoredRecord, TokenRow } from './storage.ts';
import { Vocabulary, type VocabularyOptions } from './vocabulary.ts';

/** A record to enter; `id` is the register's own and may stand on several records (aliases written as rows). */
export type NewRecord = PersonRecord & { readonly id: string };

export type NameIndexOptions = {
  /** Records held in memory before a segment is written. */
  readonly segmentSize: number;
  /** Records that the posting lists hand to the comparison. */
  readonly candidates: number;
  readonly vocabulary: Partial<VocabularyOptions>;
};

const DEFAULTS: NameIndexOptions = { segmentSize: 1 << 19, candidates: 90, vocabulary: {} };

/** One process holds one of these; several may read one storage, one at a time may write it. */
export class NameIndex {
  readonly #storage: NameStorage;
  readonly #options: NameIndexOptions;
  readonly #vocabulary: Vocabulary;
  readonly #scratch = new Scratch();
  readonly #columns = new Map<number, SegmentColumns>();
  #segments: readonly SegmentHead[] = [];
  #removed = new Map<number, Set<number>>();
  #generation = -1;
  #records = 0;
  #nextDoc = 0;
  #storedTokens = 0;
  #builder = new SegmentBuilder();
  #pending: StoredRecord[] = [];

  private constructor(storage: NameStorage, options: Partial<NameIndexOptions>) {
    this.#storage = storage;
    this.#options = { ...DEFAULTS, ...options };
    this.#vocabulary = new Vocabulary(this.#options.vocabulary);
  }

  /** Opens the index that the storage holds (an empty one is empty). */
  static async open(storage: NameStorage, options: Partial<NameIndexOptions> = {}): Promise<NameIndex> {
    const index = new NameIndex(storage, options);
    await index.refresh();
    return index;
  }

  /** Records that a search can find. */
  get size(): number {
    return this.#records;
  }

  /** Takes records; they are found after the next `flush` (which comes by itself when a segment is full). */
  async add(records: Iterable<NewRecord>): Promise<void> {
    for (const record of records) {
      this.#take(record);
      if (this.#builder.size >= this.#options.segmentSize) await this.flush();
    }
  }

  #take(record: NewRecord): void {
    const tokens: number[] = [];
    let units = 0;
    for (const written of [record.name, ...(record.aliases ?? [])]) {
      const keys = entryKeys(parseName(written));
      units = Math.max(units, keys.length);
      for (const key of keys) tokens.push(this.#vocabulary.intern(key));
    }
    this.#pending.push({ ...record, doc: this.#nextDoc + this.#builder.size });
    this.#builder.add(tokens, birthYear(parseBirth(record.birth)), units);
  }

  /** Writes what was taken as one segment, in one transaction. */
  async flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    const content = this.#builder.build();
    const newTokens: TokenRow[] = [];
    for (const { token, count } of content.postings)
      this.#vocabulary.setCount(token, this.#vocabulary.countOf(token) + count);
    for (let token = this.#storedTokens; token < this.#vocabulary.size; token++) {
      newTokens.push({ token, key: this.#vocabulary.textOf(token), count: 0 });
    }
    await this.#storage.append({ base: this.#nextDoc, records: this.#pending, newTokens, content });
    this.#pending = [];
    await this.refresh();
  }

  /** Catches up with what this or another process has written; cheap when nothing was. */
  async refresh(): Promise<void> {
    const state = await this.#storage.state();
    if (state.generation === this.#generation || this.#pending.length > 0) return;
    for (const row of await this.#storage.tokensFrom(this.#vocabulary.size)) this.#vocabulary.intern(row.key);
    for (const row of await this.#storage.counts()) this.#vocabulary.setCount(row.token, row.count);
    this.#segments = await this.#storage.segments();
    const alive = new Set(this.#segments.map((head) => head.segment));
    for (const segment of this.#columns.keys()) if (!alive.has(segment)) this.#columns.delete(segment);
    this.#removed = new Map();
    for (const doc of await this.#storage.removedDocs()) this.#markRemoved(doc);
    this.#generation = state.generation;
    this.#records = state.records;
    this.#nextDoc = state.nextDoc;
    this.#storedTokens = state.tokens;
  }

  #markRemoved(doc: number): void {
    const head = this.#segments.find((s) => doc >= s.base && doc < s.base + s.size);
    if (!head) return;
    const set = this.#removed.get(head.segment) ?? new Set<number>();
    set.add(doc - head.base);
    this.#removed.set(head.segment, set);
  }

  /** Removes every record of these ids, at once and for every reader; what is left of them in posting lists goes with `compact`. */
  async remove(ids: readonly string[]): Promise<void> {
    await this.flush();
    await this.#storage.remove(await this.#storage.docsOfIds(ids));
    await this.refresh();
  }

  /** The best candidates for a person, best first. Reads only; flush first to find what was just taken. */
  async search(query: PersonRecord, limit = 10): Promise<Candidate[]> {
    await this.refresh();
    const lists: Candidate[][] = [];
    for (const name of [query.name, ...(query.aliases ?? [])])
      lists.push(await this.#searchName({ ...query, name }, limit));
    return mergeCandidates(lists, limit);
  }

  async #searchName(query: PersonRecord, limit: number): Promise<Candidate[]> {
    const parsed = parseName(query.name);
    const plan = planQuery(parsed, this.#vocabulary, this.#records);
    const bySegment = new Map<number, Map<number, Uint8Array>>();
    for (const row of await this.#storage.postings(tokensOf(plan))) {
      const lists = bySegment.get(row.segment) ?? new Map<number, Uint8Array>();
      lists.set(row.token, row.bytes);
      bySegment.set(row.segment, lists);
    }
    const segments: ReadSegment[] = [];
    for (const head of this.#segments) {
      const lists = bySegment.get(head.segment);
      if (lists)
        segments.push({
          columns: await this.#columnsOf(head),
          lists,
          removed: this.#removed.get(head.segment),
        });
    }
    const docs = bestDocs(
      plan,
      query,
      segments,
      Math.max(limit * 3, this.#options.candidates),
      this.#scratch,
    );
    const numbers = (query.documents ?? []).map(documentNumber).filter((number) => number.length >= 4);
    if (numbers.length > 0) docs.push(...(await this.#storage.docsOfNumbers(numbers)));
    const found = await this.#storage.records([...new Set(docs)]);
    return compareRecords(query, parsed, plan, this.#vocabulary, this.#records, found);
  }

  async #columnsOf(head: SegmentHead): Promise<SegmentColumns> {
    const known = this.#columns.get(head.segment);
    if (known) return known;
    const columns = { base: head.base, ...(await this.#storage.columns(head.segment)) };
    this.#columns.set(head.segment, columns);
    return columns;
  }

  /** Merges neighbouring segments of fewer than `below` records into one and purges what was removed from them. */
  async compact(below: number = this.#options.segmentSize / 2): Promise<void> {
    await this.flush();
    for (const run of runsOf(this.#segments, below, this.#options.segmentSize, this.#removed)) {
      const first = run[0] as SegmentHead;
      const { content, purged } = await this.#merge(run);
      await this.#storage.replaceSegments(
        run.map((head) => head.segment),
        first.base,
        content,
        purged,
      );
    }
    await this.refresh();
  }

  async #merge(run: readonly SegmentHead[]): Promise<{ content: SegmentContent; purged: number[] }> {
    const base = run[0]?.base ?? 0;
    const last = run.at(-1) as SegmentHead;
    const tokensOf: number[][] = Array.from({ length: last.base + last.size - base }, () => []);
    const builder = new SegmentBuilder();
    const purged: number[] = [];
    const columns: SegmentColumns[] = [];
    for (const head of run) {
      columns.push(await this.#columnsOf(head));
      for (const doc of this.#removed.get(head.segment) ?? []) purged.push(head.base + doc);
      for (const { token, bytes } of await this.#storage.segmentPostings(head.segment)) {
        for (const doc of decodePostings(bytes, head.base - base)) tokensOf[doc]?.push(token);
      }
    }
    const gone = new Set(purged);
    for (const part of columns)
      for (let doc = 0; doc < part.units.length; doc++) {
        const absent = gone.has(part.base + doc);
        builder.add(
          absent ? [] : (tokensOf[part.base + doc - base] ?? []),
          absent ? 0 : (part.births[doc] ?? 0),
          part.units[doc] ?? 1,
        );
      }
    return { content: builder.build(), purged };
  }
}

/** Runs of neighbouring segments worth merging: at least two small ones, or one with removed records; no run grows past `most`. */
function runsOf(
  segments: readonly SegmentHead[],
  below: number,
  most: number,
  removed: ReadonlyMap<number, Set<number>>,
): SegmentHead[][] {
  const runs: SegmentHead[][] = [];
  let run: SegmentHead[] = [];
  let size = 0;
  const close = () => {
    if (run.length > 1 || run.some((head) => removed.has(head.segment))) runs.push(run);
    run = [];
    size = 0;
  };
  for (const head of segments) {
    if (head.size >= below || size + head.size > most) close();
    if (head.size < below) {
      run.push(head);
      size += head.size;
    } else if (removed.has(head.segment)) runs.push([head]);
  }
  close();
  return runs;
}
