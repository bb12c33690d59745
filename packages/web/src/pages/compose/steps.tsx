// SPDX-License-Identifier: Apache-2.0
// Who did what with a draft, when, and what they remarked.
import { Text, Timeline } from '@mantine/core';
import type { DraftStepItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';

export function Steps({ steps }: { steps: readonly DraftStepItem[] }): ReactNode {
  const t = useWords();
  return (
    <Timeline bulletSize={14} active={steps.length}>
      {steps.map((step) => (
        <Timeline.Item
          key={`${step.at} ${step.what}`}
          title={t(`compose.step.${step.what}`, { name: `\u2068${step.name}\u2069` })}
        >
          <Text size="sm" c="dimmed">
            <Moment at={step.at} />
          </Text>
          {step.remark !== undefined && (
            <Text size="sm">
              <bdi dir="auto">{step.remark}</bdi>
            </Text>
          )}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
