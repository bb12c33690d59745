// SPDX-License-Identifier: Apache-2.0
// Fields of a plan that no other form has: a length of time, a line, one of a few words.
import { Group, NumberInput, Select, type SelectProps, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../language/words.ts';

const SECONDS = { seconds: 1, minutes: 60, hours: 3600 } as const;
type Unit = keyof typeof SECONDS;

interface DurationInputProps {
  label: string;
  description: string;
  /** Seconds. */
  value: number | undefined;
  most: number;
  change: (value: number | undefined) => void;
}

export function DurationInput({ label, description, value, most, change }: DurationInputProps): ReactNode {
  const t = useWords();
  const [unit, setUnit] = useState<Unit>(() =>
    value === undefined || (value > 0 && value % SECONDS.minutes === 0) ? 'minutes' : 'seconds',
  );
  const count = value === undefined ? '' : value / SECONDS[unit];
  const set = (number: number | string, next: Unit) =>
    change(typeof number === 'number' ? Math.min(most, Math.round(number * SECONDS[next])) : undefined);
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap" maw="24rem">
      <NumberInput
        style={{ flex: 1, minWidth: 0 }}
        label={label}
        description={description}
        required
        min={0}
        max={Math.floor(most / SECONDS[unit])}
        allowDecimal={false}
        allowNegative={false}
        value={count}
        onChange={(number) => set(number, unit)}
      />
      <Select
        aria-label={t('operations.unitOf', { what: label })}
        w="8rem"
        data={(Object.keys(SECONDS) as Unit[]).map((one) => ({
          value: one,
          label: t(`operations.unit.${one}`),
        }))}
        value={unit}
        onChange={(chosen) => {
          if (chosen === null) return;
          setUnit(chosen as Unit);
          set(count, chosen as Unit);
        }}
        allowDeselect={false}
      />
    </Group>
  );
}

/** In a row as wide as there is room, below another as high as it is. */
const BESIDE_OTHERS = { flex: '1 1 auto', minWidth: 'min(12rem, 100%)' } as const;

interface LineProps {
  label: string;
  description?: string;
  value: string;
  required?: boolean;
  error?: string | undefined;
  change: (value: string) => void;
}

export function Line({ change, ...rest }: LineProps): ReactNode {
  return (
    <TextInput
      {...rest}
      dir="auto"
      maxLength={2000}
      style={BESIDE_OTHERS}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

interface OneOfProps<T extends string> extends Pick<SelectProps, 'description' | 'required'> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T | '';
  change: (value: T) => void;
}

export function OneOf<T extends string>({ options, value, change, ...rest }: OneOfProps<T>): ReactNode {
  return (
    <Select
      {...rest}
      data={[...options]}
      value={value === '' ? null : value}
      onChange={(chosen) => chosen !== null && change(chosen as T)}
      allowDeselect={false}
      style={BESIDE_OTHERS}
    />
  );
}
