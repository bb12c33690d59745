// SPDX-License-Identifier: Apache-2.0
// Second look at the records that the posting lists brought up: full alignment, weighed by the register's own rarities.

import { type Alignment, align, type Side, sideOf, type Weigher } from '../alignment.ts';
import { isReversed, stepsBack } from '../name-comparison.ts';
import { type OtherEvidence, otherEvidence } from '../other-evidence.ts';
import { type ParsedName, parseName, type Unit } from '../parse.ts';
import { namesOf, type PersonRecord } from '../person.ts';
import { FAR, type Prepared, unitDistance } from '../token-distance.ts';
import {
  FARTHEST,
  FIRST_MISSING,
  givenBack,
  lossAt,
  lostBy,
  type Plan,
  type PlannedUnit,
  REACH,
} from './plan.ts';
import type { Vocabulary } from './vocabulary.ts';

/** For each title, particle or initial that only the record has; for each small word in it that belongs to nothing. */
const SMALL_EXTRA = 0.25;
const IDLE = 0.5;
const DISORDER = 2.5;
const REVERSED = 3;
/** A title or particle that agrees with a name. */
const SMALL_WORD = 1.2;

/** Everything that one query needs to weigh records with. */
export type Weighing = {
  readonly query: PersonRecord;
  readonly parsed: ParsedName;
  readonly plan: Plan;
  readonly vocabulary: Vocabulary;
};

function plannedOf(weighing: Weighing, i: number): PlannedUnit | undefined {
  return weighing.plan.units.find((unit) => unit.covers.length === 1 && unit.covers[0] === i);
}

/** Distances that planning has worked out already, by the prepared token that the vocabulary keeps. */
function rememberedDistances(weighing: Weighing, i: number): Map<Prepared, number> {
  return new Map(
    (plannedOf(weighing, i)?.terms ?? []).map((term) => [
      weighing.vocabulary.preparedOf(term.token),
      term.distance,
    ]),
  );
}

/** Rarity of a unit of which the register holds nothing near: what matches it after all is far from it. */
const NOTHING_NEAR = 5;

/** Where the first name stands, a kunya before it left aside; -1 when there is none. */
function firstName(units: readonly Unit[]): number {
  return units.findIndex((unit) => unit.role === 'name' && unit.tag !== 'abu' && unit.tag !== 'um');
}

/** Makes the function that scores one record in nats: names (its own or an alias, the best) and whatever else is known. */
export function reranker(
  weighing: Weighing,
): (record: PersonRecord) => { readonly nats: number; readonly name: number; readonly other: OtherEvidence } {
  const { parsed, vocabulary, plan } = weighing;
  const rarities = parsed.units.map((_, i) => plannedOf(weighing, i)?.rarity ?? NOTHING_NEAR);
  const prepareUnit = (unit: Unit) => vocabulary.prepareUnit(unit);
  const query = { units: parsed.units, prepared: plan.prepared };
  const remembered = parsed.units.map((_, i) => rememberedDistances(weighing, i));
  const far = parsed.units.map(() => new Map<Prepared, number>());
  /** Distance of the nearest two names that were left on both sides. */
  const nearestLeft = (side: Side, { onlyA, onlyB }: Alignment): number => {
    let nearest = FAR;
    for (const i of onlyA)
      for (const j of onlyB) {
        if (query.units[i]?.role !== 'name' || side.units[j]?.role !== 'name') continue;
        const other = side.prepared[j] as Prepared;
        const memory = far[i] as Map<Prepared, number>;
        let distance = memory.get(other);
        if (distance === undefined) {
          distance = unitDistance(query.prepared[i] as Prepared, other, FARTHEST);
          memory.set(other, distance);
        }
        nearest = Math.min(nearest, distance);
      }
    return nearest;
  };
  const scoreName = (written: string): number => {
    const record = parseName(written);
    const side = sideOf(record, prepareUnit);
    const weigher: Weigher = {
      reach: REACH,
      match: (i, j, distance) =>
        query.units[i]?.role === 'optional' || side.units[j]?.role === 'optional'
          ? SMALL_WORD - lossAt(distance)
          : (rarities[i] ?? NOTHING_NEAR) - lossAt(distance),
      distance: (i, j, limit) => {
        const other = side.prepared[j] as Prepared;
        const memory = remembered[i] as Map<Prepared, number>;
        const known = memory.get(other);
        if (known !== undefined) return known;
        const distance = unitDistance(query.prepared[i] as Prepared, other, limit);
        memory.set(other, distance);
        return distance;
      },
    };
    const alignment = align(query, side, weigher);
    let nats = 0;
    for (const match of alignment.matches) nats += match.gain;
    let left = 0;
    for (const i of alignment.onlyA) if (query.units[i]?.role === 'name') left++;
    let extra = 0;
    const idle = Math.max(0, record.idle - parsed.idle);
    let small = 0;
    for (const j of alignment.onlyB) {
      if (side.units[j]?.role === 'name') extra++;
      else small++;
    }
    const relieved = left > 0 && extra > 0 ? nearestLeft(side, alignment) : FAR;
    const first =
      alignment.onlyA.includes(firstName(query.units)) || alignment.onlyB.includes(firstName(side.units));
    return (
      nats -
      lostBy(left, extra) +
      givenBack(relieved) -
      (first ? FIRST_MISSING : 0) -
      SMALL_EXTRA * small -
      IDLE * idle -
      (isReversed(query, side, alignment.matches) ? REVERSED : 0) -
      DISORDER * stepsBack(alignment.matches)
    );
  };
  const scored = new Map<string, number>();
  /** Twins are many in a large register: a name that was weighed is not weighed again. */
  const nameNats = (written: string): number => {
    const known = scored.get(written);
    if (known !== undefined) return known;
    const nats = scoreName(written);
    scored.set(written, nats);
    return nats;
  };
  return (record) => {
    const name = Math.max(...namesOf(record).map(nameNats));
    const other = otherEvidence(weighing.query, record);
    return { nats: name + other.nats, name, other };
  };
}
