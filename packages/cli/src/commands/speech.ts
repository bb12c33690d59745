// SPDX-License-Identifier: Apache-2.0
// How a command speaks: in the reader's language for people, as one JSON value a line for programs.
import process from 'node:process';
import type { Language } from '@tansiq/node/contract';
import { languageOf } from '../fleet/language.ts';
import { phrase, type Values } from '../fleet/phrase.ts';
import { ar } from './texts/ar.ts';
import { en, type Texts } from './texts/en.ts';
import { es } from './texts/es.ts';
import { fr } from './texts/fr.ts';

export const texts: Readonly<Record<Language, Texts>> = { ar, es, fr, en };

export const language = (): Language => languageOf(process.env);

/** A sentence of the catalogue in the reader's language. */
export function say(name: keyof Texts, values: Values = {}): string {
  return phrase(texts[language()][name], values, language());
}

/** Something to do differently, said to whoever typed the command. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';

  constructor(name: keyof Texts, values: Values = {}) {
    super(say(name, values));
  }
}

export interface Output {
  json?: boolean;
}

/** Prints a result: as it is with `--json`, else as `inWords` puts it. */
export function show<T>(
  result: T,
  { json }: Output,
  inWords: (result: T) => string | readonly string[],
): void {
  if (json) {
    console.log(JSON.stringify(result ?? {}));
    return;
  }
  const words = inWords(result);
  for (const line of typeof words === 'string' ? [words] : words) console.log(line);
}

/** Rows under headings, each column as wide as its widest cell; says so when there are none. */
export function table(headings: readonly (keyof Texts)[], rows: readonly (readonly unknown[])[]): string[] {
  if (rows.length === 0) return [say('nothing')];
  const cells = [
    headings.map((name) => say(name)),
    ...rows.map((row) => row.map((cell) => String(cell ?? ''))),
  ];
  const widths = headings.map((_, column) =>
    Math.max(...cells.map((row) => [...(row[column] ?? '')].length)),
  );
  return cells.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
}
