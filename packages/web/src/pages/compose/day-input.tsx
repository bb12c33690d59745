// SPDX-License-Identifier: Apache-2.0
// A day, as the protocol writes moments: midnight UTC.
import type { ReactNode } from 'react';
import { DayField, type DayFieldProps } from '../../parts/day-field.tsx';

interface DayInputProps extends Pick<DayFieldProps, 'label' | 'description' | 'required'> {
  value: string | undefined;
  /** `2026-11-24T00:00:00Z`, or undefined when it is emptied. */
  change: (value: string | undefined) => void;
}

export function DayInput({ value, change, ...rest }: DayInputProps): ReactNode {
  return (
    <DayField
      {...rest}
      value={(value ?? '').slice(0, 10)}
      change={(day) => change(day === '' ? undefined : `${day}T00:00:00Z`)}
    />
  );
}
