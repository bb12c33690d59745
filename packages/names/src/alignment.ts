// SPDX-License-Identifier: Apache-2.0
// Lays the units of two names against each other: order-free, joined or split where a compound was written apart.

import { initialOf } from './initials.ts';
import { type ParsedName, type Unit, unitKey } from './parse.ts';
import { leadingClasses } from './skeleton.ts';
import { FAR, type Prepared, prepare, unitDistance } from './token-distance.ts';

/** Units of A against units of B; more than one on a side when they were written apart. */
export type Match = {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly distance: number;
  readonly gain: number;
  readonly kind: 'sound' | 'initial' | 'joined' | 'particle';
};

/** Worth in nats of a match at a distance. */
export type Weigher = {
  match(i: number, j: number, distance: number): number;
  /** Distance of a unit of A and a unit of B, when the weigher remembers distances. */
  distance?(i: number, j: number, limit: number): number;
  /** Distance up to which two units can be one name, where the weigher knows better than their lengths tell. */
  readonly reach?: number;
};

export type Alignment = {
  readonly matches: readonly Match[];
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
};

export type Side = { readonly units: readonly Unit[]; readonly prepared: readonly Prepared[] };

/** Loss in nats per nat of distance. */
export const DISTANCE_WEIGHT = 0.5;
const INITIAL_GAIN = 1.2;
const PARTICLE_GAIN = 0.4;
const JOIN_LIMIT = 5;
const JOIN_COST = 0.4;
/** A match farther than this may give way to a joined one. */
const HARDLY = 2.5;

/** A parsed name with its units prepared. */
export function sideOf(name: ParsedName, prepareUnit: (unit: Unit) => Prepared = prepareNew): Side {
  return { units: name.units, prepared: name.units.map(prepareUnit) };
}

function prepareNew(unit: Unit): Prepared {
  return prepare(unit.text, unit.script, unit.tag);
}

/** Reach in nats by the letters of the shorter unit: up to 2, 3, 4, 5, 6 and more. */
const WITHIN_REACH = [2, 4, 5.5, 6.5, 7.8] as const;
const ACROSS_REACH = [6, 6, 7, 8, 9.3] as const;

/** Largest distance at which two units can still be one name: short names forgive less. */
export function reach(a: Prepared, b: Prepared): number {
  const length = Math.min(a.length, b.length);
  const [shortest, ...longer] = a.script === b.script ? WITHIN_REACH : ACROSS_REACH;
  return length <= 2 ? shortest : (longer[Math.min(length, 6) - 3] ?? shortest);
}

function single(a: Side, b: Side, i: number, j: number, weigher: Weigher): Match | undefined {
  const ua = a.units[i] as Unit;
  const ub = b.units[j] as Unit;
  const pa = a.prepared[i] as Prepared;
  const pb = b.prepared[j] as Prepared;
  if (ua.role === 'initial' || ub.role === 'initial') {
    if (ua.role === 'optional' || ub.role === 'optional') return undefined;
    const same = initialOf(ua).some((letter) => initialOf(ub).includes(letter));
    return same ? { a: [i], b: [j], distance: 0, gain: INITIAL_GAIN, kind: 'initial' } : undefined;
  }
  const limit = Math.max(reach(pa, pb), weigher.reach ?? 0);
  const distance = weigher.distance?.(i, j, limit) ?? unitDistance(pa, pb, limit);
  if (distance > limit || distance >= FAR) return undefined;
  if (ua.role === 'optional' && ub.role === 'optional') {
    return distance < 3 ? { a: [i], b: [j], distance, gain: PARTICLE_GAIN, kind: 'particle' } : undefined;
  }
  const gain = weigher.match(i, j, distance);
  return gain > 0.2 ? { a: [i], b: [j], distance, gain, kind: 'sound' } : undefined;
}

function joinable(side: Side, i: number): Unit | undefined {
  const first = side.units[i];
  const second = side.units[i + 1];
  if (
    !first ||
    !second ||
    first.script !== second.script ||
    first.role === 'initial' ||
    second.role === 'initial'
  )
    return undefined;
  if (first.role === 'optional' && second.role === 'optional') return undefined;
  const head = first.tag === 'abd' ? `abd${first.text}` : first.text;
  return {
    ...first,
    text: (head + second.text).slice(0, 40),
    tag: second.tag === 'din' || second.tag === 'llah' ? second.tag : '',
    role: 'name',
  };
}

const joinedUnits = new Map<string, Prepared>();
const MOST_JOINED = 5000;

function prepareJoined(unit: Unit): Prepared {
  const key = unitKey(unit);
  const known = joinedUnits.get(key);
  if (known) return known;
  if (joinedUnits.size >= MOST_JOINED) joinedUnits.clear();
  const made = prepareNew(unit);
  joinedUnits.set(key, made);
  return made;
}

