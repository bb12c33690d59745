// SPDX-License-Identifier: Apache-2.0
// How the officer wants to be told: ways, address, quiet, and what of each kind.
import { Button, Group, NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { NoticeKind, NoticeReach, NoticeWishesAnswer } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { ProblemNote, Shown } from '../../parts/states.tsx';

const reaches: readonly NoticeReach[] = ['all', 'page', 'off'];

export function WishesCard(): ReactNode {
  const t = useWords();
  const query = useCall('GET /notices/wishes', {});
  return (
    <Card title={t('notices.wishes')}>
      <Shown query={query}>{(wishes) => <WishesForm wishes={wishes} />}</Shown>
    </Card>
  );
}

function WishesForm({ wishes: { ways, ...held } }: { wishes: NoticeWishesAnswer }): ReactNode {
  const t = useWords();
  const [wishes, setWishes] = useState(held);
  const send = useSend('PUT /notices/wishes', ['GET /notices/wishes']);
  const change = (part: Partial<typeof held>) => setWishes((before) => ({ ...before, ...part }));
  const any = ways.mail || ways.webhook;
  return (
    <Stack gap="md">
      {!any && <Text c="dimmed">{t('notices.noWays')}</Text>}
      {ways.mail && (
        <>
          <Switch
            label={t('notices.mail')}
            checked={wishes.mail}
            onChange={({ currentTarget }) => change({ mail: currentTarget.checked })}
          />
          <TextInput
            maw="26rem"
            type="email"
            dir="ltr"
            label={t('notices.address')}
            description={t('notices.domains', { domains: ways.domains.join(', ') })}
            value={wishes.address}
            onChange={({ currentTarget }) => change({ address: currentTarget.value })}
          />
        </>
      )}
      {ways.webhook && (
        <Switch
          label={t('notices.webhook')}
          checked={wishes.webhook}
          onChange={({ currentTarget }) => change({ webhook: currentTarget.checked })}
        />
      )}
      {any && (
        <NumberInput
          maw="26rem"
          label={t('notices.quiet')}
          min={5}
          max={1440}
          value={wishes.quiet}
          onChange={(quiet) => typeof quiet === 'number' && change({ quiet })}
        />
      )}
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(16rem, 1fr))',
          gap: '0.75rem',
        }}
      >
        {(Object.keys(wishes.kinds) as NoticeKind[]).map((kind) => (
          <Select
            key={kind}
            label={t(`notices.kind.${kind}`)}
            data={reaches
              .filter((reach) => any || reach !== 'page')
              .map((reach) => ({ value: reach, label: t(`notices.reach.${reach}`) }))}
            value={wishes.kinds[kind] ?? 'all'}
            allowDeselect={false}
            onChange={(reach) => change({ kinds: { ...wishes.kinds, [kind]: reach as NoticeReach } })}
          />
        ))}
      </div>
      <Group>
        <Button onClick={() => send.mutate({ body: wishes })} loading={send.isPending}>
          {t('frame.save')}
        </Button>
        <span role="status">{send.isSuccess ? t('frame.saved') : ''}</span>
      </Group>
      {send.error && <ProblemNote error={send.error} />}
    </Stack>
  );
}
