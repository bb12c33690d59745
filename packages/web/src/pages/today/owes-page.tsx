// SPDX-License-Identifier: Apache-2.0
// What a partner has not answered yet.
import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Ago } from '../../parts/moment.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { usePartyName } from '../../parts/party-name.tsx';
import { Row } from '../../parts/row.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { isNamed, WhatItIs } from './what-it-is.tsx';

export function OwesPage(): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  const { party = '', kind = '' } = useParams({ strict: false });
  const query = useCall('GET /partners/{party}/owes/{kind}', { params: { party, kind } });
  return (
    <Page
      title={t('today.owesTitle', { party: nameOf(party) })}
      actions={<To href="/today">{t('today.back')}</To>}
    >
      <Shown query={query}>
        {({ items, more }) => (
          <Card flush={items.length > 0}>
            {items.length === 0 && <Empty title={t('today.nobodyOwes')} />}
            <div className="tq-rows">
              {items.map((item) => (
                <Row
                  key={item.act}
                  meta={
                    <span>
                      {t('today.waiting')} <Ago at={item.since} />
                    </span>
                  }
                >
                  <To href={`/acts/${item.act}`}>
                    {isNamed(item) ? <WhatItIs of={item} /> : t('today.untitled')}
                  </To>
                </Row>
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