const joinedDistances = new WeakMap<Prepared, WeakMap<Prepared, number>>();

/** Remembered for as long as both units live: a search meets the same joined units over and over. */
function joinedDistance(joined: Prepared, other: Prepared): number {
  let memory = joinedDistances.get(joined);
  if (!memory) {
    memory = new WeakMap();
    joinedDistances.set(joined, memory);
  }
  const known = memory.get(other);
  if (known !== undefined) return known;
  const distance = unitDistance(joined, other, JOIN_LIMIT);
  memory.set(other, distance);
  return distance;
}

function lengthsFit(a: Unit, b: Unit): boolean {
  if (a.script === b.script) return Math.abs(a.text.length - b.text.length) <= 4;
  const [arabic, latin] =
    a.script === 'arabic' ? [a.text.length, b.text.length] : [b.text.length, a.text.length];
  return latin >= arabic * 0.8 && latin <= arabic * 2.2 + 2;
}

/** Units that a first laying leaves unmatched or hardly matched: only they are worth joining. */
type Loose = { readonly a: ReadonlySet<number>; readonly b: ReadonlySet<number> };

function joins(a: Side, b: Side, weigher: Weigher, swapped: boolean, loose: Loose, out: Match[]): void {
  for (let i = 0; i + 1 < a.units.length; i++) {
    if (!loose.a.has(i) && !loose.a.has(i + 1)) continue;
    const unit = joinable(a, i);
    if (!unit) continue;
    let prepared: Prepared | undefined;
    let lead: number | undefined;
    for (let j = 0; j < b.units.length; j++) {
      if (!loose.b.has(j)) continue;
      const other = b.units[j] as Unit;
      if (other.role !== 'name' || !lengthsFit(unit, other)) continue;
      lead ??= leadingClasses(unit.text, unit.script);
      if ((lead & leadingClasses(other.text, other.script)) === 0) continue;
      prepared ??= prepareJoined(unit);
      const distance = joinedDistance(prepared, b.prepared[j] as Prepared) + JOIN_COST;
      if (distance > JOIN_LIMIT) continue;
      const gain = swapped ? weigher.match(j, i, distance) : weigher.match(i, j, distance);
      const rarer = swapped ? weigher.match(j, i + 1, distance) : weigher.match(i + 1, j, distance);
      const match = { distance, gain: Math.max(gain, rarer) + 0.5, kind: 'joined' as const };
      out.push(swapped ? { a: [j], b: [i, i + 1], ...match } : { a: [i, i + 1], b: [j], ...match });
    }
  }
}

/** The best one-to-one laying of A against B (greedy by gain). Time is bounded: at most 24 units a side. */
export function align(a: Side, b: Side, weigher: Weigher): Alignment {
  const candidates: Match[] = [];
  for (let i = 0; i < a.units.length; i++)
    for (let j = 0; j < b.units.length; j++) {
      const match = single(a, b, i, j, weigher);
      if (match) candidates.push(match);
    }
  const first = choose(a, b, candidates);
  if (first.onlyA.length > 0 || first.onlyB.length > 0) {
    const hardly = first.matches.filter((match) => match.distance > HARDLY);
    const loose = {
      a: new Set([...first.onlyA, ...hardly.flatMap((m) => m.a)]),
      b: new Set([...first.onlyB, ...hardly.flatMap((m) => m.b)]),
    };
    const before = candidates.length;
    joins(a, b, weigher, false, loose, candidates);
    joins(b, a, weigher, true, { a: loose.b, b: loose.a }, candidates);
    if (candidates.length > before) return choose(a, b, candidates);
  }
  return first;
}

function choose(a: Side, b: Side, candidates: Match[]): Alignment {
  candidates.sort(
    (x, y) =>
      y.gain - x.gain ||
      x.distance - y.distance ||
      Math.abs((x.a[0] ?? 0) - (x.b[0] ?? 0)) - Math.abs((y.a[0] ?? 0) - (y.b[0] ?? 0)),
  );
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  const matches: Match[] = [];
  for (const match of candidates) {
    if (match.a.some((i) => usedA.has(i)) || match.b.some((j) => usedB.has(j))) continue;
    for (const i of match.a) usedA.add(i);
    for (const j of match.b) usedB.add(j);
    matches.push(match);
  }
  matches.sort((x, y) => (x.a[0] ?? 0) - (y.a[0] ?? 0));
  return {
    matches,
    onlyA: a.units.map((_, i) => i).filter((i) => !usedA.has(i)),
    onlyB: b.units.map((_, j) => j).filter((j) => !usedB.has(j)),
  };
}
