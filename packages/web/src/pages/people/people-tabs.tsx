// SPDX-License-Identifier: Apache-2.0
// The two halves of the area: people, and who reads which dossier. Administrators see nothing of dossiers.
import { Tabs } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';

export function PeopleTabs(): ReactNode {
  const t = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const here = useLocation({ select: ({ pathname }) => pathname });
  if (!may('head', 'supervisor')) return null;
  return (
    <Tabs value={here} onChange={(href) => href !== null && void navigate({ href })}>
      <Tabs.List>
        <Tabs.Tab value="/people">{t('people.title')}</Tabs.Tab>
        <Tabs.Tab value="/people/need-to-know">{t('people.needToKnow')}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
