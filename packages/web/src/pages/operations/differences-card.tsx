// SPDX-License-Identifier: Apache-2.0
// What the current version of a plan says otherwise than the one before it: place in the plan, before, after.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Code } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';

export function DifferencesCard({ dossier, plan }: { dossier: string; plan: string }): ReactNode {
  const t = useWords();
  const query = useCall('GET /operations/{dossier}/versions/{plan}/differences', {
    params: { dossier, plan },
    query: {},
  });
  return (
    <Card title={t('operations.differences')}>
      <Shown query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <Text c="dimmed">{t('operations.noDifferences')}</Text>}
            {items.map(({ path, before, after }) => (
              <div key={path}>
                <Code>{path}</Code>: <del>{said(before)}</del> <ins>{said(after)}</ins>
              </div>
            ))}
          </>
        )}
      </Shown>
    </Card>
  );
}

const said = (value: unknown): ReactNode =>
  value === undefined ? (
    '—'
  ) : (
    <bdi dir="auto">{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
  );
