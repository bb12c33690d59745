// SPDX-License-Identifier: Apache-2.0
// Moments and deadlines: in the reader's time zone, with the UTC that both sides share in the title.
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { FormattedDate, useIntl } from 'react-intl';
import { useWords } from '../language/words.ts';
import { StateTag } from './state-tag.tsx';

/** Epoch milliseconds or an RFC 3339 text. */
export type At = number | string;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Date and time, or the date alone. */
export function Moment({ at, dateOnly = false }: { at: At; dateOnly?: boolean }): ReactNode {
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={`${date.toISOString().slice(0, 19)}Z`}>
      <bdi>
        {dateOnly ? (
          <FormattedDate value={date} dateStyle="medium" />
        ) : (
          <FormattedDate value={date} dateStyle="medium" timeStyle="short" />
        )}
      </bdi>
    </time>
  );
}

/** "3 hours ago", "in 2 days", renewed every minute. */
export function Ago({ at }: { at: At }): ReactNode {
  const intl = useIntl();
  const now = useNow(MINUTE);
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={`${date.toISOString().slice(0, 19)}Z`}>
      {intl.formatRelativeTime(...distance(date.getTime() - now), { numeric: 'auto' })}
    </time>
  );
}

/** A deadline: how long is left, red when it has passed, amber within `soonHours`. */
export function Deadline({ at, soonHours = 24 }: { at: At; soonHours?: number }): ReactNode {
  const t = useWords();
  const intl = useIntl();
  const now = useNow(MINUTE);
  const left = new Date(at).getTime() - now;
  const when = intl.formatRelativeTime(...distance(left), { numeric: 'auto' });
  const tone = left < 0 ? 'bad' : left < soonHours * HOUR ? 'warn' : 'calm';
  return <StateTag tone={tone}>{t(left < 0 ? 'frame.overdueSince' : 'frame.dueIn', { when })}</StateTag>;
}

/** The present moment, renewed as often as is looked at. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(clock);
  }, [everyMs]);
  return now;
}

function distance(ms: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(ms);
  if (size < HOUR) return [Math.round(ms / MINUTE), 'minute'];
  if (size < DAY) return [Math.round(ms / HOUR), 'hour'];
  return [Math.round(ms / DAY), 'day'];
}
