// SPDX-License-Identifier: Apache-2.0
// Compares two names: alignment, what agrees, what is missing, what contradicts, as evidence in nats and as features.

import {
  type Alignment,
  align,
  DISTANCE_WEIGHT,
  type Match,
  type Side,
  sideOf,
  type Weigher,
} from './alignment.ts';
import { leftOverLikeness, letterLikeness } from './letter-likeness.ts';
import { type ParsedName, type Unit, unitKey } from './parse.ts';
import { rarityOf } from './rarity.ts';
import { declaredDistinct, type Prepared } from './token-distance.ts';

/** What the calibration reads of an alignment; all in nats or shares, symmetric in the two names. */
export type NameFeatures = {
  /** Evidence of the matched units. */
  readonly matched: number;
  /** Share of the rarity of the shorter and of the longer name that is matched. */
  readonly coverLeast: number;
  readonly coverMost: number;
  /** Rarity left over on both sides at once: names that stand against each other. */
  readonly conflict: number;
  /** Rarity left over on one side only. */
  readonly surplus: number;
  /** Mean distance of the matched units, weighted by rarity. */
  readonly distance: number;
  readonly worst: number;
  readonly units: number;
  readonly initials: number;
  /** Names left unmatched on both sides at once, and beyond that on one side. */
  readonly bothLeft: number;
  readonly oneLeft: number;
  /** How alike in letters the most alike pair is that was left unmatched on both sides, 0 to 1. */
  readonly leftAlike: number;
  /** How alike the letters are as written, 0 to 1; across scripts, what the units say. */
  readonly letters: number;
  /**
   * 1 when so few letters differ in all that two slips of the hand would make them one (one slip in a short name); across
   * scripts, when every unit has its counterpart and none is farther than a bold spelling.
   */
  readonly fewSlips: number;
  /** 1 when names that are different by declaration stand against each other. */
  readonly distinct: number;
  /** How often the matched units step back in the other name; 1 for a surname put first. */
  readonly disorder: number;
  /** 1 when father and son changed places. */
  readonly reversed: number;
};

export type NameComparison = {
  readonly alignment: Alignment;
  readonly features: NameFeatures;
  readonly a: Side;
  readonly b: Side;
};

const LEFT_OVER_CAP = 6;
/** Letters of a name from which on it forgives a second slip. */
const LONG_ENOUGH = 8;
/** Distance (nats) across scripts of a bold spelling of the same name. */
const BOLD = 6;
/** Rarity of a title or particle. */
const SMALL_WORD = 1.2;

/** Weighs matches, and knows how rare each unit is by itself (nats). */
export type RarityWeigher = Weigher & { rarityA(i: number): number; rarityB(j: number): number };

/** Weighs by the rarity of names in the world at large. */
export function worldWeigher(a: Side, b: Side): RarityWeigher {
  const ra = a.units.map((unit, i) =>
    unit.role === 'optional' ? SMALL_WORD : rarityOf(a.prepared[i] as Prepared),
  );
  const rb = b.units.map((unit, j) =>
    unit.role === 'optional' ? SMALL_WORD : rarityOf(b.prepared[j] as Prepared),
  );
  return {
    match: (i, j, distance) => Math.min(ra[i] ?? 0, rb[j] ?? 0) - DISTANCE_WEIGHT * distance,
    rarityA: (i) => ra[i] ?? 0,
    rarityB: (j) => rb[j] ?? 0,
  };
}

function leftOver(units: readonly Unit[], left: readonly number[], rarity: (i: number) => number): number {
  let sum = 0;
  for (const i of left) {
    const role = units[i]?.role;
    if (role === 'name') sum += Math.min(LEFT_OVER_CAP, rarity(i));
    else if (role === 'initial') sum += 1;
  }
  return sum;
}

/** True when father and son changed places: A ben B against B ben A. */
export function isReversed(a: Side, b: Side, matches: readonly Match[]): boolean {
  const son = (side: Side) => side.units.findIndex((unit) => unit.filiation !== '');
  const sonA = son(a);
  const sonB = son(b);
  if (sonA < 1 || sonB < 1) return false;
  const of = (i: number) => matches.find((match) => match.a.includes(i));
  return (
    (of(sonA)?.b.includes(sonB - 1) ?? false) &&
    (of(sonA - 1)?.b.includes(sonB) ?? false) &&
    (of(sonA)?.distance ?? 9) < 3
  );
}

/** How often the matched units step back in the other name. */
export function stepsBack(matches: readonly Match[]): number {
  let steps = 0;
  let last = -1;
  for (const match of matches) {
    if (match.kind === 'particle') continue;
    const at = match.b[0] ?? 0;
    if (at < last) steps++;
    last = at;
  }
  return steps;
}

