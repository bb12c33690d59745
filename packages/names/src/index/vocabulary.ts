// SPDX-License-Identifier: Apache-2.0
// The distinct name units of a register, searched by sound: skeleton keys, deletions, attested spellings, then distance.

import { attestedGroups } from '../attested.ts';
import type { Tag } from '../forms.ts';
import { unitKey, unitOfKey } from '../parse.ts';
import { deletions, skeletonsOf } from '../skeleton.ts';
import { FAR, type Prepared, prepare, unitDistance } from '../token-distance.ts';
import type { Script } from '../words.ts';
import { KeyTable } from './key-table.ts';

export type Neighbour = { readonly token: number; readonly distance: number };

export type VocabularyOptions = {
  /** Most tokens of one query unit whose distance is worked out. */
  readonly mostCompared: number;
  /** Prepared tokens kept in memory. */
  readonly mostPrepared: number;
};

const DEFAULTS: VocabularyOptions = { mostCompared: 6000, mostPrepared: 40_000 };

/** A neighbour this near makes the loosest keys (two letters of difference) needless. */
const NEAR_ENOUGH = 4;
/** So many neighbours under the surest keys, one of them this near, make any looser key needless. */
const VERY_NEAR = 2;
const PLENTY = 8;
/** Nats beyond the nearest within which looser keys still count. */
const NEARER = 6;
/** Answers remembered until the vocabulary grows: common names are asked for again and again. */
const MOST_ANSWERS = 2000;
const ATTESTED_BASE = -1;
const EXACT = 0;
const DELETED = 1;
/** Packed skeletons of four consonants begin here: in a shorter one, one consonant for another leaves nothing of it. */
const FOUR_CONSONANTS = 729;
/** Packed skeletons of two consonants begin here. */
const TWO_CONSONANTS = 9;

function scriptOf(key: string): Script {
  const first = key.charCodeAt(key.indexOf('·') + 1);
  if (first >= 0x0600 && first <= 0x06ff) return 'arabic';
  return first < 0x0180 ? 'latin' : 'other';
}

