// SPDX-License-Identifier: Apache-2.0
// Which two languages stand beside each other: the reader's own and another of the document, until told otherwise.
import { Group, Select } from '@mantine/core';
import type { Language, Text } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../language/language.tsx';
import { isLanguage, languages, ownNames } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';

export type Pair = readonly [Language, Language];

export function useTwoLanguages(title: Text | undefined): [Pair, (pair: Pair) => void] {
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<Pair>();
  const of = languages.filter((one) => title?.[one] !== undefined);
  const first = of.includes(language) || of.length === 0 ? language : (of[0] ?? language);
  const second = of.find((one) => one !== first) ?? languages.find((one) => one !== first) ?? 'en';
  return [chosen ?? [first, second], setChosen];
}

interface TwoLanguagesProps {
  pair: Pair;
  choose: (pair: Pair) => void;
}

export function TwoLanguages({ pair, choose }: TwoLanguagesProps): ReactNode {
  const t = useWords();
  const change = (at: 0 | 1) => (language: string | null) => {
    if (!isLanguage(language)) return;
    const other = pair[1 - at] ?? language;
    // Choosing the other's language changes places.
    const kept = other === language ? (pair[at] as Language) : other;
    choose(at === 0 ? [language, kept] : [kept, language]);
  };
  const options = languages.map((one) => ({ value: one, label: ownNames[one] }));
  return (
    <Group gap="xs">
      <Select
        label={t('agreements.firstLanguage')}
        data={options}
        value={pair[0]}
        onChange={change(0)}
        allowDeselect={false}
        w="9rem"
      />
      <Select
        label={t('agreements.secondLanguage')}
        data={options}
        value={pair[1]}
        onChange={change(1)}
        allowDeselect={false}
        w="9rem"
      />
    </Group>
  );
}
