// SPDX-License-Identifier: Apache-2.0
// Merging segments: which ones are worth it, and the merged bytes without what was removed.

import { decodePostings, encodePostings, type SegmentContent } from './postings.ts';
import type { SegmentColumns } from './score.ts';
import type { SegmentHead } from './storage.ts';

/** Segments of one size class that may stand side by side before they are merged. */
const FAN = 4;

/** One segment to merge: its columns, its posting lists, and the places in it that were removed. */
export type MergePart = {
  readonly columns: SegmentColumns;
  readonly postings: readonly { readonly token: number; readonly bytes: Uint8Array }[];
  readonly removed: ReadonlySet<number>;
};

/** The content of neighbouring segments as one; removed records keep their place (so that none is renumbered) and nothing else. */
export function mergeSegments(parts: readonly MergePart[]): SegmentContent {
  const base = parts[0]?.columns.base ?? 0;
  const size = parts.reduce(
    (sum, part) => Math.max(sum, part.columns.base + part.columns.units.length - base),
    0,
  );
  const births = new Uint16Array(size);
  const units = new Uint8Array(size).fill(1);
  const lists = new Map<number, number[]>();
  for (const { columns, postings, removed } of parts) {
    const offset = columns.base - base;
    births.set(columns.births, offset);
    units.set(columns.units, offset);
    for (const doc of removed) births[offset + doc] = 0;
    for (const { token, bytes } of postings) {
      const list = lists.get(token) ?? [];
      for (const doc of decodePostings(bytes)) if (!removed.has(doc)) list.push(doc + offset);
      lists.set(token, list);
    }
  }
  const postings = [...lists]
    .filter(([, docs]) => docs.length > 0)
    .sort((a, b) => a[0] - b[0])
    .map(([token, docs]) => ({
      token,
      count: docs.length,
      bytes: encodePostings(Uint32Array.from(docs), 0, docs.length),
    }));
  return { size, births, units, postings };
}

/** Runs of neighbours to merge when all small ones are to go: two or more below `most`, or any with removed records. */
export function smallRuns(
  segments: readonly SegmentHead[],
  most: number,
  removed: ReadonlyMap<number, ReadonlySet<number>>,
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
    if (size + head.size > most) close();
    run.push(head);
    size += head.size;
  }
  close();
  return runs;
}

function sizeClass(size: number, unit: number): number {
  return Math.max(0, Math.floor(Math.log(size / unit) / Math.log(FAN) + 0.01));
}

/** The last few segments when they are of one size class and there are enough of them; undefined when nothing is due. */
export function dueRun(
  segments: readonly SegmentHead[],
  unit: number,
  most: number,
): SegmentHead[] | undefined {
  const last = segments.at(-1);
  if (!last) return undefined;
  const run: SegmentHead[] = [];
  const wanted = sizeClass(last.size, unit);
  for (let i = segments.length - 1; i >= 0 && run.length < FAN; i--) {
    const head = segments[i] as SegmentHead;
    if (sizeClass(head.size, unit) !== wanted) break;
    run.unshift(head);
  }
  return run.length === FAN && run.reduce((sum, head) => sum + head.size, 0) <= most ? run : undefined;
}
