// SPDX-License-Identifier: Apache-2.0
// Which dossiers there are, without content, for who decides or oversees who reads them.
import { Button, Center, Group, Stack, Text } from '@mantine/core';
import type { DossierItem } from '@tansiq/node/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../api/call.ts';
import { useRichWords, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { PeopleTabs } from './people-tabs.tsx';

const PAGE = 50;

export function DossiersPage(): ReactNode {
  const t = useWords();
  const query = useInfiniteQuery({
    queryKey: ['GET /dossiers', 'need-to-know'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /dossiers', { query: { limit: PAGE, ...(pageParam && { after: pageParam }) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t('people.needToKnow')} lead={t('people.needLead')}>
      <PeopleTabs />
      {query.error && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {!items && !query.error && <Loading rows={5} />}
      {items && (
        <Card flush title={t('people.dossiers')}>
          {items.length === 0 ? (
            <Empty title={t('people.dossiersNone')}>{t('people.dossiersNoneWhy')}</Empty>
          ) : (
            <div className="tq-rows">
              {items.map((dossier) => (
                <DossierRow key={dossier.id} dossier={dossier} />
              ))}
            </div>
          )}
        </Card>
      )}
      {query.hasNextPage && (
        <Center>
          <Button variant="default" loading={query.isFetching} onClick={() => void query.fetchNextPage()}>
            {t('people.more')}
          </Button>
        </Center>
      )}
    </Page>
  );
}

function DossierRow({ dossier }: { dossier: DossierItem }): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const { id, kind, parties, openedAt, readers, mine } = dossier;
  return (
    <Group px="md" py="sm" justify="space-between" gap="xs">
      <Stack gap={0} style={{ flex: '1 1 16rem', minWidth: 0 }}>
        <Text fw={500}>
          <To href={`/people/need-to-know/${id}`}>
            {t('people.kind', { kind })} <Code short={8}>{id}</Code>
          </To>
        </Text>
        <Text size="sm" c="dimmed">
          {parties.map((party) => (
            <span key={party}>
              <PartyName id={party} />
              {' · '}
            </span>
          ))}
          {rich('people.opened', { when: <Moment key="opened" at={openedAt} dateOnly /> })}
        </Text>
      </Stack>
      <Group gap="xs">
        {mine && <StateTag tone="accent">{t('people.mine')}</StateTag>}
        <StateTag tone={readers === 0 ? 'warn' : 'calm'}>{t('people.readersCount', { n: readers })}</StateTag>
      </Group>
    </Group>
  );
}
