// SPDX-License-Identifier: Apache-2.0
// A day, typed or chosen from a calendar, in the language of the page; the browser's own field follows the browser's language.
import '@mantine/dates/styles.css';
import 'dayjs/locale/ar-ma';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/es';
import 'dayjs/locale/fr';
import { DateInput } from '@mantine/dates';
import type { Language } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../language/language.tsx';
import { useWords } from '../language/words.ts';
import { readDay } from './day-text.ts';

const CALENDARS: Readonly<Record<Language, string>> = { ar: 'ar-ma', es: 'es', fr: 'fr', en: 'en-gb' };

export interface DayFieldProps {
  label: string;
  description?: string | undefined;
  required?: boolean;
  error?: string | undefined;
  /** `2026-11-24`; empty for none. */
  value: string;
  change: (value: string) => void;
}

export function DayField({ value, change, error, ...rest }: DayFieldProps): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const [unread, setUnread] = useState<string>();
  return (
    <DateInput
      {...rest}
      maw="14rem"
      locale={CALENDARS[language]}
      valueFormat="DD/MM/YYYY"
      placeholder={t('day.form')}
      dateParser={readDay}
      hideOutsideDates
      weekendDays={[]}
      clearable
      allowDeselect={false}
      clearButtonProps={{ 'aria-label': t('day.clear') }}
      ariaLabels={{
        previousMonth: t('day.previousMonth'),
        nextMonth: t('day.nextMonth'),
        previousYear: t('day.previousYear'),
        nextYear: t('day.nextYear'),
        previousDecade: t('day.previousDecade'),
        nextDecade: t('day.nextDecade'),
      }}
      value={value === '' ? null : value}
      error={unread === undefined ? error : t('day.unread', { typed: unread })}
      onChange={(day) => {
        setUnread(undefined);
        change(day ?? '');
      }}
      onBlur={({ currentTarget }) => {
        const typed = currentTarget.value.trim();
        setUnread(typed === '' || readDay(typed) !== null ? undefined : typed);
      }}
    />
  );
}
