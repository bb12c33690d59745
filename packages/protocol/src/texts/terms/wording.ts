// SPDX-License-Identifier: Apache-2.0
// What sentences about terms are made with: names, dates and labels in one language, kept from turning each other's direction.
import type { Field, Terms } from '../../agreement/terms-values.ts';
import type { CodeList, Labels, Language } from '../../codes/index.ts';
import type { PartyId, Text, Time } from '../../ids.ts';

/** One sentence for each field of an agreement (docs/protocol.md §7), in one language. */
export type TermsSentences = { readonly [F in Field]: (value: Terms[F], in_: Wording) => string };

/** Names of parties by id, as a document gives them. */
export type PartyNames = ReadonlyMap<string, Text>;

const separators: Readonly<Record<Language, string>> = { ar: '، ', es: ', ', fr: ', ', en: ', ' };
const ends: Readonly<Record<Language, string>> = { ar: '؛ ', es: '; ', fr: ' ; ', en: '; ' };

/** Embeddings, overrides and isolates, with which a name could break out of its own isolate. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** Letters of another script, or from outside, must not turn the sentence around them (UAX #9, isolates). */
export const isolated = (text: string): string => `\u2068${text.replace(turning, '')}\u2069`;
const leftToRight = (text: string): string => `\u2066${text}\u2069`;

export class Wording {
  readonly language: Language;
  readonly #names: PartyNames;

  constructor(language: Language, names: PartyNames) {
    this.language = language;
    this.#names = names;
  }

  /** Labels of codes, joined. */
  codes<Code extends string>(list: CodeList<Code>, codes: readonly Code[]): string {
    return this.labels(codes.map((code) => list.labels[code]));
  }

  labels(labels: readonly Labels[]): string {
    return labels.map((label) => label[this.language]).join(ends[this.language]);
  }

  /** A code as it is written on papers, with what it means. */
  coded<Code extends string>(list: CodeList<Code>, code: Code, shown: string = code): string {
    return `${leftToRight(shown)} (${list.labels[code][this.language]})`;
  }

  join(parts: readonly string[]): string {
    return parts.join(separators[this.language]);
  }

  joinLong(parts: readonly string[]): string {
    return parts.join(ends[this.language]);
  }

  party(id: PartyId): string {
    const names = this.#names.get(id);
    return names === undefined ? leftToRight(id) : this.text(names);
  }

  parties(ids: readonly PartyId[]): string {
    return this.join(ids.map((id) => this.party(id)));
  }

  /** In this language, else in English, else in the first there is. */
  text(text: Text): string {
    return isolated(text[this.language] ?? text.en ?? Object.values(text)[0] ?? '');
  }

  /** A day, with its time of day where that is not midnight. */
  time(time: Time): string {
    const [day = '', clock = ''] = time.split('T');
    return leftToRight(clock === '00:00:00Z' ? day : `${day} ${clock.slice(0, 5)} UTC`);
  }

  raw(text: string): string {
    return isolated(text);
  }
}

/** A number with its noun where a language has a singular and a plural. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
