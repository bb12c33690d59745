// SPDX-License-Identifier: Apache-2.0
// One code of an open list: what is usual is found by its name in the reader's language, and what is not there is typed as a code.
import { Select } from '@mantine/core';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { useCodeList, useWords } from '../language/words.ts';

interface CodePickerProps {
  list: string;
  label: string;
  value: string;
  change: (code: string) => void;
  style?: CSSProperties;
}

/** Codes of acts (docs/protocol.md §2). */
const CODE = /^[a-z0-9][a-z0-9-]{0,63}$/;

export function CodePicker({ list, label, value, change, style }: CodePickerProps): ReactNode {
  const t = useWords();
  const usual = useCodeList(list);
  const [typed, setTyped] = useState('');
  const code = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const isNew = CODE.test(code) && !usual.some((one) => one.value === code);
  const named = usual.some((one) => one.label === typed);
  const unusual = value !== '' && !usual.some((one) => one.value === value);
  return (
    <Select
      label={label}
      data={[
        ...usual,
        ...(unusual ? [{ value, label: value }] : []),
        ...(isNew && !named && code !== value
          ? [{ value: code, label: t('frame.otherCode', { code }) }]
          : []),
      ]}
      value={value === '' ? null : value}
      onChange={(chosen) => chosen !== null && change(chosen)}
      searchable
      onSearchChange={setTyped}
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase();
        return options.filter(
          (option) =>
            'value' in option &&
            (option.value === code ||
              option.value.includes(wanted) ||
              option.label.toLowerCase().includes(wanted)),
        );
      }}
      nothingFoundMessage={t('frame.noSuchCode')}
      allowDeselect={false}
      {...(style && { style })}
    />
  );
}
