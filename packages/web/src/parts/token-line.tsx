// SPDX-License-Identifier: Apache-2.0
// One token of a program in a line: its name, what it reaches, until when, when it was last used.
import { Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { TokenItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.tsx';
import { useRichWords, useWords } from '../language/words.ts';
import { Ago, Moment } from './moment.tsx';
import { Name } from './name.tsx';
import { StateTag } from './state-tag.tsx';

export function TokenLine({ token, action }: { token: TokenItem; action: ReactNode }): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const { language } = useLanguage();
  const { name, write, areas, expiresAt, usedAt } = token;
  const reached = areas.map((area) => t('access.area', { area }));
  return (
    <Group wrap="nowrap" py="xs" gap="sm">
      <IconKey size={22} aria-hidden="true" style={{ flexShrink: 0 }} />
      <Stack gap={0} style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs">
          <Text fw={500}>
            <Name>{name}</Name>
          </Text>
          <StateTag tone={write ? 'warn' : 'calm'}>
            {t(write ? 'access.tokenWrites' : 'access.tokenReads')}
          </StateTag>
        </Group>
        <Text size="sm" c="dimmed">
          {new Intl.ListFormat(language, { type: 'conjunction' }).format(reached)}
        </Text>
        <Text size="sm" c="dimmed">
          {rich('access.tokenUntil', { when: <Moment key="until" at={expiresAt} dateOnly /> })}
          {' · '}
          {usedAt === undefined
            ? t('access.tokenUnused')
            : rich('access.sessionUsed', { when: <Ago key="used" at={usedAt} /> })}
        </Text>
      </Stack>
      {action}
    </Group>
  );
}
