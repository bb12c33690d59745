// SPDX-License-Identifier: Apache-2.0
// What one number of the first page is made of.
import { Text } from '@mantine/core';
import type { ItemKind } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card, Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { ItemRow } from './item-row.tsx';

const kinds = [
  ...([
    'recall',
    'release',
    'returned',
    'h3',
    'outcome',
    'emergency',
    'override',
    'lead',
    'onward',
    'transfer',
    'sign',
    'ratify',
    'consider',
    'statement',
  ] as const),
  ...([
    'card',
    'withheld',
    'refused',
    'expiring',
    'review',
    'suspended',
    'ending',
    'link',
    'witness',
  ] as const),
] satisfies readonly ItemKind[];

export function KindPage(): ReactNode {
  const t = useWords();
  const { kind = '' } = useParams({ strict: false });
  const known = kinds.find((one) => one === kind);
  const query = useCall('GET /today/{kind}', { params: { kind } });
  return (
    <Page
      title={known ? t(`today.kind.${known}`) : t('today.title')}
      actions={<To href="/today">{t('today.back')}</To>}
    >
      <Shown query={query}>
        {({ items, more }) => (
          <Card flush={items.length > 0}>
            {items.length === 0 && <Empty title={t('today.nothing')}>{t('today.nothingWhy')}</Empty>}
            <div className="tq-rows">
              {items.map((item) => (
                <ItemRow key={item.subject} item={item} />
              ))}
            </div>
            {more && (
              <Text c="dimmed" p="md">
                {t('today.more')}
              </Text>
            )}
          </Card>
        )}
      </Shown>
    </Page>
  );
}
