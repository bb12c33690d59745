// SPDX-License-Identifier: Apache-2.0
// How an operation stands, in a word; and what is only rehearsed, so that nobody takes it for the thing itself.
import { IconMasksTheater } from '@tabler/icons-react';
import type { OperationStateName } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';
import classes from './operations.module.css';

const tones: Readonly<Record<OperationStateName, Tone>> = {
  none: 'calm',
  proposed: 'warn',
  agreed: 'accent',
  ready: 'accent',
  go: 'good',
  'no-go': 'bad',
  aborted: 'bad',
  running: 'good',
  finished: 'calm',
};

export function OperationState({ state }: { state: OperationStateName }): ReactNode {
  const t = useWords();
  return <StateTag tone={tones[state]}>{t(`operations.state.${state}`)}</StateTag>;
}

export function Rehearsal(): ReactNode {
  const t = useWords();
  return (
    <span className={classes.rehearsal}>
      <IconMasksTheater size={18} aria-hidden="true" /> {t('operations.rehearsal')}
    </span>
  );
}

/** Across the page, above everything. */
export function RehearsalBar({ rehearsal }: { rehearsal: boolean }): ReactNode {
  const t = useWords();
  if (!rehearsal) return null;
  return (
    <div className={classes.rehearsalBar} role="note">
      <IconMasksTheater size={22} aria-hidden="true" /> <b>{t('operations.rehearsal')}</b>{' '}
      {t('operations.rehearsalWhy')}
    </div>
  );
}
