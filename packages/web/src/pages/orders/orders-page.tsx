// SPDX-License-Identifier: Apache-2.0
// Standing orders: what may leave without a second person, to whom, by whose word, until when; made and ended by the head.
import { Button, Group, Stack, Text } from '@mantine/core';
import type { StandingOrderItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { AgreementName } from '../../parts/agreement-name.tsx';
import { DoneBy } from '../../parts/done-by.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { NewOrder } from './new-order.tsx';

export function OrdersPage(): ReactNode {
  const t = useWords();
  const may = useMay();
  const query = useCall('GET /standing-orders', {});
  return (
    <Page title={t('orders.title')} lead={t('orders.lead')}>
      <Shown query={query} rows={3}>
        {({ items }) => (
          <Stack gap="md">
            {items.length === 0 && <Text c="dimmed">{t('orders.none')}</Text>}
            {items.map((item) => (
              <Order key={item.id} item={item} />
            ))}
          </Stack>
        )}
      </Shown>
      {may('head') && <NewOrder />}
    </Page>
  );
}

function Order({ item }: { item: StandingOrderItem }): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const may = useMay();
  const [ending, setEnding] = useState(false);
  const close = () => setEnding(false);
  const end = useSend('POST /standing-orders/{id}/end', ['GET /standing-orders'], close);
  const { stands, purpose, made, ended } = item;
  const codes = (list: string, all: readonly string[]) =>
    all.map((code) => label(list, code)).join(t('compose.listComma'));
  return (
    <Card title={purpose}>
      <Stack gap="sm">
        <Group gap="xs">
          <StateTag tone={stands ? 'good' : 'calm'}>{t(stands ? 'orders.stands' : 'orders.ended')}</StateTag>
        </Group>
        <Facts
          facts={[
            [t('orders.to'), <PartyName key="to" id={item.to} />],
            [t('orders.agreement'), <AgreementName key="agreement" lineage={item.lineage} />],
            [t('orders.crimeAreas'), codes('crimeAreas', item.crimeAreas)],
            [t('orders.dataCategories'), codes('dataCategories', item.dataCategories)],
            [t('orders.until'), <Moment key="until" at={item.until} />],
            [t('orders.made'), <DoneBy key="made" by={made} />],
            ...(ended ? ([[t('orders.endedBy'), <DoneBy key="ended" by={ended} />]] as const) : []),
            [t('orders.acts'), item.acts],
          ]}
        />
        {stands && may('head') && (
          <Group>
            <Button variant="default" onClick={() => setEnding(true)}>
              {t('orders.end')}
            </Button>
          </Group>
        )}
        <Sure
          opened={ending}
          title={t('orders.end')}
          action={t('orders.end')}
          busy={end.isPending}
          error={end.error ?? undefined}
          onClose={close}
          onSure={() => end.mutate({ params: { id: item.id } })}
        >
          {t('orders.endLead')}
        </Sure>
      </Stack>
    </Card>
  );
}
