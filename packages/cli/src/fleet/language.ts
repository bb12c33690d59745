// SPDX-License-Identifier: Apache-2.0
// The four languages of the house, and which of them a person at this terminal reads.

import type { Language, Text } from '@tansiq/node/contract';

export const languages = ['ar', 'es', 'fr', 'en'] as const satisfies readonly Language[];

type Environment = Readonly<Record<string, string | undefined>>;

/** The language of the locale (POSIX: LC_ALL, LC_MESSAGES, LANG, the first that is set); English for any other. */
export function languageOf(env: Environment): Language {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  const tag = locale?.toLowerCase().split(/[_.@-]/)[0];
  return languages.find((language) => language === tag) ?? 'en';
}

/** A text in the language asked for, else in English, else in any that is there. */
export function inLanguage(text: Text | undefined, language: Language): string {
  if (text === undefined) return '';
  return text[language] ?? text.en ?? Object.values(text)[0] ?? '';
}