/** Features of an alignment under a weigher. */
export function featuresOf(a: Side, b: Side, alignment: Alignment, weigher: RarityWeigher): NameFeatures {
  let matched = 0;
  let weight = 0;
  let distance = 0;
  let worst = 0;
  let units = 0;
  let initials = 0;
  let shareA = 0;
  let shareB = 0;
  for (const match of alignment.matches) {
    if (match.kind === 'particle') {
      matched += match.gain;
      continue;
    }
    matched += match.gain;
    if (match.kind === 'initial') {
      initials++;
      shareA += 1.5;
      shareB += 1.5;
      continue;
    }
    units++;
    const ra = match.a.reduce((sum, i) => sum + weigher.rarityA(i), 0);
    const rb = match.b.reduce((sum, j) => sum + weigher.rarityB(j), 0);
    shareA += ra;
    shareB += rb;
    weight += Math.min(ra, rb);
    distance += Math.min(ra, rb) * match.distance;
    worst = Math.max(worst, match.distance);
  }
  const restA = leftOver(a.units, alignment.onlyA, weigher.rarityA);
  const restB = leftOver(b.units, alignment.onlyB, weigher.rarityB);
  const named = (units: readonly Unit[], left: readonly number[]) =>
    left.filter((i) => units[i]?.role === 'name').length;
  const leftA = named(a.units, alignment.onlyA);
  const leftB = named(b.units, alignment.onlyB);
  const coverA = shareA + restA > 0 ? shareA / (shareA + restA) : 0;
  const coverB = shareB + restB > 0 ? shareB / (shareB + restB) : 0;
  const letters = letterLikeness(a, b);
  return {
    matched,
    coverLeast: Math.min(coverA, coverB),
    coverMost: Math.max(coverA, coverB),
    conflict: Math.min(restA, restB),
    surplus: Math.abs(restA - restB),
    distance: weight > 0 ? distance / weight : 9,
    worst,
    units,
    initials,
    bothLeft: Math.min(leftA, leftB),
    oneLeft: Math.abs(leftA - leftB),
    leftAlike: leftOverLikeness(a, b, alignment.onlyA, alignment.onlyB),
    letters:
      letters?.likeness ??
      ((coverA + coverB) / 2) * Math.max(0, 1 - (weight > 0 ? distance / weight : 9) / 9),
    fewSlips: (
      letters === undefined
        ? units > 0 && leftA + leftB === 0 && worst <= BOLD
        : letters.slips <= (letters.length < LONG_ENOUGH ? 1 : 2)
    )
      ? 1
      : 0,
    distinct: alignment.onlyA.some((i) =>
      alignment.onlyB.some((j) => declaredDistinct(a.prepared[i] as Prepared, b.prepared[j] as Prepared)),
    )
      ? 1
      : 0,
    disorder: stepsBack(alignment.matches),
    reversed: isReversed(a, b, alignment.matches) ? 1 : 0,
  };
}

/** Compares two parsed names; the result is the same whichever comes first, with A and B exchanged. */
export function compareParsed(a: ParsedName, b: ParsedName): NameComparison {
  if (comesAfter(a, b)) {
    const turned = compareParsed(b, a);
    return { alignment: turn(turned.alignment), features: turned.features, a: turned.b, b: turned.a };
  }
  const sa = sideOf(a);
  const sb = sideOf(b);
  const weigher = worldWeigher(sa, sb);
  const alignment = align(sa, sb, weigher);
  return { alignment, features: featuresOf(sa, sb, alignment, weigher), a: sa, b: sb };
}

/** Which name is laid against which goes by what was read, so that case, marks and direction signs change nothing. */
function comesAfter(a: ParsedName, b: ParsedName): boolean {
  for (let i = 0; i < Math.min(a.units.length, b.units.length); i++) {
    const [readA, readB] = [readingOf(a.units[i] as Unit), readingOf(b.units[i] as Unit)];
    if (readA !== readB) return readA > readB;
  }
  return a.units.length === b.units.length ? a.written > b.written : a.units.length > b.units.length;
}

function readingOf(unit: Unit): string {
  return `${unitKey(unit)} ${unit.role} ${unit.filiation}`;
}

function turn(alignment: Alignment): Alignment {
  const matches = alignment.matches.map((match) => ({ ...match, a: match.b, b: match.a }));
  return {
    matches: matches.sort((x, y) => (x.a[0] ?? 0) - (y.a[0] ?? 0)),
    onlyA: alignment.onlyB,
    onlyB: alignment.onlyA,
  };
}
