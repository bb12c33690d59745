// SPDX-License-Identifier: Apache-2.0
// The command palette: every page of this officer, the languages and the colours, by typing (Ctrl K, or ⌘ K).
import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { IconCommand, IconContrast, IconLanguage, IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../language/language.tsx';
import { languages, ownNames } from '../language/languages.ts';
import { useWords } from '../language/words.ts';
import { areasFor } from './areas.ts';
import { askFor } from './asked-words.ts';
import { useSession } from './session.tsx';

export function PaletteButton(): ReactNode {
  const t = useWords();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="inherit"
      size="lg"
      visibleFrom="sm"
      onClick={spotlight.open}
      aria-label={t('frame.palette')}
      aria-keyshortcuts="Control+K"
    >
      <IconCommand size={20} aria-hidden="true" />
    </ActionIcon>
  );
}

export function Palette(): ReactNode {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const actions = useActions(typed.trim());
  return (
    <Spotlight
      actions={actions}
      query={typed}
      onQueryChange={setTyped}
      shortcut={['mod + K']}
      nothingFound={t('frame.paletteNothing')}
      searchProps={{ placeholder: t('frame.paletteAsk'), 'aria-label': t('frame.palette') }}
      highlightQuery
    />
  );
}

/** @param typed what stands in the palette's field: acts can be searched for it */
function useActions(typed: string): SpotlightActionData[] {
  const t = useWords();
  const client = useQueryClient();
  const { officer } = useSession();
  const { setLanguage } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const pages = areasFor(officer.roles).map(({ to, label, icon: Icon, key }) => ({
    id: to,
    label: t(label),
    description: t('frame.keys', { keys: `g ${key}` }),
    leftSection: <Icon size={20} aria-hidden="true" />,
    onClick: () => void navigate({ to }),
  }));
  const tongues = languages.map((one) => ({
    id: one,
    label: ownNames[one],
    leftSection: <IconLanguage size={20} aria-hidden="true" />,
    onClick: () => setLanguage(one),
  }));
  const colours = (['light', 'dark', 'auto'] as const).map((scheme) => ({
    id: scheme,
    label: t(`frame.${scheme === 'auto' ? 'asSystem' : scheme}`),
    description: t('frame.colours'),
    leftSection: <IconContrast size={20} aria-hidden="true" />,
    onClick: () => setColorScheme(scheme),
  }));
  const readsActs = areasFor(officer.roles).some(({ to }) => to === '/search');
  const search = {
    id: 'search-acts',
    label: t('search.forText', { text: typed }),
    leftSection: <IconSearch size={20} aria-hidden="true" />,
    onClick: () => {
      askFor(client, { text: typed });
      void navigate({ to: '/search', search: {} });
    },
  };
  return [...pages, ...tongues, ...colours, ...(readsActs && typed !== '' ? [search] : [])];
}
