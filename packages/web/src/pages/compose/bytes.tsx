// SPDX-License-Identifier: Apache-2.0
// How large something is, in the reader's units.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

const STEPS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function Bytes({ count }: { count: number }): ReactNode {
  const intl = useIntl();
  let step = 0;
  let size = count;
  for (; size >= 1000 && step < STEPS.length - 1; step++) size /= 1000;
  const unit = STEPS[step] ?? 'byte';
  return (
    <Text span size="sm" c="dimmed">
      <bdi>{intl.formatNumber(size, { style: 'unit', unit, maximumFractionDigits: 1 })}</bdi>
    </Text>
  );
}
