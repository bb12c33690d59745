// SPDX-License-Identifier: Apache-2.0
// Policies that an administrator sets; and settings as they hold, and where each was set. Those are not changed here: who may is who may write
// the node's file.
import { Group, Switch, TextInput } from '@mantine/core';
import type { SettingItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Code } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Row } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { PoliciesCard } from './policies-card.tsx';

export function SettingsPage(): ReactNode {
  const t = useWords();
  const query = useCall('GET /settings', {});
  const [find, setFind] = useState('');
  const [all, setAll] = useState(false);
  const wanted = find.trim().toLowerCase();
  return (
    <Page
      title={t('system.settings')}
      lead={t('system.settingsLead')}
      actions={<To href="/system">{t('system.title')}</To>}
    >
      <PoliciesCard />
      <Group align="flex-end" gap="lg">
        <TextInput
          label={t('system.findSetting')}
          dir="ltr"
          w="24rem"
          maw="100%"
          value={find}
          onChange={({ currentTarget }) => setFind(currentTarget.value)}
        />
        <Switch
          label={t('system.showUnset')}
          checked={all}
          onChange={({ currentTarget }) => setAll(currentTarget.checked)}
          mb={8}
        />
      </Group>
      <Shown query={query} rows={8}>
        {({ items }) => (
          <Card flush>
            <div className="tq-rows">
              {items
                .filter(({ key, from }) => key.includes(wanted) && (all || wanted !== '' || from !== 'unset'))
                .map((item) => (
                  <SettingRow key={item.key} item={item} />
                ))}
            </div>
          </Card>
        )}
      </Shown>
    </Page>
  );
}

function SettingRow({ item: { key, value, secret, from, variable } }: { item: SettingItem }): ReactNode {
  const t = useWords();
  return (
    <Row
      meta={<Code>{variable}</Code>}
      aside={<StateTag tone={from === 'unset' ? 'calm' : 'accent'}>{t(`system.from.${from}`)}</StateTag>}
    >
      <Code>{key}</Code>
      {value !== undefined || secret ? ': ' : ''}
      {secret && from !== 'unset' ? (
        t('system.secretSet')
      ) : typeof value === 'boolean' ? (
        t(value ? 'system.yes' : 'system.no')
      ) : value === undefined ? undefined : (
        <bdi dir="auto">{Array.isArray(value) ? value.join(', ') : value}</bdi>
      )}
    </Row>
  );
}
