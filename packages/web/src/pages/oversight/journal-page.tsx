// SPDX-License-Identifier: Apache-2.0
// The journal with its filters; whether it is whole and witnessed stands above it.
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card, Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { JournalRow } from './journal-row.tsx';
import { JournalState } from './journal-state.tsx';
import { isVerb, type OversightSearch, oversightSearch, spanOf, verbs } from './oversight-search.ts';
import { SpanFields } from './span-fields.tsx';

export function JournalPage(): ReactNode {
  const t = useWords();
  const search = oversightSearch(useSearch({ strict: false }));
  const [from, setFrom] = useState<number>();
  const { what, who, act, dossier } = search;
  const query = useCall('GET /journal', {
    query: {
      limit: 50,
      ...(what && { what }),
      ...(who !== undefined && { who }),
      ...(act !== undefined && { act }),
      ...(dossier !== undefined && { dossier }),
      ...spanOf(search),
      ...(from !== undefined && { from }),
    },
  });
  return (
    <Page title={t('oversight.journal')} lead={t('oversight.journalLead')}>
      <JournalState />
      <Filter search={search} changed={() => setFrom(undefined)} />
      <Shown query={query} rows={6}>
        {({ items, next, people }) => (
          <Card flush>
            {items.length === 0 && <Empty title={t('oversight.noRows')}>{t('oversight.noRowsWhy')}</Empty>}
            <div className="tq-rows">
              {items.map((item) => (
                <JournalRow key={item.idx} item={item} people={people} />
              ))}
            </div>
            {(next !== undefined || from !== undefined) && (
              <Group p="md" gap="xs">
                {next !== undefined && (
                  <Button variant="default" onClick={() => setFrom(next)} loading={query.isFetching}>
                    {t('oversight.further')}
                  </Button>
                )}
                {from !== undefined && (
                  <Button variant="subtle" onClick={() => setFrom(undefined)}>
                    {t('oversight.newest')}
                  </Button>
                )}
              </Group>
            )}
          </Card>
        )}
      </Shown>
    </Page>
  );
}

function Filter({ search, changed }: { search: OversightSearch; changed: () => void }): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState(search);
  const change = (part: OversightSearch) => setWanted((before) => ({ ...before, ...part }));
  const apply = () => {
    changed();
    void navigate({ to: '/journal', search: oversightSearch({ ...wanted }) });
  };
  return (
    <Card title={t('oversight.filter')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <Group align="flex-end" gap="sm">
          <Select
            label={t('oversight.what')}
            placeholder={t('oversight.anything')}
            data={verbs.map((verb) => ({ value: verb, label: t(`oversight.verb.${verb}`) }))}
            value={wanted.what ?? null}
            clearable
            searchable
            onChange={(verb) =>
              setWanted(({ what: _, ...rest }) => (isVerb(verb) ? { ...rest, what: verb } : rest))
            }
          />
          {(['who', 'act', 'dossier'] as const).map((name) => (
            <TextInput
              key={name}
              dir="ltr"
              label={t(`oversight.${name}`)}
              value={wanted[name] ?? ''}
              onChange={({ currentTarget }) => change({ [name]: currentTarget.value.trim() })}
            />
          ))}
          <SpanFields search={wanted} change={change} />
          <Button type="submit">{t('oversight.apply')}</Button>
        </Group>
      </form>
    </Card>
  );
}
