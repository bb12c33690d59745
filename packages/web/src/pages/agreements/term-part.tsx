// SPDX-License-Identifier: Apache-2.0
// One value of a term: codes, a number, a choice, parties, a moment, a table of equal classifications.
import { MultiSelect, NumberInput, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCodeList, useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import { usePartyName } from '../../parts/party-name.tsx';
import type { Levels } from './levels.ts';
import { LevelsField } from './levels-field.tsx';
import type { Part } from './term-shapes.ts';

interface PartFieldProps {
  part: Part;
  label: string;
  value: unknown;
  parties: readonly string[];
  change: (value: unknown) => void;
}

const WIDE = { flex: '1 1 100%' } as const;

export function PartField(props: PartFieldProps): ReactNode {
  const t = useWords();
  const name = usePartyName();
  const { part, label, value, parties, change } = props;
  switch (part.kind) {
    case 'codes':
      return <Codes lists={part.lists} label={label} value={value as string[]} change={change} />;
    case 'code':
      return <OneCode list={part.list} label={label} value={value as string} change={change} />;
    case 'choice':
      return (
        <Select
          label={label}
          data={part.of.map((one) => ({ value: one, label: t(`agreements.choice.${one}`) }))}
          value={value as string}
          onChange={(one) => one !== null && change(one)}
          allowDeselect={false}
        />
      );
    case 'number':
      return (
        <NumberInput
          label={label}
          value={value as number}
          onChange={(next) => change(typeof next === 'number' ? next : 0)}
          min={0}
          allowDecimal={false}
        />
      );
    case 'yes':
      return (
        <Switch
          label={label}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      );
    case 'parties':
      return (
        <MultiSelect
          label={label}
          data={parties.map((one) => ({ value: one, label: name(one) }))}
          value={value as string[]}
          // The protocol has one form for a set: ascending.
          onChange={(next) => change(next.toSorted())}
          style={WIDE}
        />
      );
    case 'moment':
      return (
        <DayField
          label={label}
          value={typeof value === 'string' ? value.slice(0, 10) : ''}
          change={(day) => {
            if (day !== '') change(`${day}T00:00:00Z`);
            else if (part.optional) change(undefined);
          }}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          label={label}
          data={part.of.map((one) => ({ value: one, label: t(`agreements.choice.${one}`) }))}
          value={value as string[]}
          onChange={(next) => change(next.toSorted())}
          style={WIDE}
        />
      );
    case 'levels':
      return (
        <LevelsField label={label} value={value as Levels | undefined} parties={parties} change={change} />
      );
    default:
      // Lists of pairs have forms of their own (term-lists.tsx).
      return null;
  }
}

type Field<T> = { label: string; value: T; change: (value: unknown) => void };

/** Kept ascending where the protocol wants a set, and in the list's own order else: the node says so when it does not fit. */
const ascending: ReadonlySet<string> = new Set(['handlingRestrictions', 'hitFields', 'roles']);

function Codes({ lists, label, value, change }: Field<string[]> & { lists: readonly string[] }): ReactNode {
  const first = useCodeList(lists[0] ?? '');
  const second = useCodeList(lists[1] ?? '');
  const sorted = lists.some((list) => ascending.has(list));
  return (
    <MultiSelect
      label={label}
      data={lists.length > 1 ? [...first, ...second] : first}
      value={value}
      onChange={(next) => change(sorted ? next.toSorted() : next)}
      searchable
      style={WIDE}
    />
  );
}

function OneCode({ list, label, value, change }: Field<string> & { list: string }): ReactNode {
  const data = useCodeList(list);
  return (
    <Select
      label={label}
      data={data.map((one) => ({ value: one.value, label: `\u2066${one.value}\u2069 – ${one.label}` }))}
      value={value}
      onChange={(code) => code !== null && change(code)}
      allowDeselect={false}
      style={WIDE}
    />
  );
}
