// SPDX-License-Identifier: Apache-2.0
// Body of `channel.disposition` (§5): what the receiver did with each entry of a batch.
import { z } from 'zod';
import { codeField, countField, type DeepReadonly, hashField, listField } from '../../fields.ts';

/** What became of an entry. */
export const results = ['accepted', 'refused', 'unreadable', 'quarantined'] as const;
export type Result = (typeof results)[number];

const rangeSchema = z
  .strictObject({
    from: countField,
    to: countField,
    result: z.enum(results),
    rule: codeField.exactOptional(),
    article: z.string().min(1).exactOptional(),
  })
  .refine(({ from, to }) => from < to, 'an empty range')
  .refine(
    ({ result, rule, article }) =>
      (result === 'accepted') === (rule === undefined) && (rule !== undefined || article === undefined),
    'a rule stands exactly when the result is not accepted, an article only beside a rule',
  );

export type DispositionRange = z.infer<typeof rangeSchema>;

/** `disposition`: ranges in order, half-open, covering `[first, size)` exactly. */
export const dispositionSchema = z
  .strictObject({
    origin: z.string().min(1),
    first: countField,
    size: countField,
    root: hashField,
    ranges: listField(rangeSchema, 1, 1024),
  })
  .refine(
    ({ first, size, ranges }) => coversExactly(first, size, ranges),
    'the ranges do not cover the batch',
  );

export type Disposition = DeepReadonly<z.infer<typeof dispositionSchema>>;

function coversExactly(
  first: number,
  size: number,
  ranges: readonly { from: number; to: number }[],
): boolean {
  let next = first;
  for (const { from, to } of ranges) {
    if (from !== next) return false;
    next = to;
  }
  return next === size;
}
