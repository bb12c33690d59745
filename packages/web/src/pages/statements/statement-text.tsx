// SPDX-License-Identifier: Apache-2.0
// The text of a joint statement, every language beside the others, with its figures in their places.
import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Text as Texts } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { directionOf } from '../../language/languages.ts';
import { useLanguageName } from '../compose/language-texts.tsx';

interface StatementTextProps {
  title: Texts;
  paragraphs: readonly Texts[];
}

export function StatementText({ title, paragraphs }: StatementTextProps): ReactNode {
  const nameOf = useLanguageName();
  const tags = Object.keys(title);
  return (
    <SimpleGrid cols={{ base: 1, md: Math.min(tags.length, 2) }} spacing="xl">
      {tags.map((tag) => (
        <section key={tag}>
          <Text size="xs" c="dimmed">
            {nameOf(tag)}
          </Text>
          <Stack gap="sm" lang={tag} dir={directionOf(tag)}>
            <Title order={3}>{title[tag]}</Title>
            {paragraphs.map((paragraph, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place
              <Text key={at} style={{ whiteSpace: 'pre-wrap' }}>
                {paragraph[tag]}
              </Text>
            ))}
          </Stack>
        </section>
      ))}
    </SimpleGrid>
  );
}
