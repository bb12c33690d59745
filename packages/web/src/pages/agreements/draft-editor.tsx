// SPDX-License-Identifier: Apache-2.0
// The document on the table: its title and articles, what the node says against it, and the button that proposes it.
import { Accordion, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ProposalCheck, TermsDocument } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSend } from '../../api/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { useText, useWords } from '../../language/words.ts';
import { Code, Texted } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { SavingLine } from '../../parts/saving-line.tsx';
import { SavingTrouble } from '../../parts/saving-trouble.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { ArticlesThatDiffer } from './articles-that-differ.tsx';
import { issuesOfArticle, withArticle, withNewArticle, withoutArticle } from './draft.ts';
import { afterStep } from './steps.ts';
import { fieldLanguages, TextsField } from './texts-field.tsx';
import { type TermsBegin, useTermsDraft } from './use-terms-draft.ts';

interface DraftEditorProps {
  begin: TermsBegin;
  /** The node has given the draft its name. */
  made: (draft: string) => void;
}

export function DraftEditor({ begin, made }: DraftEditorProps): ReactNode {
  const t = useWords();
  const router = useRouter();
  const { language } = useLanguage();
  const hand = useTermsDraft(begin, made);
  const { form: document, change: setDocument } = hand;
  const { replaces } = begin;
  const check = useSend('POST /agreements/check');
  const propose = useSend('POST /agreements/proposals', afterStep, ({ lineage, terms }) =>
    router.history.push(`/agreements/${lineage}?version=${terms}`),
  );
  const body = { terms: document, ...(replaces !== undefined && { replaces }) };
  // What was said about another text is not said about this one.
  const checked = check.data && check.variables.body.terms === document ? check.data : undefined;
  const asked = fieldLanguages(document.title, language);
  const send = async () => {
    if (!(await hand.flush())) return;
    const draft = hand.draft();
    propose.mutate({ body: { ...body, ...(draft !== undefined && { draft }) } });
  };
  return (
    <Stack>
      <SavingLine saving={hand.saving} />
      <SavingTrouble
        hand={hand}
        differences={(theirs, mine) => <ArticlesThatDiffer theirs={theirs} mine={mine} />}
      />
      <Card title={t('agreements.titleOf')}>
        <TextsField
          label={t('agreements.titleOf')}
          value={document.title}
          change={(title) => setDocument({ ...document, title })}
          asked={asked}
        />
      </Card>
      <Card
        flush
        title={t('agreements.articlesOf')}
        aside={
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => setDocument(withNewArticle(document))}
          >
            {t('agreements.addArticle')}
          </Button>
        }
      >
        <Accordion keepMounted={false} order={3}>
          {document.articles.map((_, at) => (
            <OneEditedArticle
              // biome-ignore lint/suspicious/noArrayIndexKey: a number may be typed anew, the place stays
              key={at}
              document={document}
              at={at}
              asked={asked}
              checked={checked}
              change={setDocument}
              begin={begin.terms}
            />
          ))}
        </Accordion>
      </Card>
      <Card title={t('agreements.beforeProposing')}>
        <Stack>
          <CheckResult checked={checked} document={document} />
          {check.error && <ProblemNote error={check.error} />}
          {propose.error && <ProblemNote error={propose.error} />}
          <Group>
            <Button variant="default" onClick={() => check.mutate({ body })} loading={check.isPending}>
              {t('agreements.check')}
            </Button>
            <Button
              onClick={() => void send()}
              loading={propose.isPending}
              disabled={checked === undefined || checked.issues.length > 0}
            >
              {t('agreements.propose')}
            </Button>
          </Group>
        </Stack>
      </Card>
    </Stack>
  );
}

interface EditedProps {
  document: TermsDocument;
  begin: TermsDocument;
  at: number;
  asked: readonly string[];
  checked: ProposalCheck | undefined;
  change: (document: TermsDocument) => void;
}

function OneEditedArticle({ document, begin, at, asked, checked, change }: EditedProps): ReactNode {
  const t = useWords();
  const text = useText();
  const article = document.articles[at];
  if (!article) return null;
  const issues = issuesOfArticle(checked?.issues ?? [], article, at);
  const before = begin.articles.find(({ number }) => number === article.number);
  const touched = JSON.stringify(before) !== JSON.stringify(article);
  return (
    <Accordion.Item value={String(at)}>
      <Accordion.Control>
        <Group gap="xs">
          <span>
            {t('agreements.articleTitled', { article: article.number, title: text(article.title) })}
          </span>
          {touched && <StateTag tone="accent">{t('agreements.touched')}</StateTag>}
          {issues.length > 0 && (
            <StateTag tone="bad">{t('agreements.issues', { n: issues.length })}</StateTag>
          )}
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <ArticleEditor
          article={article}
          parties={document.parties.map(({ id }) => id)}
          asked={asked}
          issues={issues}
          inWords={checked?.articles.find(({ number }) => number === article.number)}
          change={(part) => change(withArticle(document, at, part))}
          remove={() => change(withoutArticle(document, at))}
        />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function CheckResult({
  checked,
  document,
}: {
  checked: ProposalCheck | undefined;
  document: TermsDocument;
}): ReactNode {
  const t = useWords();
  if (!checked) return <Text c="dimmed">{t('agreements.checkFirst')}</Text>;
  const ofArticles = new Set(
    document.articles.flatMap((article, at) => issuesOfArticle(checked.issues, article, at)),
  );
  const whole = checked.issues.filter((issue) => !ofArticles.has(issue));
  return (
    <Stack gap="xs" role="status">
      {checked.issues.length === 0 ? (
        <StateTag tone="good">{t('agreements.nothingAgainst')}</StateTag>
      ) : (
        <StateTag tone="bad">{t('agreements.issues', { n: checked.issues.length })}</StateTag>
      )}
      {whole.map((issue) => (
        <Text key={`${issue.path} ${issue.code}`} size="sm" component="div">
          <Code>{issue.path.replace('body.terms.', '')}</Code>: <Texted text={issue.texts} />
        </Text>
      ))}
      {checked.hash !== undefined && (
        <Text size="sm" c="dimmed" component="div">
          {t('agreements.hash')}: <Code>{checked.hash}</Code>
        </Text>
      )}
    </Stack>
  );
}