/** Token ids are dense, from 0, in the order of adding; a token is never taken out. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #keys = new KeyTable();
  readonly #prepared = new Map<number, Prepared>();
  readonly #answers = new Map<string, readonly Neighbour[]>();
  readonly #options: VocabularyOptions;
  #counts = new Uint32Array(1024);

  constructor(options: Partial<VocabularyOptions> = {}) {
    this.#options = { ...DEFAULTS, ...options };
  }

  get size(): number {
    return this.#texts.length;
  }

  /** The id of a unit key, or undefined when the register does not hold it. */
  idOf(key: string): number | undefined {
    return this.#ids.get(key);
  }

  textOf(token: number): string {
    return this.#texts[token] ?? '';
  }

  /** In how many records the token stands. */
  countOf(token: number): number {
    return this.#counts[token] ?? 0;
  }

  setCount(token: number, count: number): void {
    this.#counts[token] = count;
  }

  /** The id of a unit key, which is taken in when it is new. */
  intern(key: string): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const token = this.#texts.length;
    this.#ids.set(key, token);
    this.#texts.push(key);
    if (token >= this.#counts.length) {
      const counts = new Uint32Array(this.#counts.length * 2);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    this.#enter(token, key);
    if (this.#answers.size > 0) this.#answers.clear();
    return token;
  }

  preparedOf(token: number): Prepared {
    const known = this.#prepared.get(token);
    if (known !== undefined) return known;
    const key = this.textOf(token);
    const { text, tag } = unitOfKey(key);
    const made = prepare(text, scriptOf(key), tag);
    if (this.#prepared.size >= this.#options.mostPrepared) this.#prepared.clear();
    this.#prepared.set(token, made);
    return made;
  }

  /** A unit prepared; from memory when the register holds it. */
  prepareUnit(unit: { readonly text: string; readonly script: Script; readonly tag: Tag }): Prepared {
    const token = this.#ids.get(unitKey(unit));
    return token === undefined ? prepare(unit.text, unit.script, unit.tag) : this.preparedOf(token);
  }

  /**
   * The tokens within `limit` of a unit, nearest first; those found under a looser key not far beyond the nearest. Looser
   * keys are not tried beyond `loosest`, nor when the surer ones have found enough.
   */
  near(unit: Prepared, limit: number, loosest: 0 | 1 | 2 = 2): readonly Neighbour[] {
    const asked = `${loosest}|${limit}|${unit.key}`;
    const known = this.#answers.get(asked);
    if (known !== undefined) return known;
    const found = this.#search(unit, limit, loosest);
    if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear();
    this.#answers.set(asked, found);
    return found;
  }

  #search(unit: Prepared, limit: number, loosest: 0 | 1 | 2): Neighbour[] {
    const out: Neighbour[] = [];
    const seen = new Set<number>();
    const most = this.#options.mostCompared;
    let reach = limit;
    let nearest = FAR;
    const visit = (token: number) => {
      if (seen.size >= most || seen.has(token)) return;
      seen.add(token);
      const distance = unitDistance(unit, this.preparedOf(token), reach);
      if (distance > reach || distance >= FAR) return;
      out.push({ token, distance });
      nearest = Math.min(nearest, distance);
    };
    queryKeys(unit).forEach((keys, looseness) => {
      if (looseness > loosest || (looseness === 2 && nearest < NEAR_ENOUGH)) return;
      if (looseness === 1 && nearest < VERY_NEAR && out.length >= PLENTY) return;
      if (looseness > 0) reach = Math.min(limit, nearest + NEARER);
      for (const key of keys) if (seen.size < most) this.#keys.forEach(key, visit);
    });
    return out.sort((a, b) => a.distance - b.distance || a.token - b.token);
  }

  #enter(token: number, key: string): void {
    const { text, tag } = unitOfKey(key);
    const made = prepare(text, scriptOf(key), tag);
    if (this.#prepared.size < this.#options.mostPrepared) this.#prepared.set(token, made);
    for (const k of storedKeys(made)) this.#keys.add(k, token);
  }
}

function keyOf(skeleton: number, kind: number): number {
  return skeleton * 2 + kind;
}

function literalKey(text: string): number {
  let h = 7;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0;
  return -1_000_000 - (h >>> 0);
}

function storedKeys(unit: Prepared): Set<number> {
  const keys = new Set<number>();
  for (const reading of unit.readings) {
    if (unit.script === 'other') keys.add(literalKey(reading.plain));
    for (const group of attestedGroups(reading.plain)) keys.add(ATTESTED_BASE - group.group);
    skeletonsOf(reading.text, unit.script).forEach((skeleton, i) => {
      keys.add(keyOf(skeleton, EXACT));
      if (i === 0) for (const shorter of deletions(skeleton)) keys.add(keyOf(shorter, DELETED));
    });
  }
  return keys;
}

/** Keys to look under, in kinds, the surest kind first. */
function queryKeys(unit: Prepared): readonly ReadonlySet<number>[] {
  const sure = new Set<number>();
  const near = new Set<number>();
  const far = new Set<number>();
  for (const reading of unit.readings) {
    if (unit.script === 'other') sure.add(literalKey(reading.plain));
    for (const group of attestedGroups(reading.plain)) sure.add(ATTESTED_BASE - group.group);
    skeletonsOf(reading.text, unit.script).forEach((skeleton, i) => {
      sure.add(keyOf(skeleton, EXACT));
      if (skeleton >= TWO_CONSONANTS) near.add(keyOf(skeleton, DELETED));
      if (i > 1) return;
      const many = skeleton >= FOUR_CONSONANTS;
      for (const shorter of deletions(skeleton)) {
        near.add(keyOf(shorter, EXACT));
        if (many) far.add(keyOf(shorter, DELETED));
      }
    });
  }
  return [sure, near, far];
}
