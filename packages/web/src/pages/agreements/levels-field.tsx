// SPDX-License-Identifier: Apache-2.0
// Which classified information may go: levels of each state that count as equal, row by row from the lowest, and the highest of each.
import { ActionIcon, Button, Group, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRegion, useWords } from '../../language/words.ts';
import { type Levels, levelsOf, withLevel, withoutRow } from './levels.ts';

interface LevelsFieldProps {
  label: string;
  value: Levels | undefined;
  parties: readonly string[];
  change: (value: Levels | undefined) => void;
}

const LONGEST = 64;

export function LevelsField({ label, value, parties, change }: LevelsFieldProps): ReactNode {
  const t = useWords();
  const region = useRegion();
  const states = [...new Set(parties.map((party) => party.slice(0, 2)))].toSorted();
  return (
    <Stack gap="sm" style={{ flex: '1 1 100%' }}>
      <Switch
        label={label}
        checked={value !== undefined}
        onChange={(event) => change(event.currentTarget.checked ? { max: {}, equivalence: [{}] } : undefined)}
      />
      {value !== undefined && (
        <>
          <Text size="sm" c="dimmed">
            {t('agreements.levelsHelp')}
          </Text>
          {value.equivalence.map((row, at) => (
            <Group
              // biome-ignore lint/suspicious/noArrayIndexKey: a level is typed anew, its place stays
              key={at}
              gap="sm"
              align="flex-end"
              wrap="nowrap"
              role="group"
              aria-label={t('agreements.levelRow', { n: at + 1 })}
            >
              <SimpleGrid cols={{ base: 1, sm: Math.min(3, states.length) }} spacing="xs" flex={1}>
                {states.map((state) => (
                  <TextInput
                    key={state}
                    label={t('agreements.levelOf', { n: at + 1, state: region(state) })}
                    value={row[state] ?? ''}
                    onChange={(event) => change(withLevel(value, at, state, event.currentTarget.value))}
                    maxLength={LONGEST}
                    dir="auto"
                  />
                ))}
              </SimpleGrid>
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('agreements.dropLevel', { n: at + 1 })}
                disabled={value.equivalence.length === 1}
                onClick={() => change(withoutRow(value, at))}
              >
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            </Group>
          ))}
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => change({ ...value, equivalence: [...value.equivalence, {}] })}
            >
              {t('agreements.addLevel')}
            </Button>
          </div>
          <SimpleGrid cols={{ base: 1, sm: Math.min(3, states.length) }} spacing="xs">
            {states.map((state) => (
              <Select
                key={state}
                label={t('agreements.highestOf', { state: region(state) })}
                data={levelsOf(value, state)}
                value={value.max[state] ?? null}
                onChange={(level) => change(withMax(value, state, level))}
                placeholder={t('agreements.noneClassified')}
                clearable
                clearButtonProps={{ 'aria-label': t('agreements.noneClassified') }}
              />
            ))}
          </SimpleGrid>
        </>
      )}
    </Stack>
  );
}

function withMax(value: Levels, state: string, level: string | null): Levels {
  const { [state]: _, ...others } = value.max;
  return { ...value, max: level === null ? others : { ...others, [state]: level } };
}
