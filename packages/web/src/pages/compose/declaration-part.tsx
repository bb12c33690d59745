// SPDX-License-Identifier: Apache-2.0
// What the gates of all parties decide on: purpose, crime areas, categories, protected people, the ground of transfer.
import { Checkbox, MultiSelect, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { Declaration } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeList, useWords } from '../../language/words.ts';
import { DayInput } from './day-input.tsx';

interface DeclarationPartProps {
  declaration: Declaration;
  change: (declaration: Declaration) => void;
}

export function DeclarationPart({ declaration, change }: DeclarationPartProps): ReactNode {
  const t = useWords();
  const purposes = useCodeList('purposes');
  const set = (some: Partial<Declaration>) => change({ ...declaration, ...some });
  const codes = (
    field: 'crimeAreas' | 'dataCategories' | 'subjectCategories' | 'specialCategories',
    required: boolean,
  ) => (
    <Codes
      list={field}
      label={t(`compose.${field}`)}
      description={t(`compose.${field}Help`)}
      required={required}
      value={declaration[field]}
      change={(value) => set({ [field]: value })}
    />
  );
  return (
    <Stack gap="sm">
      <Select
        label={t('compose.purpose')}
        description={t('compose.purposeHelp')}
        required
        data={purposes}
        value={declaration.purpose === '' ? null : declaration.purpose}
        onChange={(purpose) => set({ purpose: purpose ?? '' })}
      />
      {codes('crimeAreas', true)}
      <NumberInput
        label={t('compose.penalty')}
        description={t('compose.penaltyHelp')}
        min={0}
        max={1200}
        allowDecimal={false}
        hideControls
        value={declaration.penaltyMonths ?? ''}
        onChange={(value) => {
          const { penaltyMonths: _months, ...rest } = declaration;
          change(typeof value === 'number' ? { ...rest, penaltyMonths: value } : rest);
        }}
      />
      {codes('dataCategories', true)}
      {codes('subjectCategories', false)}
      {codes('specialCategories', false)}
      <Checkbox
        label={t('compose.minors')}
        description={t('compose.minorsHelp')}
        checked={declaration.minors}
        onChange={(event) => set({ minors: event.currentTarget.checked })}
      />
      <Textarea
        label={t('compose.necessity')}
        description={t('compose.necessityHelp')}
        autosize
        minRows={2}
        dir="auto"
        value={declaration.necessity ?? ''}
        onChange={(event) => set({ necessity: event.currentTarget.value })}
      />
      <Ground declaration={declaration} change={change} />
    </Stack>
  );
}

interface CodesProps {
  list: string;
  label: string;
  description: string;
  required: boolean;
  value: string[];
  change: (value: string[]) => void;
}

function Codes({ list, change, ...rest }: CodesProps): ReactNode {
  const t = useWords();
  const options = useCodeList(list);
  return (
    <MultiSelect
      {...rest}
      data={options}
      onChange={change}
      searchable
      nothingFoundMessage={t('compose.noCode')}
      clearButtonProps={{ 'aria-label': t('compose.clear') }}
    />
  );
}

/** Kinds that need date, authority, justification and data on record: LED Art. 37(3) and 38(3). */
const documented: readonly string[] = ['led-37-1-b', 'led-38'];

function Ground({ declaration, change }: DeclarationPartProps): ReactNode {
  const t = useWords();
  const kinds = useCodeList('transferGroundKinds');
  const { ground } = declaration;
  const set = (some: Partial<Declaration['ground']>) =>
    change({ ...declaration, ground: { ...ground, ...some } });
  return (
    <>
      <Select
        label={t('compose.ground')}
        description={t('compose.groundHelp')}
        required
        data={kinds}
        value={ground.kind === '' ? null : ground.kind}
        onChange={(kind) => change({ ...declaration, ground: { kind: kind ?? '' } })}
      />
      {documented.includes(ground.kind) && (
        <Stack gap="sm" ps="md">
          <DayInput
            label={t('compose.groundDate')}
            value={ground.date}
            change={(date) => set({ date: date ?? '' })}
          />
          {(['authority', 'justification', 'data'] as const).map((member) => (
            <TextInput
              key={member}
              label={t(`compose.ground.${member}`)}
              required
              dir="auto"
              value={ground[member] ?? ''}
              onChange={(event) => set({ [member]: event.currentTarget.value })}
            />
          ))}
        </Stack>
      )}
    </>
  );
}
