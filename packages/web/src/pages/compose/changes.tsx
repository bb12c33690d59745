// SPDX-License-Identifier: Apache-2.0
// What changed between two states of a draft, word by word, field by field.
import { Stack, Text, Title } from '@mantine/core';
import { diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import type { DraftForm } from './draft-body.ts';
import { useLanguageName } from './language-texts.tsx';
import { readable } from './readable.ts';

interface Changed {
  name: string;
  before: string;
  after: string;
}

export function Changes({ before, after }: { before: DraftForm; after: DraftForm }): ReactNode {
  const t = useWords();
  const nameOf = useLanguageName();
  const changed = changesOf(before, after, (field, tag) =>
    tag === undefined
      ? t(`compose.part.${field as 'title'}`)
      : t('compose.inLanguage', { what: t(`compose.part.${field as 'title'}`), language: nameOf(tag) }),
  );
  if (changed.length === 0) return <Text size="sm">{t('compose.noChange')}</Text>;
  return (
    <Stack gap="xs">
      {changed.map((one) => (
        <div key={one.name}>
          <Title order={4} size="sm">
            {one.name}
          </Title>
          <Words before={one.before} after={one.after} />
        </div>
      ))}
    </Stack>
  );
}

/** Deleted and inserted words, told by their elements and not by colour alone. */
function Words({ before, after }: { before: string; after: string }): ReactNode {
  return (
    <Text size="sm" component="div" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
      {diffWordsWithSpace(before, after).map(({ value, added, removed }, place) => {
        const key = `${place} ${value}`;
        if (added)
          return (
            <ins key={key} className="tq-ins">
              {value}
            </ins>
          );
        if (removed)
          return (
            <del key={key} className="tq-del">
              {value}
            </del>
          );
        return <span key={key}>{value}</span>;
      })}
    </Text>
  );
}

function changesOf(
  before: DraftForm,
  after: DraftForm,
  nameOf: (field: string, tag?: string) => string,
): Changed[] {
  const changed: Changed[] = [];
  for (const field of ['title', 'facts', 'assessment', 'note'] as const) {
    const tags = new Set([...Object.keys(before[field]), ...Object.keys(after[field])]);
    for (const tag of tags) {
      const pair = { before: before[field][tag] ?? '', after: after[field][tag] ?? '' };
      if (pair.before !== pair.after) changed.push({ name: nameOf(field, tag), ...pair });
    }
  }
  for (const field of ['to', 'subjects', 'declaration', 'handling', 'outcome', 'plan', 'uploads'] as const) {
    const pair = { before: readable(before[field]), after: readable(after[field]) };
    if (pair.before !== pair.after) changed.push({ name: nameOf(field), ...pair });
  }
  return changed;
}
