// SPDX-License-Identifier: Apache-2.0
// How a joint statement stands, in a word, and how long its embargo lasts.
import type { StatementStateName } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { useNow } from '../../parts/moment.tsx';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';

const tones: Readonly<Record<StatementStateName, Tone>> = {
  proposed: 'warn',
  embargoed: 'accent',
  public: 'good',
};

export function StatementState({ state }: { state: StatementStateName }): ReactNode {
  const t = useWords();
  return <StateTag tone={tones[state]}>{t(`statements.state.${state}`)}</StateTag>;
}

const SECOND = 1000;

/** `01:02:03` until a moment in epoch seconds, by this machine's clock; the node's decides. */
export function Countdown({ until }: { until: number }): ReactNode {
  const t = useWords();
  const now = useNow(SECOND);
  const left = Math.max(0, Math.ceil(until - now / SECOND));
  const two = (n: number) => String(n).padStart(2, '0');
  const parts = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60].map(two);
  return (
    <span role="timer">
      {t('statements.toHour')} <bdi dir="ltr">{parts.join(':')}</bdi>
    </span>
  );
}
