// SPDX-License-Identifier: Apache-2.0
// From which day to which: two fields that every page of oversight has.
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import type { OversightSearch } from './oversight-search.ts';

interface SpanFieldsProps {
  search: OversightSearch;
  change: (part: OversightSearch) => void;
}

export function SpanFields({ search, change }: SpanFieldsProps): ReactNode {
  const t = useWords();
  return (
    <>
      {(['since', 'until'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={t(`oversight.${end}`)}
          value={search[end] ?? ''}
          onChange={({ currentTarget }) => change({ [end]: currentTarget.value })}
        />
      ))}
    </>
  );
}
