// SPDX-License-Identifier: Apache-2.0
// The field and what goes with it. Nothing is asked before Enter: each search is a row of the journal.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAskedWords } from '../../frame/asked-words.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import classes from './search.module.css';

const LONGEST = 200;

interface SearchFormProps {
  /** Whether the address narrows it: then its filters are in view. */
  narrowed: boolean;
  children: ReactNode;
}

export function SearchForm({ narrowed, children }: SearchFormProps): ReactNode {
  const t = useWords();
  const may = useMay();
  const [asked, ask] = useAskedWords();
  const [typed, setTyped] = useState(asked);
  const mustSayWhy = may('supervisor');
  const type = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { turn: _, ...words } = typed;
    if (words.text.trim() !== '') ask(words);
  };
  return (
    <search>
      <form onSubmit={submit} className={classes.form} autoComplete="off">
        <div className={classes.field}>
          <TextInput
            label={t('search.words')}
            placeholder={t('search.placeholder')}
            value={typed.text}
            onChange={(event) => type({ text: event.currentTarget.value })}
            maxLength={LONGEST}
            dir="auto"
            type="search"
            spellCheck={false}
            autoFocus
            aria-describedby="how-to-search"
          />
          <Button type="submit" leftSection={<IconSearch size={16} aria-hidden="true" />}>
            {t('search.find')}
          </Button>
        </div>
        <Text size="sm" c="dimmed" id="how-to-search">
          {t('search.how')}
        </Text>
        <details open={asked.since !== '' || asked.until !== '' || narrowed}>
          <summary className={classes.summary}>{t('search.filters')}</summary>
          <div className={classes.form}>
            {children}
            <Group align="flex-end">
              <DayField label={t('search.since')} value={typed.since} change={(since) => type({ since })} />
              <DayField label={t('search.until')} value={typed.until} change={(until) => type({ until })} />
            </Group>
          </div>
        </details>
        <TextInput
          label={t('search.why')}
          description={t(mustSayWhy ? 'search.whyNeeded' : 'search.whyHint')}
          value={typed.why}
          onChange={(event) => type({ why: event.currentTarget.value })}
          required={mustSayWhy}
          maxLength={400}
          dir="auto"
          maw="32rem"
        />
      </form>
    </search>
  );
}
