// SPDX-License-Identifier: Apache-2.0
// What a list of acts is narrowed to: kind, status, whose, which dossier.
import { Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { kinds, states } from './act-codes.ts';
import type { ActsSearch } from './acts-search.ts';

interface ActFiltersProps {
  search: ActsSearch;
  /** The kind that stands when none was chosen. */
  usual: ActsSearch['acts'];
  change: (part: { [K in keyof ActsSearch]?: ActsSearch[K] | undefined }) => void;
}

export function ActFilters({ search, usual, change }: ActFiltersProps): ReactNode {
  const t = useWords();
  const text = useText();
  const parties = useCall('GET /parties', {});
  const chosen = (value: string | null) => (value === null || value === 'any' ? undefined : value);
  const clear = () => change({ acts: undefined, status: undefined, author: undefined, dossier: undefined });
  const narrowed = Object.keys(search).some((name) => name !== 'after');
  return (
    <>
      <Select
        label={t('acts.kind')}
        value={search.acts ?? usual ?? 'any'}
        data={[
          { value: 'any', label: t('acts.kind.any') },
          ...kinds.map((kind) => ({ value: kind, label: t(`acts.kind.${kind}`) })),
        ]}
        onChange={(value) => change({ acts: (value ?? 'any') as NonNullable<ActsSearch['acts']> })}
        allowDeselect={false}
      />
      <Select
        label={t('acts.status')}
        value={search.status ?? 'any'}
        data={[
          { value: 'any', label: t('acts.status.any') },
          ...states.map((state) => ({ value: state, label: t(`acts.state.${state}`) })),
        ]}
        onChange={(value) => change({ status: chosen(value) as ActsSearch['status'] })}
        allowDeselect={false}
      />
      <Select
        label={t('acts.author')}
        value={search.author ?? 'any'}
        data={[
          { value: 'any', label: t('acts.author.any') },
          ...(parties.data?.items ?? []).map(({ id, names }) => ({ value: id, label: text(names) || id })),
        ]}
        onChange={(value) => change({ author: chosen(value) })}
        allowDeselect={false}
      />
      {narrowed && (
        <Button
          variant="subtle"
          onClick={clear}
          leftSection={<IconX size={14} aria-hidden="true" />}
          style={{ alignSelf: 'flex-end' }}
        >
          {search.dossier === undefined ? t('acts.clear') : t('acts.anyDossier')}
        </Button>
      )}
    </>
  );
}
