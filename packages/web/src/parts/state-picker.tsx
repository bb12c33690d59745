// SPDX-License-Identifier: Apache-2.0
// A state, found by its name in the reader's language or by its two letters, which it is kept as.
import { Select } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useLanguage } from '../language/language.tsx';
import { locales } from '../language/languages.ts';
import { useRegion, useWords } from '../language/words.ts';
import { statesOfTheWorld } from './states-of-the-world.ts';

interface StatePickerProps {
  label: string;
  /** Two letters, lower case; empty for none. */
  value: string;
  change: (state: string) => void;
}

const CODE = /^[a-z]{2}$/;

/** Letters without their marks, as somebody types who is in a hurry: Mexico for México, احمد for أحمد. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export function StatePicker({ label, value, change }: StatePickerProps): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const region = useRegion();
  const [typed, setTyped] = useState('');
  const wanted = plain(typed.trim());
  const others = [value, wanted].filter((code) => CODE.test(code) && !statesOfTheWorld.includes(code));
  const named = useMemo(() => {
    const { compare } = new Intl.Collator(locales[language]);
    return statesOfTheWorld
      .map((code) => ({ value: code, label: region(code) }))
      .sort((a, b) => compare(a.label, b.label));
  }, [language, region]);
  return (
    <Select
      label={label}
      required
      data={[...named, ...[...new Set(others)].map((code) => ({ value: code, label: region(code) }))]}
      value={value === '' ? null : value}
      onChange={(chosen) => chosen !== null && change(chosen)}
      searchable
      onSearchChange={setTyped}
      filter={({ options, search }) => {
        const sought = plain(search.trim());
        return options.filter(
          (option) => 'value' in option && (option.value === sought || plain(option.label).includes(sought)),
        );
      }}
      nothingFoundMessage={t('frame.noSuchState')}
      allowDeselect={false}
    />
  );
}
