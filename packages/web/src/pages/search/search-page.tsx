// SPDX-License-Identifier: Apache-2.0
// Full-text search over what the officer may read: one field, what it is narrowed to, and what was found.
import { Group } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAskedWords } from '../../frame/asked-words.ts';
import { useWords } from '../../language/words.ts';
import { Page } from '../../parts/page.tsx';
import { ActFilters } from '../acts/act-filters.tsx';
import type { ActsSearch } from '../acts/acts-search.ts';
import { Found } from './found.tsx';
import { SearchForm } from './search-form.tsx';

export function SearchPage(): ReactNode {
  const t = useWords();
  const search = useSearch({ from: '/search' });
  const navigate = useNavigate({ from: '/search' });
  const [asked] = useAskedWords();
  const change = (part: object) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as ActsSearch, replace: true });
  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <SearchForm key={asked.turn} narrowed={Object.keys(search).length > 0}>
        <Group align="flex-end">
          <ActFilters search={search} usual="any" change={change} />
        </Group>
      </SearchForm>
      {asked.text !== '' && <Found asked={asked} search={search} />}
    </Page>
  );
}
