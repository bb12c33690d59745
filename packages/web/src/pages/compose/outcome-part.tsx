// SPDX-License-Identifier: Apache-2.0
// What came of a lead, as it is reported: what was done, when, in which state, how many people, what was seized; or what followed.
import { ActionIcon, Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { OutcomeBody } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { CodePicker } from '../../parts/code-picker.tsx';
import { StatePicker } from '../../parts/state-picker.tsx';
import { DayInput } from './day-input.tsx';
import type { DraftForm } from './draft-body.ts';

const kinds = [
  'action-taken',
  'arrest',
  'seizure',
  'network-dismantled',
  'attack-averted',
  'nothing-found',
] as const;
const stages = [
  'investigation',
  'handed-to-justice',
  'charged',
  'released',
  'acquitted',
  'convicted',
  'dropped',
] as const;

interface OutcomePartProps {
  outcome: OutcomeBody;
  change: (outcome: OutcomeBody) => void;
}

export function OutcomePart({ outcome, change }: OutcomePartProps): ReactNode {
  const t = useWords();
  const set = (some: Partial<OutcomeBody>) => change({ ...outcome, ...some });
  const count = (field: 'persons' | 'minors' | 'networks') => (
    <NumberInput
      label={t(`compose.outcome.${field}`)}
      min={0}
      allowDecimal={false}
      hideControls
      value={outcome[field] ?? ''}
      onChange={(value) => {
        const { [field]: _gone, ...rest } = outcome;
        change(typeof value === 'number' ? { ...rest, [field]: value } : (rest as OutcomeBody));
      }}
    />
  );
  return (
    <Stack gap="sm">
      <Select
        label={t('compose.outcome.kind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`compose.outcomeKind.${kind}`) }))}
        value={outcome.kind}
        onChange={(kind) => kind !== null && set({ kind: kind as OutcomeBody['kind'] })}
        allowDeselect={false}
      />
      <Group gap="sm" align="flex-end">
        <DayInput
          label={t('compose.outcome.on')}
          required
          value={outcome.on}
          change={(on) => set({ on: on ?? '' })}
        />
        <StatePicker
          label={t('compose.outcome.state')}
          value={outcome.state}
          change={(state) => set({ state })}
        />
      </Group>
      <Select
        label={t('compose.outcome.finding')}
        data={(['preliminary', 'confirmed'] as const).map((one) => ({
          value: one,
          label: t(`compose.finding.${one}`),
        }))}
        value={outcome.finding}
        onChange={(finding) => finding !== null && set({ finding: finding as OutcomeBody['finding'] })}
        allowDeselect={false}
      />
      <Group gap="sm" align="flex-end">
        {count('persons')}
        {count('minors')}
        {count('networks')}
      </Group>
      <Seizures outcome={outcome} change={change} />
    </Stack>
  );
}

/** A decimal string, because grams and litres must add up without rounding (docs/protocol.md §3.2). */
const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;

function Seizures({ outcome, change }: OutcomePartProps): ReactNode {
  const t = useWords();
  const seizures = outcome.seizures ?? [];
  const put = (all: NonNullable<OutcomeBody['seizures']>) => {
    const { seizures: _gone, ...rest } = outcome;
    change(all.length === 0 ? rest : { ...rest, seizures: all });
  };
  const set = (place: number, some: Partial<(typeof seizures)[number]>) =>
    put(seizures.map((one, at) => (at === place ? { ...one, ...some } : one)));
  return (
    <Stack gap="xs">
      {seizures.map((seizure, place) => (
        // A seizure has no id: its place is what tells it apart.
        <Group key={String(place)} gap="xs" align="flex-start">
          <CodePicker
            list="seizedThings"
            label={t('compose.seizure.what')}
            value={seizure.what}
            change={(what) => set(place, { what })}
            style={{ flex: '2 1 12rem' }}
          />
          <TextInput
            label={t('compose.seizure.quantity')}
            dir="ltr"
            inputMode="decimal"
            value={seizure.quantity}
            onChange={(event) => set(place, { quantity: event.currentTarget.value.replace(/[,٫]/, '.') })}
            error={seizure.quantity !== '' && !QUANTITY.test(seizure.quantity) && t('compose.seizure.wrong')}
            style={{ flex: '1 1 7rem' }}
          />
          <CodePicker
            list="seizureUnits"
            label={t('compose.seizure.unit')}
            value={seizure.unit}
            change={(unit) => set(place, { unit })}
            style={{ flex: '1 1 9rem' }}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            mt="xl"
            aria-label={t('compose.seizure.remove', { number: place + 1 })}
            onClick={() => put(seizures.filter((_, at) => at !== place))}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => put([...seizures, { what: '', quantity: '', unit: '' }])}
      >
        {t('compose.seizure.add')}
      </Button>
    </Stack>
  );
}

interface StagePartProps {
  stage: NonNullable<DraftForm['stage']>;
  change: (stage: NonNullable<DraftForm['stage']>) => void;
}

export function StagePart({ stage, change }: StagePartProps): ReactNode {
  const t = useWords();
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={t('compose.stage')}
        data={stages.map((one) => ({ value: one, label: t(`compose.stage.${one}`) }))}
        value={stage.stage}
        onChange={(one) => one !== null && change({ ...stage, stage: one })}
        allowDeselect={false}
      />
      <DayInput
        label={t('compose.outcome.on')}
        value={stage.on}
        change={(on) => change({ ...stage, on: on ?? '' })}
      />
      <NumberInput
        label={t('compose.outcome.persons')}
        min={0}
        allowDecimal={false}
        hideControls
        value={stage.persons}
        onChange={(persons) => change({ ...stage, persons: typeof persons === 'number' ? persons : 0 })}
      />
    </Group>
  );
}
