// SPDX-License-Identifier: Apache-2.0
// The first page of the day: what waits for me, the most pressing first; what is between us and our partners; what changed.
import { Group, Stack } from '@mantine/core';
import type { Gravity, TodayAnswer, TodayItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card, Page } from '../../parts/page.tsx';
import { Chip, TwoColumns } from '../../parts/row.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { BetweenCard } from './between-card.tsx';
import { ChangesCard } from './changes-card.tsx';
import { ItemRow } from './item-row.tsx';

const gravities: readonly Gravity[] = ['now', 'soon', 'calm'];

export function TodayPage(): ReactNode {
  const t = useWords();
  const query = useCall('GET /today', {}, { every: 60_000 });
  return (
    <Page title={t('today.title')} lead={t('today.lead')}>
      <Shown query={query} rows={6}>
        {(today) => (
          <>
            <Counts today={today} />
            <TwoColumns>
              <Stack gap="lg">
                {today.items.length === 0 ? (
                  <Card>
                    <Empty title={t('today.nothing')}>{t('today.nothingWhy')}</Empty>
                  </Card>
                ) : (
                  gravities.map((gravity) => (
                    <Waiting
                      key={gravity}
                      gravity={gravity}
                      items={today.items.filter((item) => item.gravity === gravity)}
                    />
                  ))
                )}
              </Stack>
              <Stack gap="lg">
                <BetweenCard today={today} />
                <ChangesCard changes={today.changes} />
              </Stack>
            </TwoColumns>
          </>
        )}
      </Shown>
    </Page>
  );
}

/** How many there are of each kind; each number opens to its list. */
function Counts({ today: { kinds } }: { today: TodayAnswer }): ReactNode {
  const t = useWords();
  if (kinds.length === 0) return undefined;
  return (
    <Group gap="xs">
      {kinds.map(({ kind, count, more }) => (
        <To key={kind} href={`/today/${kind}`}>
          <Chip>
            {t('today.count', {
              label: t(`today.kind.${kind}`),
              count: more ? t('today.many', { count }) : count,
            })}
          </Chip>
        </To>
      ))}
    </Group>
  );
}

function Waiting({ gravity, items }: { gravity: Gravity; items: TodayItem[] }): ReactNode {
  const t = useWords();
  if (items.length === 0 && gravity !== 'now') return undefined;
  return (
    <Card flush title={t(`today.gravity.${gravity}`)}>
      <div className="tq-rows">
        {items.length === 0 && (
          <Group px="md" pb="sm" c="dimmed">
            {t('today.nothingNow')}
          </Group>
        )}
        {items.map((item) => (
          <ItemRow key={`${item.kind} ${item.subject}`} item={item} />
        ))}
      </div>
    </Card>
  );
}
