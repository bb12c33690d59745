// SPDX-License-Identifier: Apache-2.0
// Second look at the records that the posting lists brought up: full alignment, weighed by the register's own rarities.

import { align, sideOf, type Weigher } from '../alignment.ts';
import { isReversed, stepsBack } from '../name-comparison.ts';
import { type OtherEvidence, otherEvidence } from '../other-evidence.ts';
import { type ParsedName, parseName, type Unit } from '../parse.ts';
import type { PersonRecord } from '../person.ts';
import { type Prepared, unitDistance } from '../token-distance.ts';
import { DECAY, LEFT_IN_QUERY, LEFT_IN_RECORD, type Plan, REACH } from './plan.ts';
import type { Vocabulary } from './vocabulary.ts';

/** For each title or particle that only the record has. */
const SMALL_EXTRA = 0.5;
const DISORDER = 1.5;
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

type Steps = readonly { readonly distance: number; readonly rarity: number }[];

/** Rarity of "a token as near as this" for each query unit, from its planned terms. */
function stepsOf(weighing: Weighing): Steps[] {
  return weighing.parsed.units.map((_, i) => {
    const planned = weighing.plan.units.find((unit) => unit.covers.length === 1 && unit.covers[0] === i);
    return (planned?.terms ?? []).map((term) => ({
      distance: term.distance,
      rarity: term.evidence + DECAY * term.distance,
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

/** Rarity of a unit of which the register holds nothing near: what matches it after all is far from it. */
const NOTHING_NEAR = 5;

function rarityAt(steps: Steps, distance: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((steps[mid]?.distance ?? 0) <= distance + 0.05) low = mid + 1;
    else high = mid;
  }
  return steps[Math.max(0, low - 1)]?.rarity ?? NOTHING_NEAR;
}

/** Makes the function that scores one record in nats: names (its own or an alias, the best) and whatever else is known. */
export function reranker(
  weighing: Weighing,
): (record: PersonRecord) => { readonly nats: number; readonly name: number; readonly other: OtherEvidence } {
  const { parsed, vocabulary, plan } = weighing;
  const steps = stepsOf(weighing);
  const prepareUnit = (unit: Unit) => vocabulary.prepareUnit(unit);
  const query = { units: parsed.units, prepared: plan.prepared };
  const remembered = parsed.units.map((_, i) => rememberedDistances(weighing, i));
  const scoreName = (written: string): number => {
    const side = sideOf(parseName(written), prepareUnit);
    const weigher: Weigher = {
      reach: REACH,
      match: (i, j, distance) =>
        query.units[i]?.role === 'optional' || side.units[j]?.role === 'optional'
          ? SMALL_WORD - DECAY * distance
          : rarityAt(steps[i] ?? [], distance) - DECAY * distance,
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
    let small = 0;
    for (const j of alignment.onlyB) {
      if (side.units[j]?.role === 'name') extra++;
      else if (side.units[j]?.role === 'optional') small++;
    }
    return (
      nats -
      LEFT_IN_QUERY * left -
      LEFT_IN_RECORD * extra -
      SMALL_EXTRA * small -
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
    let name = nameNats(record.name);
    for (const alias of record.aliases ?? []) name = Math.max(name, nameNats(alias));
    const other = otherEvidence(weighing.query, record);
    return { nats: name + other.nats, name, other };
  };
}
