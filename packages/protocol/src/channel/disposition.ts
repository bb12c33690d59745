// SPDX-License-Identifier: Apache-2.0
// Dispositions (§5): per-entry results folded into ranges, and looked up again.
import {
  type Disposition,
  type DispositionRange,
  dispositionSchema,
  type Result,
} from '../acts/bodies/disposition.ts';
import { ProtocolError, type WireRule } from '../errors.ts';
import type { Hash } from '../ids.ts';

/** What the receiver did with one entry. `rule` is a wire rule or one of the gate's; `article` carries it. */
export type EntryResult =
  | { readonly result: 'accepted' }
  | {
      readonly result: Exclude<Result, 'accepted'>;
      readonly rule: WireRule | (string & {});
      readonly article?: string;
    };

/** The batch that a disposition speaks of. */
export interface DisposedBatch {
  readonly origin: string;
  readonly first: number;
  readonly size: number;
  readonly root: Hash;
}

/**
 * The body of a `channel.disposition`: results of the entries from `first` on, alike neighbours in one range.
 * @throws ProtocolError `schema` when there is not exactly one result for each entry.
 */
export function composeDisposition(batch: DisposedBatch, results: readonly EntryResult[]): Disposition {
  const ranges: DispositionRange[] = [];
  for (const [at, result] of results.entries()) {
    const index = batch.first + at;
    const last = ranges.at(-1);
    if (last && alike(last, result)) ranges[ranges.length - 1] = { ...last, to: index + 1 };
    else ranges.push({ from: index, to: index + 1, ...result });
  }
  const { origin, first, size, root } = batch;
  const checked = dispositionSchema.safeParse({ origin, first, size, root, ranges });
  if (!checked.success) throw new ProtocolError('schema', checked.error.issues[0]?.message ?? 'disposition');
  return checked.data;
}

/** The result of one entry; undefined outside of the disposition. */
export function dispositionAt(disposition: Disposition, index: number): EntryResult | undefined {
  const range = disposition.ranges.find(({ from, to }) => from <= index && index < to);
  if (!range) return undefined;
  const { result, rule, article } = range;
  if (result === 'accepted' || rule === undefined) return { result: 'accepted' };
  return { result, rule, ...(article !== undefined && { article }) };
}

/** Does a batch with acts of these types get a disposition? Nothing answers a disposition. */
export function needsDisposition(types: readonly string[]): boolean {
  return types.some((type) => type !== 'channel.disposition');
}

function alike(range: DispositionRange, result: EntryResult): boolean {
  if (range.result !== result.result) return false;
  return result.result === 'accepted' || (range.rule === result.rule && range.article === result.article);
}
