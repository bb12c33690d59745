// SPDX-License-Identifier: Apache-2.0
// What is new for the officer, newest first, and how they want to be told.
import { Button, Group, Switch } from '@mantine/core';
import type { NoticeItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Ago } from '../../parts/moment.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Row } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Empty, ProblemNote, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { WishesCard } from './wishes-card.tsx';

export function NoticesPage(): ReactNode {
  const t = useWords();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const [after, setAfter] = useState<string>();
  const query = useCall('GET /notices', {
    query: {
      limit: 30,
      ...(unreadOnly && { unread: 'true' as const }),
      ...(after !== undefined && { after }),
    },
  });
  const read = useSend('POST /notices/read', ['GET /notices']);
  return (
    <Page
      title={t('notices.title')}
      lead={t('notices.lead')}
      actions={
        <Button
          variant="default"
          loading={read.isPending}
          onClick={() => read.mutate({ body: { all: true } })}
        >
          {t('notices.readAll')}
        </Button>
      }
    >
      {read.error && <ProblemNote error={read.error} />}
      <Switch
        label={t('notices.unreadOnly')}
        checked={unreadOnly}
        onChange={({ currentTarget }) => {
          setUnreadOnly(currentTarget.checked);
          setAfter(undefined);
        }}
      />
      <Shown query={query}>
        {({ items, next }) => (
          <Card flush={items.length > 0}>
            {items.length === 0 && <Empty title={t('notices.none')}>{t('notices.noneWhy')}</Empty>}
            <div className="tq-rows">
              {items.map((item) => (
                <NoticeRow
                  key={item.seq}
                  item={item}
                  read={() => read.mutate({ body: { seqs: [item.seq] } })}
                />
              ))}
            </div>
            {(next !== undefined || after !== undefined) && (
              <Group p="md" gap="xs">
                {next !== undefined && (
                  <Button variant="default" onClick={() => setAfter(next)}>
                    {t('notices.older')}
                  </Button>
                )}
                {after !== undefined && (
                  <Button variant="subtle" onClick={() => setAfter(undefined)}>
                    {t('notices.newest')}
                  </Button>
                )}
              </Group>
            )}
          </Card>
        )}
      </Shown>
      <WishesCard />
    </Page>
  );
}

function NoticeRow({ item, read }: { item: NoticeItem; read: () => void }): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  return (
    <Row
      meta={
        <>
          <Ago at={item.at} />
          {item.count > 1 && <span>{t('notices.times', { count: item.count })}</span>}
        </>
      }
      aside={item.read ? undefined : <StateTag tone="accent">{t('notices.unread')}</StateTag>}
    >
      {/* Going there is having read it. */}
      <div onClickCapture={item.read ? undefined : read}>
        <To href={addressOf(item, officer.id)} fw={item.read ? 400 : 600} c="inherit">
          {t(`notices.kind.${item.kind}`)}
        </To>
      </div>
    </Row>
  );
}

function addressOf({ kind, subject, act }: NoticeItem, own: string): string {
  switch (kind) {
    case 'release':
      return `/drafts/${subject}/release`;
    case 'returned':
      return `/drafts/${subject}`;
    case 'agreement':
      return `/agreements/${subject}`;
    case 'operation':
    case 'call':
      return `/operations/${subject}`;
    case 'statement':
      return `/statements/${subject}`;
    case 'deadline':
      return act === undefined ? `/agreements/${subject.split('/')[1] ?? ''}` : `/acts/${act}`;
    case 'recovery':
      return subject === own ? '/account' : `/people/${subject}`;
    case 'emergency':
      return '/emergencies';
    case 'witness':
      return '/today';
    case 'party':
    case 'link':
      return `/partners/${subject}`;
    default:
      return `/acts/${act ?? subject}`;
  }
}
