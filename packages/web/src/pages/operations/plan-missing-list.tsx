// SPDX-License-Identifier: Apache-2.0
// What the plan still lacks, each a way to the field where it is filled in.
import { Anchor, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import type { Missing } from './plan-missing.ts';

/** By which others lead here. */
export const PLAN_MISSING_ID = 'plan-missing';

interface PlanMissingListProps {
  missing: readonly Missing[];
  go: (missing: Missing) => void;
}

export function PlanMissingList({ missing, go }: PlanMissingListProps): ReactNode {
  const t = useWords();
  return (
    <div id={PLAN_MISSING_ID}>
      <Card title={t('operations.missing')}>
        {missing.length === 0 ? (
          <Text c="dimmed">{t('operations.nothingMissing')}</Text>
        ) : (
          <List size="sm" spacing={4}>
            {missing.map((one) => (
              <List.Item key={one.at}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="start"
                  underline="always"
                  onClick={() => go(one)}
                >
                  {one.of === undefined
                    ? t(one.label)
                    : t('operations.missingOf', { of: `\u2068${one.of}\u2069`, what: t(one.label) })}
                </Anchor>
              </List.Item>
            ))}
          </List>
        )}
      </Card>
    </div>
  );
}
