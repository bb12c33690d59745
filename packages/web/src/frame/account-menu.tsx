// SPDX-License-Identifier: Apache-2.0
// Who is signed in here, and the way out.
import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconLogout, IconUser, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.ts';
import { Name } from '../parts/name.tsx';
import { useSession } from './session.tsx';
import { useSignOut } from './sign-out.tsx';

export function AccountMenu(): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  const { signOut, question } = useSignOut();
  return (
    <>
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
            onClick={signOut}
          >
            {t('frame.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {question}
    </>
  );
}
