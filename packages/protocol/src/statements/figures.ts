// SPDX-License-Identifier: Apache-2.0
// What the figures of a joint statement are made of (docs/protocol.md §17), and their place in its texts.
import { figurePlace } from '../acts/bodies/statement.ts';
import type { BodiesOf } from '../acts/catalogue.ts';
import type { Outcome } from '../folds/fold-outcomes.ts';
import { totalsOf } from '../folds/outcome-totals.ts';
import type { ActId, Text } from '../ids.ts';
import type { StatementBody } from './signature.ts';

export type StatementBasis = NonNullable<BodiesOf<'statement.propose'>['basis']>;
export type FigureBasis = StatementBasis['figures'][number];
export type FigureMeasure = Omit<FigureBasis, 'id' | 'from'>;

/** `other`: the total of those outcomes is another, or one of them adds nothing to it; `unconfirmed`: one is not confirmed. */
export type FigureStanding = 'founded' | 'unconfirmed' | 'other' | 'no-basis';

/** Which figure of the text has what basis, in the order of the text. */
export function basesOf(statement: StatementBody, basis: StatementBasis | undefined) {
  return statement.figures.map((figure) => ({
    figure,
    row: basis?.figures.find(({ id }) => id === figure.id),
  }));
}

/**
 * Whether a figure is the total of the outcomes that it names, each confirmed by all.
 * @param outcomes at least those that the row names, as the reader folds them.
 */
export function figureStanding(
  value: string,
  row: FigureBasis | undefined,
  outcomes: readonly Outcome[],
): FigureStanding {
  if (row === undefined) return 'no-basis';
  const named = new Set<ActId>(row.from);
  const confirmed = outcomes.filter(({ id, standing }) => named.has(id) && standing === 'confirmed');
  if (confirmed.length !== named.size) return 'unconfirmed';
  const total = figureOf(row, confirmed);
  return total?.value === value && new Set(total.from).size === named.size ? 'founded' : 'other';
}

/** The figure that confirmed outcomes make under a measure, and those of them that add to it; undefined when it is nothing. */
export function figureOf(
  { measure, kind = '', state, what, unit }: FigureMeasure,
  confirmed: readonly Outcome[],
): { readonly value: string; readonly from: readonly ActId[] } | undefined {
  const totals = totalsOf(confirmed);
  if (measure === 'seized') {
    const seized = totals.seizures.find((one) => one.what === what && one.unit === unit);
    return seized && { value: seized.quantity, from: seized.from };
  }
  const total =
    measure === 'outcomes'
      ? totals.kinds.get(kind)
      : measure === 'persons'
        ? state === undefined
          ? totals.persons
          : totals.personsByState.get(state)
        : totals[measure];
  return total && total.from.length > 0 ? { value: String(total.sum), from: total.from } : undefined;
}

/** The text with its figures in their places: in every language the same. */
export function withFigures(text: Text, figures: StatementBody['figures']): Text {
  const values = new Map(figures.map(({ id, value }) => [id, value]));
  return Object.fromEntries(
    Object.entries(text).map(([language, words]) => [
      language,
      words.replaceAll(figurePlace, (place, id: string) => values.get(id) ?? place),
    ]),
  ) as Text;
}
