// SPDX-License-Identifier: Apache-2.0
// Around every page: classification banner, whose node this is, navigation, language, account; a bar at hand on a phone.
import { AppShell, Burger, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { follow, type LiveState } from '../api/live.ts';
import { useCall } from '../api/queries.ts';
import { useWords } from '../language/words.ts';
import { KeptPreferences } from '../pages/account/kept-preferences.tsx';
import { ConfirmItIsYou } from '../parts/confirm-it-is-you.tsx';
import { Texted } from '../parts/name.tsx';
import { AccountMenu } from './account-menu.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { Emblem } from './emblem.tsx';
import { headerTools } from './header-tools.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { LinkNote } from './link-note.tsx';
import { Navigation } from './navigation.tsx';
import { Palette, PaletteButton } from './palette.tsx';
import { Shortcuts } from './shortcuts.tsx';

const HEADER = 56;
const BANNER = 24;
const BAR = 60;

export function Shell({ children }: { children: ReactNode }): ReactNode {
  const t = useWords();
  const [open, { toggle, close }] = useDisclosure(false);
  const { data: screen } = useCall('GET /screen', {});
  const live = useLive();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes the drawer
  useEffect(close, [path]);
  const banner = screen?.banner;
  return (
    <AppShell
      header={{ height: HEADER + (banner ? BANNER : 0) }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !open } }}
      footer={{ height: { base: BAR, sm: 0 } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a className="tq-skip" href="#page">
        {t('frame.skip')}
      </a>
      <AppShell.Header>
        {banner && (
          <div className="tq-banner" style={{ height: BANNER }}>
            <Texted text={banner} />
          </div>
        )}
        <Group h={HEADER} px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
            <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('frame.menu')} />
            <Emblem size={30} />
            <Text fw={600} truncate visibleFrom="xs">
              <Texted text={screen?.names} />
            </Text>
          </Group>
          <Group gap={4} wrap="nowrap">
            <PaletteButton />
            {headerTools.map((Tool) => (
              <Tool key={Tool.name} />
            ))}
            <LanguageSwitch />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1}>
        <LinkNote live={live} />
        <div style={{ maxWidth: '84rem', marginInline: 'auto' }}>{children}</div>
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm">
        <BottomBar menu={<MenuButton toggle={toggle} />} height={BAR} />
      </AppShell.Footer>
      <Palette />
      <Shortcuts />
      <ConfirmItIsYou />
      <KeptPreferences />
    </AppShell>
  );
}

function MenuButton({ toggle }: { toggle: () => void }): ReactNode {
  const t = useWords();
  return (
    <UnstyledButton onClick={toggle} fz="xs" ta="center" p="xs">
      {t('frame.menu')}
    </UnstyledButton>
  );
}

function useLive(): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => follow(client, setState), [client]);
  return state;
}
