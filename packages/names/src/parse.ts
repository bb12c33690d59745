// SPDX-License-Identifier: Apache-2.0
// Reads a written name into units: names with their compounds joined, small words set apart, order kept.

import type { Tag } from './forms.ts';
import { plainLatin } from './latin-script.ts';
import { isNoise, type Part, partOf } from './lexicon.ts';
import { type Script, type Word, wordsOf } from './words.ts';

/**
 * One unit of a name. `optional` units (particles, titles) count little when they agree and hardly when they are
 * missing. `filiation` tells that the unit stood after ben, ibn, bint.
 */
export type Unit = {
  readonly text: string;
  readonly script: Script;
  readonly tag: Tag;
  readonly role: 'name' | 'initial' | 'optional';
  readonly filiation: '' | 'son' | 'daughter';
  /** The unit as it was written, with its article and the head or tail of its compound. */
  readonly shown: string;
};

/** `idle` counts the small words that belong to nothing where they stand: a `bin` before all names, an `al` behind them. */
export type ParsedName = { readonly written: string; readonly units: readonly Unit[]; readonly idle: number };

type Pending = {
  tag: Tag;
  filiation: Unit['filiation'];
  article: boolean;
  held: Word | undefined;
  from: number | undefined;
};

const LEADING: Partial<Record<Part, Tag>> = {
  abd: 'abd',
  abu: 'abu',
  um: 'um',
  ould: 'ould',
  ait: 'ait',
  dhu: 'dhu',
};

function none(): Pending {
  return { tag: '', filiation: '', article: false, held: undefined, from: undefined };
}

/** The part a word plays where it stands; words that could be names themselves are names unless the next word fits. */
function partHere(word: Word, next: Word | undefined, first: boolean, words: number): Part | undefined {
  if (word.initial) return undefined;
  const part = partOf(word.text);
  if (part === 'assimilated') {
    const consonant = word.text.slice(1);
    if (next === undefined || !next.text.startsWith(consonant.charAt(0))) return undefined;
    return next.text.length > 3 || partOf(next.text) === 'din' ? 'assimilated' : undefined;
  }
  if (part === 'son' && first && word.text === 'ben' && words === 2) return undefined;
  if (
    (part === 'abu' || part === 'dhu' || part === 'um') &&
    (next === undefined || (word.text.length <= 3 && !first && next.text.length < 3))
  ) {
    return undefined;
  }
  if (
    (part === 'abd' || part === 'ould' || part === 'ait' || part === 'son' || part === 'daughter') &&
    next === undefined
  )
    return undefined;
  return part;
}

class UnitBuilder {
  readonly units: Unit[] = [];
  readonly #read: string;
  #lastFrom = 0;
  idle = 0;
  pending = none();

  constructor(read: string) {
    this.#read = read;
  }

  push(word: Word, role: Unit['role']): void {
    const { tag, filiation } = this.pending;
    if (filiation !== '' && this.units.length === 0) this.idle++;
    this.#lastFrom = this.pending.from ?? word.from;
    this.units.push({
      text: word.text,
      script: word.script,
      tag,
      role,
      filiation,
      shown: this.#read.slice(this.#lastFrom, word.to),
    });
    this.pending = none();
  }

  /** Hangs `din` or `llah` on the name before it; false when there is none to hang it on. */
  join(tag: 'din' | 'llah', word: Word): boolean {
    const before = this.units.at(-1);
    if (
      this.pending.filiation !== '' ||
      before === undefined ||
      before.role !== 'name' ||
      (before.tag !== '' && before.tag !== 'article')
    )
      return false;
    this.units[this.units.length - 1] = { ...before, tag, shown: this.#read.slice(this.#lastFrom, word.to) };
    this.pending = none();
    return true;
  }

  take(word: Word, part: Part | undefined): void {
    if (part === 'article' || part === 'assimilated') {
      this.pending.article = true;
      this.pending.from ??= word.from;
      return;
    }
    if (part === 'selfdin' && this.pending.tag === '' && this.join('din', word)) return;
    if (part === 'din' && this.pending.article && this.join('din', word)) return;
    if (part === 'llah' && this.pending.tag === '' && this.join('llah', word)) return;
    const leading = part === undefined ? undefined : LEADING[part];
    if (leading !== undefined && this.pending.tag === '') {
      this.pending = { ...this.pending, tag: leading, held: word, from: this.pending.from ?? word.from };
      return;
    }
    if (part === 'son' || part === 'daughter') {
      this.pending.filiation = part;
      this.pending.from ??= word.from;
      return;
    }
    this.push(word, part === 'particle' || part === 'title' ? 'optional' : word.initial ? 'initial' : 'name');
  }

  finish(): Unit[] {
    if (this.pending.article || this.pending.filiation !== '') this.idle++;
    if (this.pending.held !== undefined) {
      const held = this.pending.held;
      this.pending = none();
      this.push(held, 'name');
    }
    return this.units;
  }
}

/** Particles and titles are names when nothing else is there to compare. */
function promote(units: Unit[]): Unit[] {
  if (units.some((unit) => unit.role === 'name')) return units;
  return units.map((unit) => (unit.role === 'optional' ? { ...unit, role: 'name' } : unit));
}

/** Reads any text as a name. Never throws; a text without letters gives no units. */
export function parseName(written: string): ParsedName {
  const { read, words } = wordsOf(written);
  const builder = new UnitBuilder(read);
  words.forEach((word, i) => {
    if (
      words.length > 2 &&
      i > 1 &&
      i === words.length - 1 &&
      word.script === 'latin' &&
      isNoise(plainLatin(word.text))
    )
      return;
    builder.take(word, partHere(word, words[i + 1], i === 0, words.length));
  });
  return { written, units: promote(builder.finish()), idle: builder.idle };
}

/** The text under which a unit is kept in a vocabulary: what was taken off, then the letters. */
export function unitKey(unit: Pick<Unit, 'text' | 'tag'>): string {
  return unit.tag === '' ? unit.text : `${unit.tag}·${unit.text}`;
}

/** Reads a vocabulary key back. */
export function unitOfKey(key: string): { text: string; tag: Tag } {
  const at = key.indexOf('·');
  return at < 0 ? { text: key, tag: '' } : { text: key.slice(at + 1), tag: key.slice(0, at) as Tag };
}
