// SPDX-License-Identifier: Apache-2.0
// The table of equal classifications of an agreement (docs/protocol.md §7) while it is written. Pure.

export interface Levels {
  /** The highest level that each state exchanges, by state. */
  max: Readonly<Record<string, string>>;
  /** Levels that count as equal, from the lowest row to the highest. */
  equivalence: readonly Readonly<Record<string, string>>[];
}

/** The levels of a state, from the lowest. */
export const levelsOf = ({ equivalence }: Levels, state: string): string[] => [
  ...new Set(equivalence.flatMap((row) => (row[state] === undefined ? [] : [row[state]]))),
];

/** With another name for the level of a state in a row; what was the highest under its old name stays the highest. */
export function withLevel(levels: Levels, at: number, state: string, level: string): Levels {
  const before = levels.equivalence[at]?.[state];
  const equivalence = levels.equivalence.map((row, index) => {
    if (index !== at) return row;
    const { [state]: _, ...others } = row;
    return level === '' ? others : { ...others, [state]: level };
  });
  return { equivalence, max: maxOf(levels, state, before, level) };
}

export function withoutRow(levels: Levels, at: number): Levels {
  const gone = levels.equivalence[at] ?? {};
  const max = Object.fromEntries(
    Object.entries(levels.max).filter(([state, level]) => gone[state] !== level),
  );
  return { equivalence: levels.equivalence.filter((_, index) => index !== at), max };
}

function maxOf({ max }: Levels, state: string, before: string | undefined, level: string) {
  if (before === undefined || max[state] !== before) return max;
  const { [state]: _, ...others } = max;
  return level === '' ? others : { ...others, [state]: level };
}
