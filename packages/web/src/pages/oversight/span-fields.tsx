// SPDX-License-Identifier: Apache-2.0
// From which day to which: two fields that every page of oversight has.
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
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
        <DayField
          key={end}
          label={t(`oversight.${end}`)}
          value={search[end] ?? ''}
          change={(day) => change({ [end]: day })}
        />
      ))}
    </>
  );
}
