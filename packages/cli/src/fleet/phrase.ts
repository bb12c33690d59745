// SPDX-License-Identifier: Apache-2.0
// Sentences with values in them, good to read in both directions of writing.
import type { Language } from '@tansiq/node/contract';

export type Values = Readonly<Record<string, string | number>>;

/** First strong isolate and its end (Unicode UAX #9): what stands between them orders itself and nothing around it. */
const ISOLATE = '\u2068';
const END = '\u2069';

const arabicLetter = /\p{Script=Arabic}/u;
const latinOrDigit = /[\p{Script=Latin}\d]/u;

/** A value as it stands in a sentence of `language`: isolated where it is written in the other direction. */
export function isolated(value: string | number, language: Language): string {
  const text = String(value);
  const foreign = language === 'ar' ? latinOrDigit.test(text) : arabicLetter.test(text);
  return foreign ? `${ISOLATE}${text}${END}` : text;
}

/** Fills `{name}` with the value of that name. @throws Error for a name without a value: a mistake of ours */
export function phrase(template: string, values: Values, language: Language): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in: ${template}`);
    return isolated(value, language);
  });
}

/** The names that a sentence wants values for, sorted. */
export const placeholdersOf = (template: string): string[] =>
  [...new Set([...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
