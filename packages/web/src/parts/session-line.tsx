// SPDX-License-Identifier: Apache-2.0
// One open session in a line: with what, from where, since when.
import { Group, Stack, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile, IconTerminal2 } from '@tabler/icons-react';
import type { OpenSessionItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useRichWords, useWords } from '../language/words.ts';
import { Ago, Moment } from './moment.tsx';
import { StateTag } from './state-tag.tsx';

export function SessionLine({
  session,
  action,
}: {
  session: OpenSessionItem;
  action?: ReactNode;
}): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const { agent, own, address, method, since, lastUsed } = session;
  const Icon = /Android|iOS/.test(agent)
    ? IconDeviceMobile
    : / · /.test(agent)
      ? IconDeviceDesktop
      : IconTerminal2;
  return (
    <Group wrap="nowrap" py="xs" gap="sm">
      <Icon size={22} aria-hidden="true" style={{ flexShrink: 0 }} />
      <Stack gap={0} style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs">
          <Text fw={500}>{agent === '' ? t('access.unknownAgent') : <bdi dir="ltr">{agent}</bdi>}</Text>
          {own && <StateTag tone="good">{t('access.thisOne')}</StateTag>}
        </Group>
        <Text size="sm" c="dimmed">
          {t('access.address', { address: address.replaceAll('-', '') })} · {t('access.method', { method })}
        </Text>
        <Text size="sm" c="dimmed">
          {rich('access.sessionSince', { when: <Moment key="since" at={since} /> })}
          {' · '}
          {rich('access.sessionUsed', { when: <Ago key="used" at={lastUsed} /> })}
        </Text>
      </Stack>
      {action}
    </Group>
  );
}
