// SPDX-License-Identifier: Apache-2.0
// The same words in several languages, a field for each.
import { SimpleGrid, Textarea } from '@mantine/core';
import type { Language, Text } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { directionOf, isLanguage, languages, ownNames } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';

interface TextsFieldProps {
  label: string;
  value: Text;
  change: (text: Text) => void;
  /** Languages that are asked for; words in others are kept. */
  asked?: readonly string[] | undefined;
  rows?: number;
  error?: string | undefined;
}

export function TextsField({
  label,
  value,
  change,
  asked = languages,
  rows = 2,
  error,
}: TextsFieldProps): ReactNode {
  const t = useWords();
  const named = (language: string) => (isLanguage(language) ? ownNames[language] : language);
  return (
    <SimpleGrid cols={{ base: 1, sm: Math.min(2, asked.length) }} spacing="sm">
      {asked.map((language) => (
        <Textarea
          key={language}
          label={t('agreements.inLanguage', { label, language: named(language) })}
          value={value[language] ?? ''}
          onChange={(event) => change(withWords(value, language, event.currentTarget.value))}
          lang={language}
          dir={directionOf(language)}
          autosize
          minRows={rows}
          maxRows={16}
          error={error}
        />
      ))}
    </SimpleGrid>
  );
}

/** The text with these words in this language; without the language where there are none. */
export function withWords(text: Text, language: string, words: string): Text {
  const { [language]: _, ...others } = text;
  return words === '' ? others : { ...others, [language]: words };
}

/** Only what was written. */
export const written = (text: Text): Text =>
  Object.fromEntries(Object.entries(text).filter(([, words]) => words.trim() !== ''));

export const isWritten = (text: Text): boolean => Object.keys(written(text)).length > 0;

/** The languages of a document that fields can be labelled in, the reader's own first. */
export const fieldLanguages = (title: Text | undefined, reader: Language): string[] => {
  const all = title === undefined ? [...languages] : Object.keys(title);
  return all.toSorted((a, b) => Number(b === reader) - Number(a === reader));
};
