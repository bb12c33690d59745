// SPDX-License-Identifier: Apache-2.0
// The small interface behind which an index is kept: records, tokens, segments of posting lists, exact numbers.

import type { PersonRecord } from '../person.ts';
import type { SegmentContent } from './postings.ts';

/** A record as the index keeps it; `doc` is its place, given by the index, never used twice. */
export type StoredRecord = PersonRecord & { readonly doc: number; readonly id: string };

export type TokenRow = { readonly token: number; readonly key: string; readonly count: number };

/** One immutable run of records: docs `base` to `base + size - 1`. */
export type SegmentHead = { readonly segment: number; readonly base: number; readonly size: number };

/** Everything that one batch adds, written in one transaction or not at all. */
export type Batch = {
  readonly base: number;
  readonly records: readonly StoredRecord[];
  readonly newTokens: readonly TokenRow[];
  readonly content: SegmentContent;
};

/** The state that tells a reader whether another process has written. */
export type IndexState = {
  readonly generation: number;
  readonly nextDoc: number;
  readonly tokens: number;
  readonly records: number;
};

/**
 * What an index needs of a database. Every method may be called by several readers at once; `append`, `remove` and
 * `replaceSegments` by one writer at a time, each all or nothing, each raising the generation.
 */
export interface NameStorage {
  state(): Promise<IndexState>;
  tokensFrom(token: number): Promise<readonly TokenRow[]>;
  counts(): Promise<readonly { readonly token: number; readonly count: number }[]>;
  segments(): Promise<readonly SegmentHead[]>;
  columns(segment: number): Promise<Pick<SegmentContent, 'births' | 'units'>>;
  /** Posting lists of the tokens, of every segment that has them. */
  postings(
    tokens: readonly number[],
  ): Promise<readonly { readonly token: number; readonly segment: number; readonly bytes: Uint8Array }[]>;
  records(docs: readonly number[]): Promise<readonly StoredRecord[]>;
  docsOfIds(ids: readonly string[]): Promise<readonly number[]>;
  docsOfNumbers(numbers: readonly string[]): Promise<readonly number[]>;
  removedDocs(): Promise<readonly number[]>;
  append(batch: Batch): Promise<void>;
  /** Deletes the records' rows and numbers at once; their postings go with the next compaction. */
  remove(docs: readonly number[]): Promise<void>;
  /** Whole segments as they are kept, for compaction. */
  segmentPostings(
    segment: number,
  ): Promise<readonly { readonly token: number; readonly bytes: Uint8Array }[]>;
  replaceSegments(
    old: readonly number[],
    base: number,
    content: SegmentContent,
    purged: readonly number[],
  ): Promise<void>;
}
