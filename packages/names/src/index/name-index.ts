// SPDX-License-Identifier: Apache-2.0
// The index over a storage: takes records in batches, finds candidates, compares them, and keeps up with other writers.

import { birthYear, parseBirth } from '../birth.ts';
import { parseName } from '../parse.ts';
import { documentNumber, namesOf, type PersonRecord } from '../person.ts';
import { dueRun, type MergePart, mergeSegments, smallRuns } from './merge.ts';
import { entryKeys, planQuery } from './plan.ts';
import { SegmentBuilder } from './postings.ts';
import { Scratch, type SegmentColumns } from './score.ts';
import {
  bestDocs,
  type Candidate,
  Comparing,
  mergeCandidates,
  type ReadSegment,
  ROUND,
  tokensOf,
} from './search-steps.ts';
import type { NameStorage, SegmentHead, StoredRecord, TokenRow } from './storage.ts';
import { Vocabulary, type VocabularyOptions } from './vocabulary.ts';

/** A record to enter; `id` is the register's own and may stand on several records (aliases written as rows). */
export type NewRecord = PersonRecord & { readonly id: string };

export type NameIndexOptions = {
  /** Records held in memory before a segment is written. */
  readonly segmentSize: number;
  /** Records that merged segments may hold; scratch memory is four bytes for each. */
  readonly mergedSize: number;
  /** Records that the posting lists hand to the comparison. */
  readonly candidates: number;
  readonly vocabulary: Partial<VocabularyOptions>;
};

const DEFAULTS: NameIndexOptions = {
  segmentSize: 1 << 19,
  mergedSize: 1 << 22,
  candidates: 100,
  vocabulary: {},
};

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
    for (const written of namesOf(record)) {
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
    for (;;) {
      const due = dueRun(this.#segments, this.#options.segmentSize, this.#options.mergedSize);
      if (!due) break;
      await this.#merge(due);
    }
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

  /** The records of the best `limit` people for a person sought, best first. Reads only; flush first to find what was just taken. */
  async search(query: PersonRecord, limit = 10): Promise<Candidate[]> {
    await this.refresh();
    const lists: Candidate[][] = [];
    for (const name of namesOf(query)) lists.push(await this.#searchName({ ...query, name }, limit));
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
    const comparing = new Comparing(query, parsed, plan, this.#vocabulary, limit);
    const numbers = (query.documents ?? []).map(documentNumber).filter((number) => number.length >= 4);
    const named = new Set(numbers.length > 0 ? await this.#storage.docsOfNumbers(numbers) : []);
    comparing.take(await this.#storage.records([...named]));
    const rest = docs.filter(({ doc }) => !named.has(doc));
    for (let from = 0; from < rest.length; from += ROUND) {
      if (comparing.enough(rest[from]?.score ?? 0)) break;
      comparing.take(await this.#storage.records(rest.slice(from, from + ROUND).map(({ doc }) => doc)));
    }
    return comparing.candidates;
  }

  async #columnsOf(head: SegmentHead): Promise<SegmentColumns> {
    const known = this.#columns.get(head.segment);
    if (known) return known;
    const columns = { base: head.base, ...(await this.#storage.columns(head.segment)) };
    this.#columns.set(head.segment, columns);
    return columns;
  }

  /** Merges neighbouring segments as far as `mergedSize` allows, and purges what was removed from their posting lists. */
  async compact(): Promise<void> {
    await this.flush();
    for (const run of smallRuns(this.#segments, this.#options.mergedSize, this.#removed))
      await this.#merge(run);
  }

  async #merge(run: readonly SegmentHead[]): Promise<void> {
    const parts: MergePart[] = [];
    for (const head of run) {
      parts.push({
        columns: await this.#columnsOf(head),
        postings: await this.#storage.segmentPostings(head.segment),
        removed: this.#removed.get(head.segment) ?? new Set(),
      });
    }
    const purged = parts.flatMap((part) => [...part.removed].map((doc) => part.columns.base + doc));
    const old = run.map((head) => head.segment);
    await this.#storage.replaceSegments(old, run[0]?.base ?? 0, mergeSegments(parts), purged);
    await this.refresh();
  }
}
