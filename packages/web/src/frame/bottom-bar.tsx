// SPDX-License-Identifier: Apache-2.0
// On a phone, what is needed most within reach of a thumb.
import { Group, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.ts';
import { areasFor } from './areas.ts';
import { useSession } from './session.tsx';

export function BottomBar({ menu, height }: { menu: ReactNode; height: number }): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  const atHand = areasFor(officer.roles).filter((area) => area.atHand);
  return (
    <Group
      component="nav"
      className="tq-at-hand"
      aria-label={t('frame.atHand')}
      grow
      h={height}
      gap={0}
      px="xs"
      wrap="nowrap"
    >
      {atHand.map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className="tq-navlink" style={{ justifyContent: 'center' }}>
          <Stack gap={2} align="center" fz="xs">
            <Icon size={20} aria-hidden="true" />
            <span>{t(label)}</span>
          </Stack>
        </Link>
      ))}
      {menu}
    </Group>
  );
}
