// SPDX-License-Identifier: Apache-2.0
// Second look at the records that the posting lists brought up: full alignment, weighed by the register's own rarities.

import { align, DISTANCE_WEIGHT, sideOf, type Weigher } from '../alignment.ts';
import { featuresOf } from '../name-comparison.ts';
import { type OtherEvidence, otherEvidence } from '../other-evidence.ts';
import { type ParsedName, parseName, type Unit, unitKey } from '../parse.ts';
import type { PersonRecord } from '../person.ts';
import { type Prepared, unitDistance } from '../token-distance.ts';
import { type Plan, SMALLEST_WORLD } from './plan.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Nats lost for each name of the query that the record lacks, and per nat of its rarity; then the same of the record's. */
const LEFT_UNIT = 1;
const LEFT_IN_QUERY = 0.25;
const LEFT_IN_RECORD = 0.5;
/** For each title or particle that only the record has. */
const SMALL_EXTRA = 0.3;
const CONFLICT = 0.25;
const DISORDER = 1;
const REVERSED = 3;
/** A title or particle that agrees with a name. */
const SMALL_WORD = 1.2;

/** Everything that one query needs to weigh records with. */
export type Weighing = {
  readonly query: PersonRecord;
  readonly parsed: ParsedName;
  readonly plan: Plan;
  readonly vocabulary: Vocabulary;
  readonly records: number;
};

type Steps = readonly { readonly distance: number; readonly rarity: number }[];

/** Rarity of "a token as near as this" for each query unit, from its planned terms. */
function stepsOf(weighing: Weighing): Steps[] {
  return weighing.parsed.units.map((_, i) => {
    const planned = weighing.plan.units.find((unit) => unit.covers.length === 1 && unit.covers[0] === i);
    return (planned?.terms ?? []).map((term) => ({
      distance: term.distance,
      rarity: term.evidence + 0.4 * term.distance,
    }));
  });
}

/** Distances that planning has worked out already, by the prepared token that the vocabulary keeps. */
function rememberedDistances(weighing: Weighing, i: number): Map<Prepared, number> {
  const planned = weighing.plan.units.find((unit) => unit.covers.length === 1 && unit.covers[0] === i);
  return new Map(
    (planned?.terms ?? []).map((term) => [weighing.vocabulary.preparedOf(term.token), term.distance]),
  );
}

function rarityAt(steps: Steps, distance: number, none: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((steps[mid]?.distance ?? 0) <= distance + 0.05) low = mid + 1;
    else high = mid;
  }
  return low === 0 ? (steps[0]?.rarity ?? none) : (steps[low - 1]?.rarity ?? none);
}

/** Makes the function that scores one record in nats: names (its own or an alias, the best) and whatever else is known. */
export function reranker(
  weighing: Weighing,
): (record: PersonRecord) => { readonly nats: number; readonly name: number; readonly other: OtherEvidence } {
  const { parsed, vocabulary, records, plan } = weighing;
  const steps = stepsOf(weighing);
  const none = Math.log(records + SMALLEST_WORLD);
  const prepareUnit = (unit: Unit) => vocabulary.prepareUnit(unit);
  const query = { units: parsed.units, prepared: plan.prepared };
  const remembered = parsed.units.map((_, i) => rememberedDistances(weighing, i));
  const scoreName = (written: string): number => {
    const side = sideOf(parseName(written), prepareUnit);
    const weigher: Weigher = {
      match: (i, j, distance) =>
        query.units[i]?.role === 'optional' || side.units[j]?.role === 'optional'
          ? SMALL_WORD - DISTANCE_WEIGHT * distance
          : rarityAt(steps[i] ?? [], distance, none) - DISTANCE_WEIGHT * distance,
      distance: (i, j, limit) => {
        const other = side.prepared[j] as Prepared;
        const memory = remembered[i] as Map<Prepared, number>;
        const known = memory.get(other);
        if (known !== undefined) return known;
        const distance = unitDistance(query.prepared[i] as Prepared, other, limit);
        memory.set(other, distance);
        return distance;
      },
      rarityA: (i) => Math.min(8, rarityAt(steps[i] ?? [], 2, none)),
      rarityB: (j) => {
        const token = vocabulary.idOf(unitKey(side.units[j] as Unit));
        return Math.min(
          8,
          Math.log((records + SMALLEST_WORLD) / ((token === undefined ? 0 : vocabulary.countOf(token)) + 1)),
        );
      },
    };
    const alignment = align(query, side, weigher);
    const features = featuresOf(query, side, alignment, weigher);
    let left = 0;
    for (const i of alignment.onlyA)
      if (query.units[i]?.role === 'name')
        left += LEFT_UNIT + LEFT_IN_QUERY * Math.min(6, weigher.rarityA(i));
    let extra = SMALL_EXTRA * alignment.onlyB.filter((j) => side.units[j]?.role === 'optional').length;
    for (const j of alignment.onlyB)
      if (side.units[j]?.role === 'name') extra += LEFT_IN_RECORD * Math.min(6, weigher.rarityB(j));
    return (
      features.matched -
      left -
      extra -
      CONFLICT * features.conflict -
      REVERSED * features.reversed -
      DISORDER * features.disorder
    );
  };
  return (record) => {
    let name = scoreName(record.name);
    for (const alias of record.aliases ?? []) name = Math.max(name, scoreName(alias));
    const other = otherEvidence(weighing.query, record);
    return { nats: name + other.nats, name, other };
  };
}
