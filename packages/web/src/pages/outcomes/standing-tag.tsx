// SPDX-License-Identifier: Apache-2.0
// How an outcome stands between the parties, in a word, and whether what was found is preliminary.
import { Group } from '@mantine/core';
import type { OutcomeItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';

const tones: Readonly<Record<OutcomeItem['standing'], Tone>> = {
  pending: 'calm',
  refused: 'bad',
  withheld: 'bad',
  reported: 'warn',
  confirmed: 'good',
  disputed: 'bad',
  corrected: 'calm',
  recalled: 'calm',
};

export function StandingTag({ outcome }: { outcome: OutcomeItem }): ReactNode {
  const t = useWords();
  const { standing, finding } = outcome;
  return (
    <Group gap={6}>
      <StateTag tone={tones[standing]}>{t(`outcomes.standing.${standing}`)}</StateTag>
      {finding === 'preliminary' && <StateTag tone="calm">{t('outcomes.preliminary')}</StateTag>}
    </Group>
  );
}
