// SPDX-License-Identifier: Apache-2.0
// Who did it, and when.
import type { ReactNode } from 'react';
import { useWords } from '../language/words.ts';
import { Moment } from './moment.tsx';
import { Name } from './name.tsx';

export function DoneBy({ by }: { by: { name: string; at: number } }): ReactNode {
  const t = useWords();
  return (
    <span>
      <Name>{by.name}</Name>
      {t('compose.listComma')}
      <Moment at={by.at} />
    </span>
  );
}
