// SPDX-License-Identifier: Apache-2.0
// A synchronous index for small sets (some 100,000 records), for tests and browsers: nothing but memory.

import { birthYear, parseBirth } from '../birth.ts';
import { parseName } from '../parse.ts';
import { documentNumber, namesOf, type PersonRecord } from '../person.ts';
import type { NewRecord } from './name-index.ts';
import { entryKeys, planQuery } from './plan.ts';
import { SegmentBuilder } from './postings.ts';
import { Scratch } from './score.ts';
import {
  bestDocs,
  type Candidate,
  Comparing,
  mergeCandidates,
  type ReadSegment,
  ROUND,
  tokensOf,
} from './search-steps.ts';
import type { StoredRecord } from './storage.ts';
import { Vocabulary } from './vocabulary.ts';

const CANDIDATES = 180;

/** Finds people in a list held in memory; the same search as NameIndex, without a storage. */
export class MemoryNameIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #scratch = new Scratch();
  readonly #records: StoredRecord[] = [];
  readonly #numbers = new Map<string, number[]>();
  readonly #removed = new Set<number>();
  readonly #segments: ReadSegment[] = [];
  #sealed = 0;

  /** Records that a search can find. */
  get size(): number {
    return this.#records.length - this.#removed.size;
  }

  /** Takes records; they are found at once. */
  add(records: Iterable<NewRecord>): void {
    const builder = new SegmentBuilder();
    for (const record of records) {
      const doc = this.#records.length;
      const names = namesOf(record).map((written) => entryKeys(parseName(written)));
      builder.add(
        names.flat().map((key) => this.#vocabulary.intern(key)),
        birthYear(parseBirth(record.birth)),
        Math.max(...names.map((keys) => keys.length)),
      );
      this.#records.push({ ...record, doc });
      for (const number of record.documents ?? []) {
        const key = documentNumber(number);
        this.#numbers.set(key, [...(this.#numbers.get(key) ?? []), doc]);
      }
    }
    if (builder.size === 0) return;
    const { births, units, postings } = builder.build();
    for (const { token, count } of postings)
      this.#vocabulary.setCount(token, this.#vocabulary.countOf(token) + count);
    this.#segments.push({
      columns: { base: this.#sealed, births, units },
      lists: new Map(postings.map(({ token, bytes }) => [token, bytes])),
      removed: undefined,
    });
    this.#sealed = this.#records.length;
  }

  /** Removes every record of these ids. */
  remove(ids: readonly string[]): void {
    const gone = new Set(ids);
    for (const record of this.#records) if (gone.has(record.id)) this.#removed.add(record.doc);
  }

  /** The records of the best `limit` people for a person sought, best first. */
  search(query: PersonRecord, limit = 10): Candidate[] {
    const lists = namesOf(query).map((name) => {
      const parsed = parseName(name);
      const plan = planQuery(parsed, this.#vocabulary, this.size);
      const wanted = new Set(tokensOf(plan));
      const touched = this.#segments.filter((segment) =>
        [...wanted].some((token) => segment.lists.has(token)),
      );
      const docs = bestDocs(
        plan,
        query,
        touched,
        Math.max(limit * 3, CANDIDATES) + this.#removed.size,
        this.#scratch,
      );
      const comparing = new Comparing({ ...query, name }, parsed, plan, this.#vocabulary, limit);
      const taken = new Set<number>();
      const take = (found: readonly number[]) => {
        const fresh = found.filter((doc) => !taken.has(doc) && !this.#removed.has(doc));
        for (const doc of fresh) taken.add(doc);
        comparing.take(fresh.map((doc) => this.#records[doc] as StoredRecord));
      };
      take((query.documents ?? []).flatMap((number) => this.#numbers.get(documentNumber(number)) ?? []));
      for (let from = 0; from < docs.length; from += ROUND) {
        if (comparing.enough(docs[from]?.score ?? 0)) break;
        take(docs.slice(from, from + ROUND).map(({ doc }) => doc));
      }
      return comparing.candidates;
    });
    return mergeCandidates(lists, limit);
  }
}
