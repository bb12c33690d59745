// SPDX-License-Identifier: Apache-2.0
// One passkey in a line: its name, since when, when it was last used.
import { Group, Stack, Text } from '@mantine/core';
import type { PasskeyItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useRichWords, useWords } from '../../language/words.ts';
import { Ago, Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';

export function PasskeyLine({ passkey }: { passkey: PasskeyItem }): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const { name, createdAt, usedAt, backedUp } = passkey;
  return (
    <Stack gap={0} style={{ flex: 1, minWidth: 0 }}>
      <Group gap="xs">
        <Text fw={500}>
          <Name>{name}</Name>
        </Text>
        {backedUp && <StateTag tone="calm">{t('access.backedUp')}</StateTag>}
      </Group>
      <Text size="sm" c="dimmed">
        {rich('access.passkeyAdded', { when: <Moment key="added" at={createdAt} dateOnly /> })}
        {' · '}
        {usedAt === undefined
          ? t('access.passkeyUnused')
          : rich('access.passkeyUsed', { when: <Ago key="used" at={usedAt} /> })}
      </Text>
    </Stack>
  );
}
