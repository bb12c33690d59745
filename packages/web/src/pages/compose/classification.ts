// SPDX-License-Identifier: Apache-2.0
// Which own levels an agreement lets an act carry to its addressees, and what each equals in their states; as the gate decides it
// (packages/protocol/src/gate/marking-rules.ts). Pure.
import type { TermsDocument } from '@tansiq/node/contract';

interface Table {
  max: Readonly<Record<string, string>>;
  equivalence: readonly Readonly<Record<string, string>>[];
}

export interface OwnLevel {
  level: string;
  /** Levels of other states that count as equal. */
  equals: { state: string; level: string }[];
}

export interface Ceiling {
  /** The article that sets it. */
  article: string;
  /** From the lowest to the highest that may go to all. */
  levels: OwnLevel[];
}

const stateOf = (party: string) => party.slice(0, 2);

/** Undefined when the agreement has no such table: then nothing classified goes. */
export function ceilingOf(
  document: TermsDocument | undefined,
  self: string,
  to: readonly string[],
): Ceiling | undefined {
  for (const { number, terms } of document?.articles ?? []) {
    const table = (terms.handling as { classification?: Table } | undefined)?.classification;
    if (table) return { article: number, levels: levelsUpTo(table, stateOf(self), to.map(stateOf)) };
  }
  return undefined;
}

function levelsUpTo({ max, equivalence }: Table, own: string, others: readonly string[]): OwnLevel[] {
  const most = Math.min(
    ...[own, ...others].map((state) =>
      equivalence.findIndex((row) => row[state] === max[state] && row[state]),
    ),
  );
  return equivalence.slice(0, most + 1).flatMap((row) => {
    const level = row[own];
    if (level === undefined) return [];
    const equals = [...new Set(others)].flatMap((state) => {
      const theirs = row[state];
      return theirs === undefined || state === own ? [] : [{ state, level: theirs }];
    });
    return [{ level, equals }];
  });
}
