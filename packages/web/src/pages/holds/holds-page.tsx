// SPDX-License-Identifier: Apache-2.0
// All legal holds, those that stand first, by the day of their review.
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card, Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { HoldCard } from './hold-card.tsx';

export function HoldsPage(): ReactNode {
  const t = useWords();
  const query = useCall('GET /holds', {});
  return (
    <Page title={t('holds.title')} lead={t('holds.lead')}>
      <Shown query={query} rows={3}>
        {({ items }) => (
          <Stack gap="md">
            {items.length === 0 && <Text c="dimmed">{t('holds.none')}</Text>}
            {items.map((hold) => (
              <Card key={hold.id} title={t(`holds.ground.${hold.ground}`)}>
                <HoldCard hold={hold} />
              </Card>
            ))}
          </Stack>
        )}
      </Shown>
    </Page>
  );
}
