// SPDX-License-Identifier: Apache-2.0
// Sentences keep their order in both directions of writing, and a locale says which language is read.
import { describe, expect, it } from 'vitest';
import { inLanguage, languageOf } from './language.ts';
import { isolated, phrase, placeholdersOf } from './phrase.ts';

describe('a sentence', () => {
  it('isolates a Latin name in Arabic and an Arabic one in Spanish, and nothing else', () => {
    expect(isolated('ma.dgsn', 'ar')).toBe('\u2068ma.dgsn\u2069');
    expect(isolated(12, 'ar')).toBe('\u206812\u2069');
    expect(isolated('الرباط', 'ar')).toBe('الرباط');
    expect(isolated('الرباط', 'es')).toBe('\u2068الرباط\u2069');
    expect(isolated('Rabat', 'es')).toBe('Rabat');
  });

  it('is filled with every value that it names, and refuses to be printed without one', () => {
    expect(phrase('{a} y {b}, {a}', { a: 'uno', b: 2 }, 'es')).toBe('uno y 2, uno');
    expect(() => phrase('{a} y {b}', { a: 'uno' }, 'es')).toThrow('no value for {b}');
    expect(placeholdersOf('{b} {a} {b}')).toEqual(['a', 'b']);
  });

  it('takes a value as it is, also one that looks like a pattern', () => {
    expect(phrase('{a}', { a: '$& {b}' }, 'en')).toBe('$& {b}');
  });
});

describe('the language', () => {
  it.each([
    [{ LC_ALL: 'ar_MA.UTF-8', LANG: 'es_ES' }, 'ar'],
    [{ LC_ALL: '', LC_MESSAGES: 'fr', LANG: 'es_ES' }, 'fr'],
    [{ LANG: 'es_ES.UTF-8' }, 'es'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'de_DE' }, 'en'],
    [{}, 'en'],
  ] as const)('of %j is %s', (env, language) => {
    expect(languageOf(env)).toBe(language);
  });

  it('falls back to English and then to whatever is there', () => {
    expect(inLanguage({ es: 'hola', en: 'hello' }, 'fr')).toBe('hello');
    expect(inLanguage({ ar: 'مرحبا' }, 'fr')).toBe('مرحبا');
    expect(inLanguage(undefined, 'fr')).toBe('');
  });
});
