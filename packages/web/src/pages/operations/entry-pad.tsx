// SPDX-License-Identifier: Apache-2.0
// Big buttons for what happens at a site, and the short forms behind some of them.
import { Button, SimpleGrid } from '@mantine/core';
import type { EntryBody } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../language/words.ts';
import { EntryForm, type FormKind } from './entry-form.tsx';
import classes from './operations.module.css';

interface EntryPadProps {
  plan: string;
  site: string;
  /** The state of the site as last known. */
  last?: string | undefined;
  enter: (body: EntryBody) => void;
}

const steps = ['approach', 'entered', 'secured', 'finished'] as const;
const forms = ['arrest', 'seizure', 'need', 'message'] as const;

export function EntryPad({ plan, site, last, enter }: EntryPadProps): ReactNode {
  const t = useWords();
  const [form, setForm] = useState<FormKind>();
  const say = (some: Omit<EntryBody, 'plan' | 'at'>) => {
    setForm(undefined);
    enter({ ...some, plan, at: `${new Date().toISOString().slice(0, 19)}Z` });
  };
  if (form !== undefined)
    return <EntryForm kind={form} site={site} enter={say} cancel={() => setForm(undefined)} />;
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        {steps.map((state) => (
          <Button
            key={state}
            className={classes.big}
            variant={last === state ? 'filled' : 'default'}
            aria-pressed={last === state}
            onClick={() => say({ kind: 'site-state', site, state })}
          >
            {t(`operations.siteState.${state}`)}
          </Button>
        ))}
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="sm">
        {forms.map((kind) => (
          <Button key={kind} className={classes.big} onClick={() => setForm(kind)}>
            {t(`operations.entry.${kind}`)}
          </Button>
        ))}
      </SimpleGrid>
    </>
  );
}
