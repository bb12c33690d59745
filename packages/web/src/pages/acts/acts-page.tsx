// SPDX-License-Identifier: Apache-2.0
// Acts that the officer may read, newest first, a hundred a page.
import { Button, Group } from '@mantine/core';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card, Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { ActFilters } from './act-filters.tsx';
import { ActLine } from './act-line.tsx';
import type { ActsSearch } from './acts-search.ts';

const PAGE = 100;

export function ActsPage(): ReactNode {
  const t = useWords();
  const search = useSearch({ from: '/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const { acts = 'report.', after, ...rest } = search;
  const query = useCall('GET /acts', {
    query: {
      ...rest,
      ...(acts !== 'any' && { type: acts }),
      ...(after !== undefined && { after }),
      limit: PAGE,
    },
  });
  // Another filter begins at the newest again.
  const change = (part: object) =>
    void navigate({
      search: ({ after: _, ...before }) => ({ ...before, ...part }) as ActsSearch,
      replace: !('after' in part),
    });
  return (
    <Page
      title={t('acts.title')}
      lead={t('acts.lead')}
      actions={
        <Button
          component={To}
          href="/search"
          variant="default"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
        >
          {t('acts.search')}
        </Button>
      }
    >
      <Group align="flex-end">
        <ActFilters search={search} usual="report." change={change} />
      </Group>
      <Card flush title={search.dossier === undefined ? t('acts.list') : t('acts.oneDossier')}>
        <Shown query={query} rows={8}>
          {({ items, next }) => (
            <>
              {items.length === 0 && <Empty title={t('acts.none')}>{t('acts.noneWhy')}</Empty>}
              <div className="tq-rows" aria-busy={query.isPlaceholderData}>
                {items.map((act) => (
                  <div
                    key={act.id}
                    style={{ padding: 'var(--mantine-spacing-sm) var(--mantine-spacing-md)' }}
                  >
                    <ActLine act={act} />
                  </div>
                ))}
              </div>
              {(after !== undefined || next !== undefined) && (
                <Group p="md" justify="space-between">
                  <Button variant="default" disabled={after === undefined} onClick={() => change({})}>
                    {t('acts.newest')}
                  </Button>
                  <Button
                    variant="default"
                    disabled={next === undefined}
                    onClick={() => change({ after: next })}
                    rightSection={<IconArrowRight size={16} aria-hidden="true" className="tq-along" />}
                  >
                    {t('acts.older')}
                  </Button>
                </Group>
              )}
            </>
          )}
        </Shown>
      </Card>
    </Page>
  );
}
