// SPDX-License-Identifier: Apache-2.0
// Turns a query name into posting lists to read: which tokens of the register could be each unit, and what each is worth.

import type { ParsedName, Unit } from '../parse.ts';
import { unitKey } from '../parse.ts';
import { type Prepared, prepare } from '../token-distance.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Term = { readonly token: number; readonly distance: number; readonly evidence: number };

/** The terms of one query unit, best first; `covers` tells which units of the name they speak for. */
export type PlannedUnit = {
  readonly terms: readonly Term[];
  readonly covers: readonly number[];
  /** Nats that a record is spared when the unit is found in it: for the name missing in it, and for one too many. */
  readonly spared: number;
};

export type Plan = {
  readonly units: readonly PlannedUnit[];
  readonly names: number;
  readonly prepared: readonly Prepared[];
};

/** Loss of evidence in nats per nat of distance, from the distances of attested pairs (a quarter lie beyond 4). */
export const DECAY = 0.4;
/** People who might be entered yet: in a register of ten a name is no rarer than in one of fifty. */
export const SMALLEST_WORLD = 50;
/** Spellings this much farther (nats) count as much by chance: distances are not known better than this. */
const ALIKE = 0.5;
/** Distance up to which tokens of the register are read, and up to which a search takes two units for one name. */
export const REACH = 7;
const MOST_TERMS = 160;
const LEAST_EVIDENCE = 0.3;
/** Terms so many nats below the best one of their unit are not read: they would not bring anyone to the top. */
const WORTH_READING = 6.5;
/** Unless they are worth so much by themselves: the nearest token may be a rare one that is another name. */
const WORTH_ANYWAY = 3;
const JOIN_REACH = 3;
const MOST_JOINS = 3;

/** Nats lost for each name that stands in the query only, and for each that stands in the record only. */
export const LEFT_IN_QUERY = 1;
export const LEFT_IN_RECORD = 1;

/** Rarity (nats) beyond which it counts for little: one name, however rare, is not two. */
const RARE = 8;
const BEYOND = 0.3;

function tempered(rarity: number): number {
  return rarity <= RARE ? rarity : RARE + BEYOND * (rarity - RARE);
}

/** Evidence of each neighbour: how unlikely a record holds any token so near by chance, less the distance. */
export function weighTerms(
  near: readonly { token: number; distance: number }[],
  vocabulary: Vocabulary,
  records: number,
): Term[] {
  const terms: Term[] = [];
  let bearers = 1;
  let counted = 0;
  for (const { token, distance } of near) {
    if (terms.length >= MOST_TERMS) break;
    while (counted < near.length && (near[counted]?.distance ?? 0) <= distance + ALIKE) {
      bearers += vocabulary.countOf(near[counted++]?.token ?? 0);
    }
    if (vocabulary.countOf(token) === 0) continue;
    const evidence = tempered(Math.log((records + SMALLEST_WORLD) / bearers)) - DECAY * distance;
    const least = Math.max(LEAST_EVIDENCE, Math.min(WORTH_ANYWAY, (terms[0]?.evidence ?? 0) - WORTH_READING));
    if (evidence > least) terms.push({ token, distance, evidence });
  }
  return terms;
}

function planUnit(
  prepared: Prepared,
  covers: readonly number[],
  reach: number,
  loosest: 0 | 2,
  vocabulary: Vocabulary,
  records: number,
): PlannedUnit {
  const terms = weighTerms(vocabulary.near(prepared, reach, loosest), vocabulary, records);
  return { terms, covers, spared: covers.length * LEFT_IN_QUERY + LEFT_IN_RECORD };
}

function joined(a: Unit, b: Unit): Prepared | undefined {
  if (a.script !== b.script || a.role !== 'name' || b.role !== 'name' || b.tag === 'abd') return undefined;
  return prepare(
    (a.tag === 'abd' ? `abd${a.text}` : a.text) + b.text,
    a.script,
    b.tag === 'din' || b.tag === 'llah' ? b.tag : '',
  );
}

/** Splits of one written word into two words that the register holds as they are. */
function splits(unit: Unit, vocabulary: Vocabulary): [number, number][] {
  const out: [number, number][] = [];
  if (unit.tag !== '' || unit.text.length < 7) return out;
  for (let at = 3; at <= unit.text.length - 3; at++) {
    const left = vocabulary.idOf(unit.text.slice(0, at));
    const right = vocabulary.idOf(unit.text.slice(at));
    if (left !== undefined && right !== undefined) out.push([left, right]);
  }
  return out;
}

/** The plan of a query against a register of `records` records. */
export function planQuery(name: ParsedName, vocabulary: Vocabulary, records: number): Plan {
  const units: PlannedUnit[] = [];
  const prepared = name.units.map((unit) => vocabulary.prepareUnit(unit));
  const entered = enteredUnits(name);
  const named = name.units.map((unit, i) => ({ unit, i })).filter(({ unit }) => entered.includes(unit));
  for (const { unit, i } of named) {
    const planned = planUnit(prepared[i] as Prepared, [i], REACH, 2, vocabulary, records);
    units.push(planned);
    if ((planned.terms[0]?.distance ?? REACH) < 2) continue;
    for (const pair of splits(unit, vocabulary).slice(0, 3)) {
      for (const token of pair)
        units.push({
          terms: weighTerms([{ token, distance: 1 }], vocabulary, records),
          covers: [i],
          spared: LEFT_IN_QUERY / 2 + LEFT_IN_RECORD,
        });
    }
  }
  for (let k = 0; k + 1 < named.length && k < MOST_JOINS; k++) {
    const a = named[k];
    const b = named[k + 1];
    const both = a && b ? joined(a.unit, b.unit) : undefined;
    if (a && b && both) units.push(planUnit(both, [a.i, b.i], JOIN_REACH, 0, vocabulary, records));
  }
  const planned = units.filter((unit) => unit.terms.length > 0);
  planned.sort((x, y) => (y.terms[0]?.evidence ?? 0) - (x.terms[0]?.evidence ?? 0));
  return { units: planned, names: Math.max(1, named.length), prepared };
}

/** The units that a name is entered and sought under: names and titles, not initials and short particles unless there is nothing else. */
function enteredUnits(name: ParsedName): readonly Unit[] {
  const entered = name.units.filter(
    (unit) => unit.role === 'name' || (unit.role === 'optional' && unit.text.length > 2),
  );
  return entered.some((unit) => unit.role === 'name') ? entered : name.units;
}

/** The tokens under which a record of this name is entered. */
export function entryKeys(name: ParsedName): string[] {
  return enteredUnits(name).map(unitKey);
}
