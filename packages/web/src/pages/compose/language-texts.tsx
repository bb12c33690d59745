// SPDX-License-Identifier: Apache-2.0
// One text in several languages: a field for each, running the way its words run, and languages to add.
import { ActionIcon, Button, Group, Menu, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Text } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.tsx';
import { directionOf } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';

/** Languages that a text may be added in: those of the house, and those that partners' people often write. */
export const textLanguages = ['ar', 'es', 'fr', 'en', 'zgh', 'pt', 'it', 'de', 'nl', 'hi'] as const;

interface LanguageTextsProps {
  label: string;
  description?: string;
  value: Text;
  change: (value: Text) => void;
  rows?: number;
  required?: boolean;
  /** Exactly these, side by side; else those that are written, one under the other, and more to add. */
  languages?: readonly string[];
  error?: string | undefined;
}

/** A language in the reader's words. */
export function useLanguageName(): (tag: string) => string {
  const { language } = useLanguage();
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return (tag) => names.of(tag) ?? tag;
}

export function LanguageTexts(props: LanguageTextsProps): ReactNode {
  const { label, description, value, change, rows = 1, required = false, error, languages } = props;
  const t = useWords();
  const nameOf = useLanguageName();
  const { language } = useLanguage();
  const written = Object.keys(value);
  const shown = languages ?? (written.length === 0 ? [language as string] : written);
  const without = (tag: string) => Object.fromEntries(Object.entries(value).filter(([one]) => one !== tag));
  const fields = shown.map((tag, place) => (
    <Group key={tag} gap="xs" align="flex-start" wrap="nowrap">
      <Textarea
        style={{ flex: 1, minWidth: 0 }}
        label={t('compose.inLanguage', { what: label, language: nameOf(tag) })}
        description={place === 0 ? description : undefined}
        required={required && (languages !== undefined || place === 0)}
        autosize
        minRows={rows}
        maxRows={24}
        lang={tag}
        // An empty field runs as its language does; once there are words, as they do.
        dir={(value[tag] ?? '') === '' ? directionOf(tag) : 'auto'}
        value={value[tag] ?? ''}
        error={place === 0 ? error : undefined}
        onChange={(event) => change({ ...value, [tag]: event.currentTarget.value })}
      />
      {languages === undefined && shown.length > 1 && (
        <ActionIcon
          variant="subtle"
          mt={30}
          aria-label={t('compose.removeLanguage', { what: label, language: nameOf(tag) })}
          onClick={() => change(without(tag))}
        >
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </Group>
  ));
  if (languages)
    return <SimpleGrid cols={{ base: 1, md: Math.min(languages.length, 2) }}>{fields}</SimpleGrid>;
  return (
    <Stack gap="xs">
      {fields}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            aria-label={t('compose.addLanguageTo', { what: label })}
          >
            {t('compose.addLanguage')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {textLanguages
            .filter((tag) => !shown.includes(tag))
            .map((tag) => (
              <Menu.Item
                key={tag}
                onClick={() => change({ ...(written.length === 0 ? { [language]: '' } : value), [tag]: '' })}
              >
                {nameOf(tag)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </Stack>
  );
}
