// SPDX-License-Identifier: Apache-2.0
// From features to a probability that two records are one person: trained weights, and rules that no weight may outvote.

import type { NameFeatures } from './name-comparison.ts';
import { BIAS, WEIGHTS } from './trained/calibration.ts';

/** Two names alone never say more than this: people share names. */
export const MOST_BY_NAME = 0.95;
/** Nothing says more than this: a person confirms. */
export const MOST = 0.999;
/** The documented threshold of "worth a look": see EVALUATION.md. */
export const THRESHOLD = 0.5;

/** Below this a name contradicts, and nothing but a paper's number may make a candidate of the two. */
const NAME_CONTRADICTS = 0.2;
const CAP_WHEN_NAME_CONTRADICTS = 0.45;

/** How far nats of other evidence are believed: pieces are not quite independent of one another. */
const OTHER_WEIGHT = 0.8;

const RULES = {
  /** No unit agrees. */
  nothing: 0.02,
  /** Father and son changed places: another man (A bin B is not B bin A). */
  reversed: 0.3,
  /** Names that only look alike (M'hamed, Mohamed). */
  distinct: 0.35,
  /** One name agrees and two or more do not stand on the other side: too many people bear it. */
  lone: 0.35,
} as const;

/** The numbers that the logistic regression reads, in its order. */
export function calibrationVector(f: NameFeatures): number[] {
  return [
    f.letters * 3,
    f.fewSlips,
    f.bothLeft,
    f.oneLeft,
    f.bothLeft === 1 ? f.leftAlike * 2 : 0,
    f.coverLeast,
    f.worst / 4,
    Math.max(0, f.worst - 4.5),
  ];
}

/** The most that the rules allow, 1 when none speaks. */
export function ruleCap(f: NameFeatures): number {
  if (f.units + f.initials === 0) return RULES.nothing;
  let cap = 1;
  if (f.reversed === 1) cap = RULES.reversed;
  if (f.distinct === 1) cap = Math.min(cap, RULES.distinct);
  if (f.units + f.initials <= 1 && f.oneLeft + f.bothLeft >= 2) cap = Math.min(cap, RULES.lone);
  return cap;
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** The most that agreement on so many nats of rarity may say: a common name says less than a rare one. */
function rarityCap(matched: number): number {
  return 0.5 + (MOST_BY_NAME - 0.5) * (1 - Math.exp(-matched / 8));
}

/** Probability that two names are one person's, were both sides equally likely beforehand; 0.01 to MOST_BY_NAME. */
export function nameProbability(f: NameFeatures): number {
  const vector = calibrationVector(f);
  const z = vector.reduce((sum, value, i) => sum + value * (WEIGHTS[i] ?? 0), BIAS);
  return Math.max(0.01, Math.min(rarityCap(f.matched), ruleCap(f), sigmoid(z)));
}

/** The name's probability moved by nats of other evidence; `paper` tells that a document's number is among it. */
export function withOther(probability: number, nats: number, paper: boolean): number {
  if (nats === 0) return probability;
  const moved = sigmoid(Math.log(probability / (1 - probability)) + OTHER_WEIGHT * nats);
  return Math.min(probability < NAME_CONTRADICTS && !paper ? CAP_WHEN_NAME_CONTRADICTS : MOST, moved);
}
