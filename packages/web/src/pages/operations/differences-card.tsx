// SPDX-License-Identifier: Apache-2.0
// What a version of a plan, or a draft of the next one, says otherwise than the one before it: what, before, after.
import { Text } from '@mantine/core';
import type { PlanDifferences } from '@tansiq/node/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { DifferencePlace, DifferenceValue } from './difference-words.tsx';

export function DifferencesCard({ dossier, plan }: { dossier: string; plan: string }): ReactNode {
  const query = useCall('GET /operations/{dossier}/versions/{plan}/differences', {
    params: { dossier, plan },
    query: {},
  });
  return <Differences query={query} />;
}

interface DraftDifferencesProps {
  dossier: string;
  draft: string;
  /** As it is saved: another one is asked for anew. */
  revision: number;
}

export function DraftDifferences({ dossier, draft, revision }: DraftDifferencesProps): ReactNode {
  const query = useCall('GET /operations/{dossier}/drafts/{draft}/differences', {
    params: { dossier, draft },
    revision,
  } as { params: { dossier: string; draft: string } });
  return <Differences query={query} />;
}

function Differences({ query }: { query: UseQueryResult<PlanDifferences> }): ReactNode {
  const t = useWords();
  return (
    <Card title={t('operations.differences')}>
      <Shown query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <Text c="dimmed">{t('operations.noDifferences')}</Text>}
            {items.map(({ path, before, after }) => (
              <div key={path}>
                <DifferencePlace path={path} />:{' '}
                <del>
                  <DifferenceValue path={path} value={before} />
                </del>{' '}
                <ins>
                  <DifferenceValue path={path} value={after} />
                </ins>
              </div>
            ))}
          </>
        )}
      </Shown>
    </Card>
  );
}
