// SPDX-License-Identifier: Apache-2.0
// A moment in the officer's own time: a day and an hour of 24, whatever the browser's language.
import { Group } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';

interface MomentInputProps {
  label: string;
  description: string;
  error?: string | undefined;
  /** RFC 3339 in UTC; empty for none. */
  value: string;
  change: (value: string) => void;
}

interface Local {
  day: string;
  time: string;
}

const two = (n: number) => String(n).padStart(2, '0');

function local(value: string): Local {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return { day: '', time: '' };
  return {
    day: [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-'),
    time: [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':'),
  };
}

function moment({ day, time }: Local): string {
  const date = day === '' || time === '' ? undefined : new Date(`${day}T${time}`);
  return date === undefined || Number.isNaN(date.getTime()) ? '' : `${date.toISOString().slice(0, 19)}Z`;
}

export function MomentInput({ label, description, error, value, change }: MomentInputProps): ReactNode {
  const t = useWords();
  const [typed, setTyped] = useState<Local>();
  const shown = value === '' ? (typed ?? local(value)) : local(value);
  const set = (part: Partial<Local>) => {
    const next = { ...shown, ...part };
    setTyped(next);
    change(moment(next));
  };
  return (
    <Group gap="xs" align="flex-end">
      <DayField
        label={label}
        description={description}
        error={error}
        required
        value={shown.day}
        change={(day) => set({ day })}
      />
      <TimePicker
        label={t('day.time')}
        required
        // Hours stand before minutes in Arabic too.
        styles={{ fieldsGroup: { direction: 'ltr' } }}
        withSeconds={!['', '00'].includes(shown.time.slice(6))}
        hoursInputLabel={t('day.hours', { label })}
        minutesInputLabel={t('day.minutes', { label })}
        secondsInputLabel={t('day.seconds', { label })}
        value={shown.time}
        onChange={(time) => set({ time })}
      />
    </Group>
  );
}
