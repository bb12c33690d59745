// SPDX-License-Identifier: Apache-2.0
// An arrest, a seizure, a need or a message: as few fields as can be, in large type; people by reference, never by name.
import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { EntryBody } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLanguage } from '../../language/language.tsx';
import { useWords } from '../../language/words.ts';
import { CodePicker } from '../../parts/code-picker.tsx';

export type FormKind = 'arrest' | 'seizure' | 'need' | 'message';

interface EntryFormProps {
  kind: FormKind;
  site: string;
  enter: (some: Omit<EntryBody, 'plan' | 'at'>) => void;
  cancel: () => void;
}

interface Written {
  person: string;
  category: string;
  minor: boolean;
  rights: boolean;
  referral: string;
  what: string;
  quantity: string;
  unit: string;
  seal: string;
  need: string;
  words: string;
}

const empty: Written = {
  ...{ person: '', category: 'suspect', minor: false, rights: false, referral: '' },
  ...{ what: '', quantity: '', unit: 'item', seal: '', need: '', words: '' },
};

const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;

export function EntryForm({ kind, site, enter, cancel }: EntryFormProps): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const [written, setWritten] = useState(empty);
  const set = (some: Partial<Written>) => setWritten((all) => ({ ...all, ...some }));
  const field = (name: 'person' | 'referral' | 'quantity' | 'seal', required = false) => (
    <TextInput
      size="md"
      label={t(`operations.field.${name}`)}
      value={written[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      inputMode={name === 'quantity' ? 'decimal' : 'text'}
      required={required}
      dir="auto"
      maxLength={200}
    />
  );
  const tick = (name: 'minor' | 'rights') => (
    <Checkbox
      size="md"
      label={t(`operations.field.${name}`)}
      checked={written[name]}
      onChange={(event) => set({ [name]: event.currentTarget.checked })}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter(entryOf(kind, site, written, language));
  };
  const whole =
    kind === 'arrest'
      ? written.person.trim() !== ''
      : kind === 'seizure'
        ? written.what !== '' && QUANTITY.test(written.quantity)
        : kind === 'need'
          ? written.need !== ''
          : written.words.trim() !== '';
  return (
    <form onSubmit={submit}>
      <Stack>
        {kind === 'arrest' && (
          <>
            {field('person', true)}
            <CodePicker
              list="subjectCategories"
              label={t('operations.field.category')}
              value={written.category}
              change={(category) => set({ category })}
            />
            {tick('rights')}
            {tick('minor')}
            {written.minor && field('referral')}
          </>
        )}
        {kind === 'seizure' && (
          <>
            <CodePicker
              list="seizedThings"
              label={t('operations.field.what')}
              value={written.what}
              change={(what) => set({ what })}
            />
            {field('quantity', true)}
            <CodePicker
              list="seizureUnits"
              label={t('operations.field.unit')}
              value={written.unit}
              change={(unit) => set({ unit })}
            />
            {field('seal')}
          </>
        )}
        {kind === 'need' && (
          <Group gap="sm">
            {(['doctor', 'interpreter', 'lawyer', 'backup', 'transport', 'forensics'] as const).map(
              (need) => (
                <Button
                  key={need}
                  size="md"
                  variant={written.need === need ? 'filled' : 'default'}
                  aria-pressed={written.need === need}
                  onClick={() => set({ need })}
                >
                  {t(`operations.need.${need}`)}
                </Button>
              ),
            )}
          </Group>
        )}
        <Textarea
          size="md"
          label={t('operations.field.words')}
          value={written.words}
          onChange={(event) => set({ words: event.currentTarget.value })}
          dir="auto"
          autosize
          minRows={2}
          maxLength={2000}
        />
        <Group grow>
          <Button size="lg" variant="default" onClick={cancel}>
            {t('frame.cancel')}
          </Button>
          <Button size="lg" type="submit" disabled={!whole}>
            {t('operations.enter')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function entryOf(
  kind: FormKind,
  site: string,
  written: Written,
  language: string,
): Omit<EntryBody, 'plan' | 'at'> {
  const { person, category, minor, rights, referral, what, quantity, unit, seal, need, words } = written;
  const text = words.trim() === '' ? {} : { text: { [language]: words.trim() } };
  const finding = 'preliminary' as const;
  if (kind === 'arrest')
    return {
      ...{ kind, site, person: person.trim(), category, minor, rights, finding, ...text },
      ...(referral.trim() !== '' && { referral: referral.trim() }),
    };
  if (kind === 'seizure')
    return { kind, site, what, quantity, unit, finding, ...text, ...(seal !== '' && { seal }) };
  if (kind === 'need') return { kind, site, need, met: false, ...text };
  return { kind, site, ...text };
}
