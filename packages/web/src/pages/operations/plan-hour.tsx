// SPDX-License-Identifier: Apache-2.0
// H-hour: typed in the officer's time, shown in the time that all share and in that of each party; with what may be late, and what is early enough.
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { useNow } from '../../parts/moment.tsx';
import { Hours } from './hours.tsx';
import { MomentInput } from './moment-input.tsx';
import type { PlanForm } from './plan-form.ts';
import { DurationInput, OneOf } from './plan-inputs.tsx';
import { Spot } from './spot.tsx';

interface HourPartProps {
  plan: PlanForm;
  set: (some: Partial<PlanForm>) => void;
}

/** Seconds that the protocol takes at most: a day, and a week. */
const MOST = { tolerance: 86_400, margin: 604_800 } as const;
const MINUTE = 60_000;

export function HourPart({ plan, set }: HourPartProps): ReactNode {
  const t = useWords();
  const now = useNow(MINUTE);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const past = plan.hour !== '' && new Date(plan.hour).getTime() < now;
  return (
    <Stack>
      <Spot at="hour">
        <MomentInput
          label={t('operations.hour')}
          description={t('operations.hourHelp', { zone: `\u2068${zone}\u2069` })}
          error={past ? t('operations.hourPast') : undefined}
          value={plan.hour}
          change={(hour) => set({ hour })}
        />
      </Spot>
      {plan.hour !== '' && (
        <Text size="sm" component="div">
          <Hours at={plan.hour} parties={plan.capacities.map(({ party }) => party)} />
        </Text>
      )}
      {(['tolerance', 'margin'] as const).map((name) => (
        <Spot key={name} at={name}>
          <DurationInput
            label={t(`operations.${name}`)}
            description={t(`operations.${name}Help`)}
            value={plan[name]}
            most={MOST[name]}
            change={(seconds) => set({ [name]: seconds })}
          />
        </Spot>
      ))}
      <Spot at="missingReceipt">
        <OneOf
          label={t('operations.missingReceipt')}
          required
          options={(['proceed', 'stand-down'] as const).map((one) => ({
            value: one,
            label: t(`operations.missingReceipt.${one}`),
          }))}
          value={plan.missingReceipt}
          change={(missingReceipt) => set({ missingReceipt })}
        />
      </Spot>
    </Stack>
  );
}
