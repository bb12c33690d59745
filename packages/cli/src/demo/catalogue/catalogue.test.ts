// SPDX-License-Identifier: Apache-2.0
// Every language tells the same things with the same values in them.
import { describe, expect, it } from 'vitest';
import { texts } from '../../commands/speech.ts';
import { languages } from '../../fleet/language.ts';
import { placeholdersOf } from '../../fleet/phrase.ts';
import { catalogues } from './index.ts';

describe.each([
  ['the demonstration', catalogues],
  ['the command', texts],
] as const)('%s', (_, all) => {
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

  it('has Arabic written in Arabic', () => {
    const without = Object.entries(all.ar).filter(
      ([, text]) => !/\p{Script=Arabic}/u.test(text) && /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, '')),
    );
    expect(without).toEqual([]);
  });
});
