// SPDX-License-Identifier: Apache-2.0
// One field of the terms as a form. What it takes is as the API has it: lists in their order, records by their parts.
import { Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { BasesField, DirectionsField, GroundsField } from './term-lists.tsx';
import { PartField } from './term-part.tsx';
import { type FieldName, type PartName, type Shape, shapes } from './term-shapes.ts';

interface TermFieldProps {
  field: FieldName;
  value: unknown;
  parties: readonly string[];
  change: (value: unknown) => void;
}

export function TermField({ field, value, parties, change }: TermFieldProps): ReactNode {
  const t = useWords();
  const shape: Shape = shapes[field];
  const label = t(`agreements.field.${field}`);
  if (shape.kind === 'directions')
    return <DirectionsField value={value as never} parties={parties} change={change} />;
  if (shape.kind === 'grounds')
    return <GroundsField value={value as never} parties={parties} change={change} />;
  if (shape.kind === 'bases') return <BasesField value={value as never} change={change} />;
  if (shape.kind !== 'record')
    return <PartField part={shape} label={label} value={value} parties={parties} change={change} />;
  const record = value as Readonly<Record<string, unknown>>;
  const put = (name: string, next: unknown) => {
    const { [name]: _, ...others } = record;
    change(next === undefined ? others : { ...others, [name]: next });
  };
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="sm">
        {(Object.entries(shape.parts) as [PartName, Exclude<Shape, { kind: 'record' }>][]).map(
          ([name, part]) => (
            <PartField
              key={name}
              part={part}
              label={t(`agreements.part.${name}`)}
              value={record[name]}
              parties={parties}
              change={(next) => put(name, next)}
            />
          ),
        )}
      </Group>
    </Stack>
  );
}
