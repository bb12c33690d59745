// SPDX-License-Identifier: Apache-2.0
// What a message says: that something waits, of which kind, how many, and where. Never what, of whom or with whom.
import type { Language } from '../../../refusal.ts';
import type { NoticeKind } from '../kinds.ts';
import { ar } from './ar.ts';
import { en, type Wording } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

const wordings: Readonly<Record<Language, Wording>> = { ar, es, fr, en };

export interface Counted {
  kind: NoticeKind;
  count: number;
}

/** Subject and plain text. Numbers in the digits that each language's officers use in writing: Latin ones in all four. */
export function messageOf(
  language: Language,
  counts: readonly Counted[],
  link: string,
): { subject: string; text: string } {
  const words = wordings[language];
  const lines = counts.map(({ kind, count }) => `- ${words.kinds[kind]}: ${count}`);
  return {
    subject: words.subject,
    text: [words.opening, '', ...lines, '', words.look, link, ''].join('\r\n'),
  };
}
