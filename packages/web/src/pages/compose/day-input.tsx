// SPDX-License-Identifier: Apache-2.0
// A day, as the protocol writes moments: midnight UTC.
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface DayInputProps {
  label: string;
  description?: string;
  required?: boolean;
  value: string | undefined;
  /** `2026-11-24T00:00:00Z`, or undefined when it is emptied. */
  change: (value: string | undefined) => void;
}

export function DayInput({ value, change, ...rest }: DayInputProps): ReactNode {
  return (
    <TextInput
      {...rest}
      type="date"
      maw="14rem"
      value={(value ?? '').slice(0, 10)}
      onChange={(event) => {
        const day = event.currentTarget.value;
        change(day === '' ? undefined : `${day}T00:00:00Z`);
      }}
    />
  );
}
