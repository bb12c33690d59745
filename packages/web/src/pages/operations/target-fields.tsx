// SPDX-License-Identifier: Apache-2.0
// A target by reference: what is known of it stays at home, unless an act that was released says it.
import { Group, Select } from '@mantine/core';
import type { PlannedSite } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { Line, OneOf } from './plan-inputs.tsx';

type Target = PlannedSite['targets'][number];

interface TargetFieldsProps {
  target: Target;
  change: (target: Target) => void;
}

const whats = ['person', 'place', 'device', 'account', 'vehicle', 'other'] as const;
/** In front of nothing, so that a list has a line for it. */
const NONE = '';

export function TargetFields({ target, change }: TargetFieldsProps): ReactNode {
  const t = useWords();
  const text = useText();
  const intl = useIntl();
  const reports = useCall('GET /acts', { query: { type: 'report.', limit: 100 } });
  const items = reports.data?.items ?? [];
  const { act = NONE } = target;
  const titled = items.map(({ id, title, time }) => ({
    value: id,
    label: `\u2068${text(title) || id.slice(0, 10)}\u2069 · ${intl.formatDate(time, { dateStyle: 'medium' })}`,
  }));
  return (
    <Group gap="sm" align="flex-start">
      <Line
        label={t('operations.targetRef')}
        description={t('operations.targetRefHelp')}
        required
        value={target.ref}
        change={(ref) => change({ ...target, ref })}
      />
      <OneOf
        label={t('operations.targetIs')}
        required
        options={whats.map((one) => ({ value: one, label: t(`operations.targetWhat.${one}`) }))}
        value={target.what}
        change={(what) => change({ ...target, what })}
      />
      <Select
        label={t('operations.targetAct')}
        description={t('operations.targetActHelp')}
        data={[
          { value: NONE, label: t('operations.noTargetAct') },
          ...titled,
          ...(act === NONE || titled.some(({ value }) => value === act) ? [] : [{ value: act, label: act }]),
        ]}
        value={act}
        onChange={(chosen) => {
          const { act: _before, ...rest } = target;
          change(chosen === null || chosen === NONE ? rest : { ...rest, act: chosen });
        }}
        searchable
        allowDeselect={false}
        style={{ flex: '1 1 16rem', minWidth: 0 }}
      />
    </Group>
  );
}
