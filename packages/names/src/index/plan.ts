// SPDX-License-Identifier: Apache-2.0
// Turns a query name into posting lists to read: which tokens of the register could be each unit, and what each is worth.

import type { ParsedName, Unit } from '../parse.ts';
import { unitKey } from '../parse.ts';
import { type Prepared, prepare } from '../token-distance.ts';
import type { Neighbour, Vocabulary } from './vocabulary.ts';

export type Term = { readonly token: number; readonly distance: number; readonly evidence: number };

/** The terms of one query unit, best first; `covers` tells which units of the name they speak for. */
export type PlannedUnit = {
  readonly terms: readonly Term[];
  /** Nats that finding the name at distance 0 is worth: how few records of the register could bear it. */
  readonly rarity: number;
  readonly covers: readonly number[];
  /** Nats that a record is spared when the unit is found in it: for the name missing in it, and for one too many. */
  readonly spared: number;
};

type Neighbours = readonly Neighbour[];

export type Plan = {
  readonly units: readonly PlannedUnit[];
  readonly names: number;
  readonly prepared: readonly Prepared[];
};

/** Loss of evidence in nats per nat of distance, from the distances of attested pairs (a quarter lie beyond 4). */
export const DECAY = 0.4;
/** People who might be entered yet: in a register of ten a name is no rarer than in one of fifty. */
export const SMALLEST_WORLD = 50;
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
/** Distance up to which a half of a split word is a word of the register, and what splitting costs each half. */
const SPLIT_REACH = 2;
const SPLIT_COST = 1;
const MOST_SPLITS = 2;
/** The same, of a word that the register knows as one. */
const SPLIT_KNOWN = 0.7;
/** Letters from which on a word is tried as two although the register knows it as one (Alireza, Ali Reza). */
const COMPOUND = 6;

/**
 * Nats lost for the names of the query that a record leaves out, for each that only the record has, and for each that has
 * another in its place. Counted over the records of the listed people tuned on. Who leaves out one name leaves out two as
 * easily (of 62 with four names or more, 17 leave out one, 25 two, 3 three); the first is hardly ever the one left out,
 * replaced or preceded by another (3 of 55).
 */
const LEFT_OUT = 1.4;
const LEFT_OUT_EACH = 0.5;
export const LEFT_IN_RECORD = 2.7;
const REPLACED = 2.8;
export const FIRST_MISSING = 1.2;

/** Nats lost when a record leaves out `left` names of the query. */
export function lostByLeaving(left: number): number {
  return left === 0 ? 0 : LEFT_OUT + LEFT_OUT_EACH * left;
}

/** Nats lost when `left` names of the query and `extra` names of the record have no counterpart. */
export function lostBy(left: number, extra: number): number {
  const replaced = Math.min(left, extra);
  return REPLACED * replaced + lostByLeaving(left - replaced) + LEFT_IN_RECORD * (extra - replaced);
}

/** Rarity (nats) beyond which it counts for little: one name, however rare, is not two. */
const RARE = 8;
const BEYOND = 0.3;

function tempered(rarity: number): number {
  return rarity <= RARE ? rarity : RARE + BEYOND * (rarity - RARE);
}

/** Nats of distance beyond which each loses so much more: a register holds ever more names as far. */
const KNEE = 3;
const STEEPER = 1;

/** What a token at a distance loses, in nats. */
export function lossAt(distance: number): number {
  return DECAY * distance + STEEPER * Math.max(0, distance - KNEE);
}

/**
 * How rare a name is in the register: every record counts for as much as its spelling is likely to be this name's. One
 * figure for all spellings of it, so that a rare spelling is worth no more than the usual one.
 */
function rarityAmong(near: Neighbours, vocabulary: Vocabulary, records: number): number {
  let bearers = 1;
  for (const { token, distance } of near) bearers += vocabulary.countOf(token) * Math.exp(-lossAt(distance));
  return tempered(Math.log((records + SMALLEST_WORLD) / bearers));
}

/** The neighbours worth reading, best first, with the evidence of each. */
export function weighTerms(near: Neighbours, rarity: number, vocabulary: Vocabulary): Term[] {
  const terms: Term[] = [];
  for (const { token, distance } of near) {
    if (terms.length >= MOST_TERMS) break;
    if (vocabulary.countOf(token) === 0) continue;
    const evidence = rarity - lossAt(distance);
    const least = Math.max(LEAST_EVIDENCE, Math.min(WORTH_ANYWAY, (terms[0]?.evidence ?? 0) - WORTH_READING));
    if (evidence > least) terms.push({ token, distance, evidence });
  }
  return terms;
}

/** What a record is spared in which a unit is found; `first` is the first name of the query. */
function sparedBy(covers: readonly number[], first: number): number {
  return REPLACED + (covers.length - 1) * LEFT_OUT_EACH + (covers.includes(first) ? FIRST_MISSING : 0);
}

