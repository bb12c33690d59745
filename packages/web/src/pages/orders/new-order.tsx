// SPDX-License-Identifier: Apache-2.0
// The head gives a standing order: to whom, under which agreement, about what, until when.
import { Button, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import type { AgreementItem } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useCodeList, useText, useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Card } from '../../parts/page.tsx';
import { usePartyName } from '../../parts/party-name.tsx';
import { ProblemNote } from '../../parts/states.tsx';

/** Those that say nothing of a person by themselves: the node takes no others. */
const impersonal: ReadonlySet<string> = new Set(['events', 'expertise', 'statistics', 'weapons']);
const begun = { lineage: '', to: '', purpose: '', until: '', crimeAreas: [''], dataCategories: [''] };
const empty = { ...begun, crimeAreas: [], dataCategories: [] } as typeof begun;

export function NewOrder(): ReactNode {
  const t = useWords();
  const text = useText();
  const nameOf = usePartyName();
  const { party } = useSession();
  const agreements = useCall('GET /agreements', {});
  const areas = useCodeList('crimeAreas');
  const data = useCodeList('dataCategories').filter(({ value }) => impersonal.has(value));
  const [order, setOrder] = useState(empty);
  const change = (part: Partial<typeof empty>) => setOrder((before) => ({ ...before, ...part }));
  const send = useSend('POST /standing-orders', ['GET /standing-orders'], () => setOrder(empty));
  const inForce = (agreements.data?.items ?? []).filter(({ state }) => state === 'in-force');
  const parties = (inForce.find(({ lineage }) => lineage === order.lineage)?.parties ?? []).filter(
    (one) => one !== party,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ body: { ...order, until: Date.parse(`${order.until}T23:59:59`) } });
  };
  const filled =
    order.to !== '' && order.until !== '' && order.crimeAreas.length > 0 && order.dataCategories.length > 0;
  const title = ({ title: said, lineage }: AgreementItem) => text(said) || lineage;
  return (
    <Card title={t('orders.make')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('orders.purpose')}
            value={order.purpose}
            maxLength={500}
            required
            withAsterisk={false}
            onChange={(event) => change({ purpose: event.currentTarget.value })}
          />
          <Select
            label={t('orders.agreement')}
            data={inForce.map((one) => ({ value: one.lineage, label: title(one) }))}
            value={order.lineage === '' ? null : order.lineage}
            onChange={(lineage) => change({ lineage: lineage ?? '', to: '' })}
          />
          <Select
            label={t('orders.to')}
            data={parties.map((one) => ({ value: one, label: nameOf(one) }))}
            value={order.to === '' ? null : order.to}
            onChange={(to) => change({ to: to ?? '' })}
          />
          <MultiSelect
            label={t('orders.crimeAreas')}
            data={areas}
            value={order.crimeAreas}
            searchable
            onChange={(crimeAreas) => change({ crimeAreas })}
          />
          <MultiSelect
            label={t('orders.dataCategories')}
            data={data}
            value={order.dataCategories}
            onChange={(dataCategories) => change({ dataCategories })}
          />
          <DayField label={t('orders.until')} value={order.until} change={(until) => change({ until })} />
          {send.error !== null && <ProblemNote error={send.error} />}
          <Group>
            <Button type="submit" disabled={!filled || order.purpose.trim() === ''} loading={send.isPending}>
              {t('orders.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
