// SPDX-License-Identifier: Apache-2.0
// A table of equal classifications, as words that a sentence can hold.
import type { Terms } from '../../agreement/terms-values.ts';
import type { Wording } from './wording.ts';

const levels = (row: Readonly<Record<string, string>>, in_: Wording): string[] =>
  Object.entries(row).map(([state, level]) => in_.raw(`${state.toUpperCase()} ${level}`));

/** The highest level of each state, and which levels are equal, lowest first; undefined where nothing classified may go. */
export function classificationRows(
  value: Terms['handling']['classification'],
  in_: Wording,
): { most: string; equal: string } | undefined {
  if (value === undefined) return undefined;
  return {
    most: in_.join(levels(value.max as Readonly<Record<string, string>>, in_)),
    equal: in_.joinLong(
      value.equivalence.map((row) => levels(row as Readonly<Record<string, string>>, in_).join(' = ')),
    ),
  };
}
