// SPDX-License-Identifier: Apache-2.0
// How far apart two name units are, in nats, whatever scripts they are written in.

import { arabicSpelling } from './arabic-script.ts';
import { attestedCost } from './attested.ts';
import { ChunkModel, type Encoded, readChunks } from './chunk-model.ts';
import { type Form, formsOf, type Tag, tagCost } from './forms.ts';
import { HABITS } from './habits.ts';
import { plainLatin } from './latin-script.ts';
import { DISTINCT } from './lexicon.ts';
import { spellingDistance } from './spelling-distance.ts';
import { ARABIC_LATIN } from './trained/arabic-latin.ts';
import { LATIN_LATIN } from './trained/latin-latin.ts';
import type { Script } from './words.ts';

/** Distances above this are all alike: two different names. */
export const FAR = 16;
const STRAY_ACROSS = 4.2;
const STRAY_WITHIN = 3.6;
const DISTINCT_COST = 12;

/**
 * Letters of Persian, Pashto and Urdu that Arabic names hardly have, each with the trained letter that behaves as it does
 * beside its neighbours, and the Latin letters of both.
 */
const LIKE: readonly (readonly [string, string, string, string])[] = [
  ['پ', 'p', 'ب', 'b'],
  ['گ', 'g', 'ك', 'k'],
  ['چ', 'ch', 'ش', 'sh'],
  ['ژ', 'zh', 'ش', 'sh'],
  ['ڤ', 'v', 'ف', 'f'],
];

function withHabits(): [string, string, number][] {
  const cost = new Map<string, number>();
  const trained = [...readChunks(ARABIC_LATIN)];
  for (const [letter, latin, model, modelLatin] of LIKE)
    for (const [l, r, c] of trained)
      if (l.includes(model) && r.includes(modelLatin))
        cost.set(`${l.replaceAll(model, letter)}|${r.replaceAll(modelLatin, latin)}`, c);
  for (const [l, r, c] of trained) cost.set(`${l}|${r}`, Math.min(c, cost.get(`${l}|${r}`) ?? c));
  for (const [l, r, , most] of HABITS)
    cost.set(`${l}|${r}`, Math.min(cost.get(`${l}|${r}`) ?? Infinity, most));
  return [...cost].map(([key, c]) => {
    const [l = '', r = ''] = key.split('|');
    return [l, r, c];
  });
}

export const acrossScripts = new ChunkModel(withHabits(), STRAY_ACROSS);
export const withinLatin = new ChunkModel(readChunks(LATIN_LATIN), STRAY_WITHIN);

/** One reading, prepared for either model when the model is first asked. */
export class Reading {
  readonly tag: Tag;
  readonly penalty: number;
  readonly onlyAcross: boolean;
  readonly text: string;
  /** Plain letters: a-z, or Arabic with hamza seats and final forms merged. */
  readonly plain: string;
  readonly #script: Script;
  #across: Encoded | undefined;
  #left: Encoded | undefined;
  #right: Encoded | undefined;

  constructor(form: Form, script: Script) {
    this.tag = form.tag;
    this.penalty = form.penalty;
    this.onlyAcross = form.across === true;
    this.text = form.text;
    this.plain =
      script === 'latin'
        ? plainLatin(form.text)
        : script === 'arabic'
          ? arabicSpelling(form.text)
          : form.text;
    this.#script = script;
  }

  get across(): Encoded {
    this.#across ??=
      this.#script === 'arabic' ? acrossScripts.encodeLeft(this.text) : acrossScripts.encodeRight(this.text);
    return this.#across;
  }

  get withinLeft(): Encoded {
    this.#left ??= withinLatin.encodeLeft(this.plain);
    return this.#left;
  }

  get withinRight(): Encoded {
    this.#right ??= withinLatin.encodeRight(this.plain);
    return this.#right;
  }
}

/** A unit with its readings prepared; prepare once, compare often. */
export type Prepared = {
  readonly text: string;
  readonly script: Script;
  readonly readings: readonly Reading[];
  readonly distinct: number;
  /** True when a reading takes off `abd`: such a unit is compared with its like by what follows. */
  readonly servant: boolean;
  /** Letters of the longest reading; one more in Arabic, which leaves vowels out. */
  readonly length: number;
  /** The unit in one string, the same for the same unit. */
  readonly key: string;
};

const SHIFT = DISTINCT.length;
const LEFT_MASK = (1 << SHIFT) - 1;

