// SPDX-License-Identifier: Apache-2.0
// Every language tells the same things with the same values in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { texts } from '../../commands/speech.ts';
import { languages } from '../../fleet/language.ts';
import { placeholdersOf } from '../../fleet/phrase.ts';
import { catalogues } from './index.ts';

/** The sources of a folder, tests and the catalogues themselves left out. */
const sourcesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^(catalogue|texts)\//.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

describe.each([
  ['the demonstration', catalogues, join(import.meta.dirname, '..')],
  ['the command', texts, join(import.meta.dirname, '../../commands')],
] as const)('%s', (_, all, folder) => {
  const english: Readonly<Record<string, string>> = all.en;

  it.each(languages)('says everything in %s', (language) => {
    expect(Object.keys(all[language]).sort()).toEqual(Object.keys(english).sort());
    for (const [name, text] of Object.entries(all[language])) expect(text.trim(), name).not.toBe('');
  });

  it.each(languages)('puts the same values into a sentence in %s', (language) => {
    for (const [name, text] of Object.entries(all[language])) {
      expect(placeholdersOf(text), name).toEqual(placeholdersOf(english[name] ?? ''));
    }
  });

  it('has no sentence that nobody says', () => {
    const sources = sourcesOf(folder);
    expect(Object.keys(english).filter((name) => !sources.includes(`'${name}'`))).toEqual([]);
  });

  it('has Arabic written in Arabic', () => {
    const without = Object.entries(all.ar).filter(
      ([, text]) => !/\p{Script=Arabic}/u.test(text) && /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, '')),
    );
    expect(without).toEqual([]);
  });
});
