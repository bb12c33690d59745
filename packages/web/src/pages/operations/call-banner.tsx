// SPDX-License-Identifier: Apache-2.0
// The word in large letters, and the countdown by the node's clock. What was not renewed is said to be unknown: silence is no-go.
import type { OperationBoard } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { useNow } from '../../parts/moment.tsx';
import classes from './operations.module.css';
import type { Signal } from './signals.ts';

/** After this long without an answer of the node, what stands on the page is taken for old. */
const STALE_MS = 20_000;
const SECOND = 1000;

interface CallBannerProps {
  board: OperationBoard;
  /** When the board came, by this machine's clock. */
  at: number;
  told: Signal | undefined;
}

export function CallBanner({ board, at, told }: CallBannerProps): ReactNode {
  const t = useWords();
  const here = useNow(SECOND);
  const age = Math.max(0, here - at);
  const stale = age > STALE_MS;
  const now = board.now + age;
  const { moments } = board;
  const call = stale ? 'unknown' : board.aborts.length > 0 ? 'aborted' : board.call;
  return (
    <div className={classes.call} data-call={call} data-news={told !== undefined} role="status">
      <div>
        <div className={classes.word}>{t(`operations.call.${call}`)}</div>
        <div>
          {stale
            ? t('operations.stale', { n: Math.round(age / SECOND) })
            : t(`operations.callMeans.${call as 'waiting'}`)}
        </div>
      </div>
      {moments && (
        <div>
          <span>{t(now < moments.hour * SECOND ? 'operations.toHour' : 'operations.sinceHour')}</span>
          <div className={classes.countdown} aria-hidden="true">
            {clock(moments.hour * SECOND - now)}
          </div>
          {call === 'waiting' && now < moments.margin * SECOND && (
            <span>
              {t('operations.toMargin')} <bdi dir="ltr">{clock(moments.margin * SECOND - now)}</bdi>
            </span>
          )}
        </div>
      )}
    </div>
  );
}

/** `−01:02:03` before, `+00:00:05` after; days beyond 99 hours are hours. */
export function clock(left: number): string {
  const seconds = Math.abs(Math.trunc(left / SECOND));
  const two = (n: number) => String(n).padStart(2, '0');
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two);
  return `${left > 0 ? '−' : '+'}${parts.join(':')}`;
}
