// SPDX-License-Identifier: Apache-2.0
// The numbers of the totals, each with a name for the address and the acts that it is made of.
import type { OutcomeTotals, TotalsAnswer } from '@tansiq/node/contract';

export interface Figure {
  /** `arrest.home` */
  name: string;
  value: number | string;
  acts: readonly string[];
}

type Counts = { n: number; acts: string[] };
type People = { persons: number; acts: string[] };

const counted = (name: string, { n, acts }: Counts): Figure => ({ name, value: n, acts });
const people = (name: string, { persons, acts }: People): Figure => ({ name, value: persons, acts });

export interface FigureGroup {
  name: 'arrest' | 'networks' | 'attack-averted' | 'action-taken' | 'nothing-found';
  whole: Figure;
  home: Figure;
  abroad: Figure;
  /** A part of the whole that stands out. */
  minors?: Figure;
}

const split = (name: Exclude<FigureGroup['name'], 'arrest'>, totals: OutcomeTotals): FigureGroup => ({
  name,
  whole: counted(name, totals[name]),
  home: counted(`${name}.home`, totals[name].home),
  abroad: counted(`${name}.abroad`, totals[name].abroad),
});

export function groupsOf(totals: OutcomeTotals): FigureGroup[] {
  const { arrest } = totals;
  return [
    {
      name: 'arrest',
      whole: people('arrest', arrest),
      home: people('arrest.home', arrest.home),
      abroad: people('arrest.abroad', arrest.abroad),
      minors: people('arrest.minors', arrest.minors),
    },
    split('networks', totals),
    split('attack-averted', totals),
    split('action-taken', totals),
    split('nothing-found', totals),
  ];
}

export const seizuresOf = ({ seizure }: OutcomeTotals): (Figure & { what: string; unit: string })[] =>
  seizure.map(({ what, unit, quantity, acts }) => ({
    name: `seizure.${what}.${unit}`,
    value: quantity,
    acts,
    what,
    unit,
  }));

/** The acts of the number with this name (`confirmed.arrest.home`); undefined when there is none of that name. */
export function partsOf(answer: TotalsAnswer, part: string): readonly string[] | undefined {
  const standing = part.slice(0, part.indexOf('.'));
  const name = part.slice(part.indexOf('.') + 1);
  const totals = standing === 'confirmed' ? answer.totals : answer.unconfirmed;
  const figures = groupsOf(totals).flatMap(({ whole, home, abroad, minors }) => [
    whole,
    home,
    abroad,
    ...(minors ? [minors] : []),
  ]);
  return [...figures, ...seizuresOf(totals)].find((figure) => figure.name === name)?.acts;
}
