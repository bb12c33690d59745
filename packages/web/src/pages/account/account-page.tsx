// SPDX-License-Identifier: Apache-2.0
// Who I am at this node, how I show it, where I am signed in, and how its pages look to me.
import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../../frame/session.tsx';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { Name } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Appearance } from './appearance.tsx';
import { Codes } from './codes.tsx';
import { OwnPassword } from './own-password.tsx';
import { OwnProvider } from './own-provider.tsx';
import { OwnRecovery } from './own-recovery.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { OwnTokens } from './own-tokens.tsx';
import { Passkeys } from './passkeys.tsx';

export function AccountPage(): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const { officer } = useSession();
  return (
    <Page
      title={t('access.account')}
      lead={
        <Group gap="sm">
          <Text fw={500} c="var(--mantine-color-text)">
            <Name>{officer.name}</Name>
          </Text>
          <span className="tq-code">{officer.login}</span>
          {officer.roles.map((role) => (
            <StateTag key={role} tone="accent">
              {label('roles', role === 'head' ? 'head-of-spoc' : role)}
            </StateTag>
          ))}
        </Group>
      }
    >
      <OwnRecovery />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Stack gap="lg">
          <Passkeys />
          <Codes />
          <OwnProvider />
          <OwnPassword />
        </Stack>
        <Stack gap="lg">
          <Card title={t('access.appearance')}>
            <Appearance />
          </Card>
          <OwnSessions />
          <OwnTokens />
        </Stack>
      </SimpleGrid>
    </Page>
  );
}