/** Which declared pairs a spelling stands on the left of (low bits) and on the right of (high bits). */
function distinctBits(plain: string): number {
  let bits = 0;
  DISTINCT.forEach(([left, right], i) => {
    if (left.test(plain)) bits |= 1 << i;
    if (right.test(plain)) bits |= 1 << (i + SHIFT);
  });
  return bits;
}

/** Prepares a unit for comparison. */
export function prepare(text: string, script: Script, tag: Tag): Prepared {
  const readings = formsOf(text, script, tag).map((form) => new Reading(form, script));
  return {
    text,
    script,
    readings,
    distinct: distinctBits(readings[0]?.plain ?? ''),
    servant: readings.some((reading) => reading.tag === 'abd'),
    length: Math.max(...readings.map((reading) => reading.plain.length)) + (script === 'arabic' ? 1 : 0),
    key: `${tag}·${text}`,
  };
}

/**
 * What is expected of a pair before it is aligned: weights of both sides' likeliest price and length, from a logistic
 * regression that tells attested pairs from their nearest strangers in the register.
 */
function acrossExpectation(arabic: Encoded, latin: Encoded): number {
  return (
    0.22 * (arabic.rest[0] as number) +
    0.66 * (latin.rest[0] as number) +
    0.28 * (arabic.length - 2) +
    (latin.length - 2) -
    6
  );
}

/** Below this a distance is bent towards 0 without reaching it, so that the likelier of two good spellings stays nearer. */
const BEND = 2;

function bent(distance: number): number {
  return distance >= BEND ? distance : BEND * Math.exp((distance - BEND) / BEND);
}

function acrossDistance(arabic: Encoded, latin: Encoded, limit: number): number {
  const expected = acrossExpectation(arabic, latin);
  return bent(acrossScripts.align(arabic, latin, Math.max(limit, BEND) + expected) - expected);
}

function withinDistance(left: Encoded, right: Encoded, limit: number): number {
  const best = ((left.rest[0] as number) + (right.rest[0] as number)) / 2;
  return Math.max(0, withinLatin.align(left, right, limit + best) - best);
}

function latinDistance(a: Reading, b: Reading, limit: number): number {
  if (a.plain === b.plain) return 0;
  const [first, second] = a.plain < b.plain ? [a, b] : [b, a];
  const heard = withinDistance(first.withinLeft, second.withinRight, limit);
  const typed = spellingDistance(a.plain, b.plain, Math.min(limit, heard));
  return Math.max(0.3, Math.min(heard, typed));
}

function readingDistance(a: Reading, b: Reading, sa: Script, sb: Script, limit: number): number {
  const attested = attestedCost(a.plain, b.plain);
  if (attested !== undefined && a.plain !== b.plain) return attested;
  if (sa === 'arabic' && sb === 'latin') return acrossDistance(a.across, b.across, limit);
  if (sa === 'latin' && sb === 'arabic') return readingDistance(b, a, sb, sa, limit);
  if (sa !== sb) return FAR;
  if (sa === 'latin') return latinDistance(a, b, limit);
  if (a.text === b.text) return 0;
  return a.plain === b.plain ? 0.2 : Math.max(0.4, spellingDistance(a.plain, b.plain, limit));
}

/** True for two names that look alike and are different names by declaration (M'hamed and Mohamed). */
export function declaredDistinct(a: Prepared, b: Prepared): boolean {
  return (((a.distinct & (b.distinct >>> SHIFT)) | (b.distinct & (a.distinct >>> SHIFT))) & LEFT_MASK) !== 0;
}

/** Distance of two prepared units: 0 for the same spelling or the likeliest romanisation, up to FAR; symmetric. */
export function unitDistance(a: Prepared, b: Prepared, limit: number = FAR): number {
  let best = Math.min(FAR, limit);
  let found = FAR;
  // the letters of `abd al-` alone would make Abd al-Haqq a neighbour of Abdullah
  const servants = a.servant && b.servant;
  const within = a.script === b.script;
  for (const ra of a.readings) {
    if (within && ra.onlyAcross) continue;
    for (const rb of b.readings) {
      if (within && rb.onlyAcross) continue;
      if (
        servants &&
        (ra.tag !== 'abd' || rb.tag !== 'abd') &&
        attestedCost(ra.plain, rb.plain) === undefined
      )
        continue;
      const fixed = ra.penalty + rb.penalty + tagCost(ra.tag, rb.tag);
      if (fixed >= best) continue;
      const d = fixed + readingDistance(ra, rb, a.script, b.script, best - fixed);
      if (d < best) {
        best = d;
        found = d;
      }
    }
  }
  if (found < DISTINCT_COST && declaredDistinct(a, b)) return Math.max(found, DISTINCT_COST);
  return found;
}
