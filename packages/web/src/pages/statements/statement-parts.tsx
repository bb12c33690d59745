// SPDX-License-Identifier: Apache-2.0
// A joint statement while it is written: its hour, its languages, every text side by side in all of them.
import { ActionIcon, Button, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import type { DraftForm } from '../compose/draft-body.ts';
import { LanguageTexts, textLanguages, useLanguageName } from '../compose/language-texts.tsx';
import { MomentInput } from '../operations/moment-input.tsx';
import { FiguresPart } from './figures-part.tsx';
import type { StatementForm } from './statement-form.ts';

interface StatementPartsProps {
  form: DraftForm;
  statement: StatementForm;
  change: (some: Partial<DraftForm>) => void;
}

export function StatementParts({ form, statement, change }: StatementPartsProps): ReactNode {
  const t = useWords();
  const nameOf = useLanguageName();
  const { languages, paragraphs } = statement;
  const set = (some: Partial<StatementForm>) => change({ statement: { ...statement, ...some } });
  return (
    <>
      <Card title={t('compose.part.statement')}>
        <Stack gap="lg">
          <MomentInput
            label={t('statements.embargo')}
            description={t('statements.embargoHelp')}
            value={statement.embargo}
            change={(embargo) => set({ embargo })}
          />
          <MultiSelect
            label={t('statements.languages')}
            description={t('statements.languagesHelp')}
            required
            data={[...new Set([...textLanguages, ...languages])].map((tag) => ({
              value: tag,
              label: nameOf(tag),
            }))}
            value={languages}
            onChange={(chosen) => chosen.length > 0 && set({ languages: chosen })}
          />
          <LanguageTexts
            label={t('compose.part.title')}
            required
            languages={languages}
            value={statement.title}
            change={(title) => set({ title })}
          />
          {paragraphs.map((paragraph, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place
            <Group key={at} gap="xs" align="flex-start" wrap="nowrap">
              <div style={{ flex: 1, minWidth: 0 }}>
                <LanguageTexts
                  label={t('statements.paragraph', { n: at + 1 })}
                  required
                  rows={4}
                  languages={languages}
                  value={paragraph}
                  change={(text) =>
                    set({ paragraphs: paragraphs.map((one, place) => (place === at ? text : one)) })
                  }
                />
              </div>
              {paragraphs.length > 1 && (
                <ActionIcon
                  variant="subtle"
                  mt={30}
                  aria-label={t('statements.removeParagraph', { n: at + 1 })}
                  onClick={() => set({ paragraphs: paragraphs.filter((_, place) => place !== at) })}
                >
                  <IconTrash size={16} aria-hidden="true" />
                </ActionIcon>
              )}
            </Group>
          ))}
          <Button
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => set({ paragraphs: [...paragraphs, {}] })}
          >
            {t('statements.addParagraph')}
          </Button>
        </Stack>
      </Card>
      <Card title={t('statements.figures')}>
        <Text size="sm" c="dimmed">
          {t('statements.figuresWhy')}
        </Text>
        <FiguresPart form={form} statement={statement} change={(next) => change({ statement: next })} />
      </Card>
      <Card title={t('statements.note')}>
        <LanguageTexts
          label={t('compose.part.note')}
          value={form.note}
          rows={2}
          change={(note) => change({ note })}
        />
      </Card>
    </>
  );
}