/**
 * Nats that a name far from the one in its place gives back of what being replaced costs: all of it just beyond REACH, none
 * from FARTHEST on. Of attested pairs one in sixteen lies there.
 */
const GIVEN_BACK = 2.5;
export const FARTHEST = 11.5;

export function givenBack(distance: number): number {
  return GIVEN_BACK * Math.max(0, Math.min(1, (FARTHEST - distance) / (FARTHEST - REACH)));
}

/** Distance from which on the nearest name of the register leaves it open whether it is the one sought. */
const OPEN = 0.7;

/**
 * Names too far to be taken for the one sought, for where nothing is quite near. They tell apart records that agree in the
 * other names alone, which are too many to compare in full.
 */
function farTerms(
  found: Neighbours,
  nearer: readonly Term[],
  spared: number,
  vocabulary: Vocabulary,
): Term[] {
  if ((found[0]?.distance ?? 0) < OPEN) return [];
  const taken = new Set(nearer.map((term) => term.token));
  return found
    .filter(({ token }) => !taken.has(token) && vocabulary.countOf(token) > 0)
    .slice(0, MOST_TERMS)
    .map(({ token, distance }) => ({ token, distance, evidence: givenBack(distance) - spared }));
}

function planUnit(
  covers: readonly number[],
  first: number,
  found: Neighbours,
  vocabulary: Vocabulary,
  records: number,
): PlannedUnit {
  const near = found.filter(({ distance }) => distance <= REACH);
  const rarity = rarityAmong(near, vocabulary, records);
  const spared = sparedBy(covers, first);
  const terms = weighTerms(near, rarity, vocabulary);
  return { terms: [...terms, ...farTerms(found, terms, spared, vocabulary)], rarity, covers, spared };
}

function joined(a: Unit, b: Unit): Prepared | undefined {
  if (a.script !== b.script || a.role !== 'name' || b.role !== 'name' || b.tag === 'abd') return undefined;
  return prepare(
    (a.tag === 'abd' ? `abd${a.text}` : a.text) + b.text,
    a.script,
    b.tag === 'din' || b.tag === 'llah' ? b.tag : '',
  );
}

/** Splits of one written word into two words that the register holds, in either script; the nearest first. */
function splits(unit: Unit, vocabulary: Vocabulary, known: boolean): (readonly [Neighbours, Neighbours])[] {
  const least = unit.script === 'arabic' && !known ? 2 : 3;
  const reach = known ? SPLIT_KNOWN : SPLIT_REACH;
  if (unit.tag !== '' || unit.text.length < 2 * least + 1) return [];
  const out: (readonly [Neighbours, Neighbours])[] = [];
  for (let at = least; at <= unit.text.length - least; at++) {
    const left = vocabulary.near(prepare(unit.text.slice(0, at), unit.script, ''), reach, 0);
    if (left.length === 0) continue;
    const right = vocabulary.near(prepare(unit.text.slice(at), unit.script, ''), reach, 0);
    if (right.length > 0) out.push([left, right]);
  }
  const price = (pair: readonly [Neighbours, Neighbours]) =>
    (pair[0][0]?.distance ?? 0) + (pair[1][0]?.distance ?? 0);
  return out.sort((x, y) => price(x) - price(y)).slice(0, known ? 1 : MOST_SPLITS);
}

/** The plan of a query against a register of `records` records. */
export function planQuery(name: ParsedName, vocabulary: Vocabulary, records: number): Plan {
  const units: PlannedUnit[] = [];
  const prepared = name.units.map((unit) => vocabulary.prepareUnit(unit));
  const entered = enteredUnits(name);
  const named = name.units.map((unit, i) => ({ unit, i })).filter(({ unit }) => entered.includes(unit));
  const first = named[0]?.i ?? 0;
  for (const { unit, i } of named) {
    const planned = planUnit(
      [i],
      first,
      vocabulary.near(prepared[i] as Prepared, FARTHEST),
      vocabulary,
      records,
    );
    units.push(planned);
    const known = (planned.terms[0]?.distance ?? REACH) < 2;
    if (known && unit.text.length < COMPOUND) continue;
    for (const pair of splits(unit, vocabulary, known)) {
      for (const half of pair) {
        const near = half.map(({ token, distance }) => ({ token, distance: distance + SPLIT_COST }));
        const rarity = rarityAmong(near, vocabulary, records);
        const terms = weighTerms(near, rarity, vocabulary);
        const spared = (sparedBy([i], first) + LEFT_IN_RECORD) / 2;
        units.push({ terms, rarity, covers: [i], spared });
      }
    }
  }
  for (let k = 0; k + 1 < named.length && k < MOST_JOINS; k++) {
    const a = named[k];
    const b = named[k + 1];
    const both = a && b ? joined(a.unit, b.unit) : undefined;
    if (a && b && both)
      units.push(planUnit([a.i, b.i], first, vocabulary.near(both, JOIN_REACH, 0), vocabulary, records));
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
