// SPDX-License-Identifier: Apache-2.0
// The four languages: their own names, directions, and locales with the digits set explicitly.
import type { Language, Text } from '@tansiq/node/contract';

export const languages = ['ar', 'es', 'fr', 'en'] as const satisfies readonly Language[];

export const ownNames: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  es: 'Español',
  fr: 'Français',
  en: 'English',
};

/** Digits are those of the Maghreb in every language, so that a number read aloud on two sides is the same on both screens. */
export const locales: Readonly<Record<Language, string>> = {
  ar: 'ar-MA-u-nu-latn',
  es: 'es-ES-u-nu-latn',
  fr: 'fr-FR-u-nu-latn',
  en: 'en-GB-u-nu-latn',
};

export const directionOf = (language: string): 'rtl' | 'ltr' =>
  /^(ar|fa|ur|he|ps|ku|zgh-arab)\b/.test(language) ? 'rtl' : 'ltr';

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** The text in this language, else in English, else in whatever language there is; with the language it is in. */
export function pick(text: Text | undefined, language: Language): { lang: string; words: string } {
  const lang = [language, 'en', ...Object.keys(text ?? {})].find((one) => text?.[one] !== undefined);
  return lang === undefined ? { lang: language, words: '' } : { lang, words: text?.[lang] ?? '' };
}
