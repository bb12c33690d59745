// SPDX-License-Identifier: Apache-2.0
// Who works at this node, and as what.
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Card, Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { NewPerson } from './new-person.tsx';
import { PeopleTabs } from './people-tabs.tsx';
import { PersonRow } from './person-row.tsx';
import { usePeople } from './use-people.ts';

export function PeoplePage(): ReactNode {
  const t = useWords();
  const may = useMay();
  const query = usePeople();
  const [sought, setSought] = useState('');
  const [adding, setAdding] = useState(false);
  const wanted = sought.trim().toLocaleLowerCase();
  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead')}
      actions={
        may('administrator') && (
          <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => setAdding(true)}>
            {t('people.add')}
          </Button>
        )
      }
    >
      <PeopleTabs />
      <Shown query={query} rows={6}>
        {(people) => {
          const found = people.filter(
            ({ name, login }) => name.toLocaleLowerCase().includes(wanted) || login.includes(wanted),
          );
          return (
            <Card
              flush
              title={t('people.count', { n: found.length })}
              aside={
                <TextInput
                  aria-label={t('people.search')}
                  placeholder={t('people.search')}
                  leftSection={<IconSearch size={16} aria-hidden="true" />}
                  value={sought}
                  onChange={(event) => setSought(event.currentTarget.value)}
                  w={{ base: '100%', xs: 260 }}
                  dir="auto"
                />
              }
            >
              {found.length === 0 ? (
                <Empty title={t('people.none')} />
              ) : (
                <div className="tq-rows">
                  {found.map((person) => (
                    <PersonRow key={person.id} person={person} />
                  ))}
                </div>
              )}
            </Card>
          );
        }}
      </Shown>
      {adding && <NewPerson close={() => setAdding(false)} />}
    </Page>
  );
}
