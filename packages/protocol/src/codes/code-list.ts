// SPDX-License-Identifier: Apache-2.0
// What a closed list of codes is: its codes in order, its labels in four languages, and where it comes from.

/** Languages in which every code, rule and template has a text. Agreements may carry more. */
export const languages = ['ar', 'es', 'fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in each of the four languages. */
export type Labels = Readonly<Record<Language, string>>;

/**
 * How far a list can be relied on: `C` read in the primary text, `S` from a secondary source, `G` general
 * knowledge that nobody has checked, `P` this project's own proposal.
 */
export type Basis = 'C' | 'S' | 'G' | 'P';

export interface CodeList<Code extends string> {
  readonly name: string;
  /** In the order of the source. */
  readonly codes: readonly Code[];
  readonly labels: Readonly<Record<Code, Labels>>;
  readonly citation: string;
  readonly basis: Basis;
  /** True only when the primary text was read. */
  readonly verified: boolean;
  /** Codes whose source is not the list's own. */
  readonly additions: Readonly<Partial<Record<Code, string>>>;
  readonly has: (value: unknown) => value is Code;
}

interface CodeListSource<Code extends string> {
  readonly name: string;
  readonly citation: string;
  readonly basis: Basis;
  /** Arabic, Spanish, French, English. */
  readonly entries: Readonly<Record<Code, readonly [string, string, string, string]>>;
  readonly additions?: Readonly<Partial<Record<Code, string>>>;
}

/** Builds a closed list; the order of `entries` is the order of the list. */
export function codeList<const Code extends string>(source: CodeListSource<Code>): CodeList<Code> {
  const codes = Object.freeze(Object.keys(source.entries) as Code[]);
  const known: ReadonlySet<unknown> = new Set(codes);
  const labels = {} as Record<Code, Labels>;
  for (const code of codes) {
    const [ar, es, fr, en] = source.entries[code];
    labels[code] = Object.freeze({ ar, es, fr, en });
  }
  return Object.freeze({
    name: source.name,
    codes,
    labels: Object.freeze(labels),
    citation: source.citation,
    basis: source.basis,
    verified: source.basis === 'C',
    additions: Object.freeze({ ...source.additions }),
    has: (value: unknown): value is Code => known.has(value),
  });
}
