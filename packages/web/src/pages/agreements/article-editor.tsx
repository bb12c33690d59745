// SPDX-License-Identifier: Apache-2.0
// One article while it is written: number, title and text in each language, and the terms that it carries.
import { Alert, Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import type { ArticleInWords, ProposalCheck, TermsArticle } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Texted } from '../../parts/name.tsx';
import { TermField } from './term-field.tsx';
import { type FieldName, fieldNames, hasOwnLabel, startOf } from './term-shapes.ts';
import { TextsField } from './texts-field.tsx';

interface ArticleEditorProps {
  article: TermsArticle;
  parties: readonly string[];
  asked: readonly string[];
  issues: ProposalCheck['issues'];
  inWords: ArticleInWords | undefined;
  change: (part: Partial<TermsArticle>) => void;
  remove: () => void;
}

export function ArticleEditor(props: ArticleEditorProps): ReactNode {
  const t = useWords();
  const { article, parties, asked, issues, inWords, change, remove } = props;
  const carried = fieldNames.filter((field) => article.terms[field] !== undefined);
  const put = (field: FieldName, value: unknown) => change({ terms: { ...article.terms, [field]: value } });
  const drop = (field: FieldName) => {
    const { [field]: _, ...others } = article.terms;
    change({ terms: others });
  };
  return (
    <Stack>
      {issues.length > 0 && (
        <Alert color="red" title={t('agreements.issues', { n: issues.length })}>
          <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
            {issues.map((issue) => (
              <li key={`${issue.path} ${issue.code}`}>
                <Texted text={issue.texts} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <TextInput
        label={t('agreements.number')}
        value={article.number}
        onChange={(event) => change({ number: event.currentTarget.value })}
        maxLength={16}
        w="8rem"
      />
      <TextsField
        label={t('agreements.titleOf')}
        value={article.title}
        change={(title) => change({ title })}
        asked={asked}
        rows={1}
      />
      <TextsField
        label={t('agreements.textOf')}
        value={article.text}
        change={(text) => change({ text })}
        asked={asked}
        rows={4}
      />
      <Title order={4}>{t('agreements.termsOf')}</Title>
      <Text size="sm" c="dimmed">
        {t('agreements.termsBind')}
      </Text>
      {carried.map((field) => (
        <section key={field} aria-label={t(`agreements.field.${field}`)}>
          <Group justify="space-between">
            <Text fw={600}>{hasOwnLabel(field) ? '' : t(`agreements.field.${field}`)}</Text>
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => drop(field)}
              aria-label={t('agreements.dropField', { field: t(`agreements.field.${field}`) })}
            >
              {t('agreements.drop')}
            </Button>
          </Group>
          <TermField
            field={field}
            value={article.terms[field]}
            parties={parties}
            change={(value) => put(field, value)}
          />
          {inWords?.terms
            .filter((term) => term.field === field)
            .map(({ texts }) => (
              <Text key={field} size="sm" c="dimmed" mt={4}>
                <Texted text={texts} />
              </Text>
            ))}
        </section>
      ))}
      <Group justify="space-between">
        <Select
          aria-label={t('agreements.addField')}
          placeholder={t('agreements.addField')}
          data={fieldNames
            .filter((field) => !carried.includes(field))
            .map((field) => ({ value: field, label: t(`agreements.field.${field}`) }))}
          value={null}
          onChange={(field) => {
            const name = fieldNames.find((one) => one === field);
            if (name) put(name, startOf(name));
          }}
          searchable
        />
        <Button size="compact-sm" variant="subtle" color="red" onClick={remove}>
          {t('agreements.removeArticle')}
        </Button>
      </Group>
    </Stack>
  );
}
