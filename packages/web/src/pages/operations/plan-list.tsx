// SPDX-License-Identifier: Apache-2.0
// A list in a form of which the officer adds and removes parts: targets, tasks, contacts, what an operation is aborted for.
import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Spot } from './spot.tsx';

interface PlanListProps<T> {
  /** Of one part: "Target 2". */
  legend: (number: string) => string;
  add: string;
  items: readonly T[];
  fresh: T;
  /** Where part `place` is gone to. */
  spot: (place: number) => string;
  change: (items: T[]) => void;
  children: (item: T, set: (item: T) => void) => ReactNode;
}

export function PlanList<T extends object>(props: PlanListProps<T>): ReactNode {
  const { legend, add, items, fresh, spot, change, children } = props;
  const t = useWords();
  return (
    <Stack gap="sm">
      {items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own, and what is written changes
        <Spot key={place} at={spot(place)}>
          <Fieldset legend={legend(String(place + 1))}>
            <Stack gap="sm">
              {children(item, (next) => change(items.map((one, at) => (at === place ? next : one))))}
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                style={{ alignSelf: 'flex-end' }}
                leftSection={<IconTrash size={14} aria-hidden="true" />}
                aria-label={t('operations.removePart', { what: legend(String(place + 1)) })}
                onClick={() => change(items.filter((_, at) => at !== place))}
              >
                {t('operations.remove')}
              </Button>
            </Stack>
          </Fieldset>
        </Spot>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => change([...items, fresh])}
        >
          {add}
        </Button>
      </Group>
    </Stack>
  );
}
