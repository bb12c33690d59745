// SPDX-License-Identifier: Apache-2.0
// Who is signed in here, and the way out.
import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconLogout, IconUser, IconUserCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/call.ts';
import { useWords } from '../language/words.ts';
import { wipePocket } from '../pages/operations/pocket.ts';
import { Name } from '../parts/name.tsx';
import { SESSION_KEY, useSession } from './session.tsx';

export function AccountMenu(): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" c="inherit" size="lg" aria-label={t('frame.account')}>
          <IconUserCircle size={22} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} size="sm" c="var(--mantine-color-text)">
            <Name>{officer.name}</Name>
          </Text>
        </Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} aria-hidden="true" />}>
          {t('frame.account')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} className="tq-along" aria-hidden="true" />}
          onClick={() => void signOut()}
        >
          {t('frame.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Ends the session; what was fetched under it does not stay in this page. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await call('DELETE /session', {});
    await wipePocket();
    client.clear();
    await client.invalidateQueries({ queryKey: SESSION_KEY });
    location.assign('/');
  };
}
