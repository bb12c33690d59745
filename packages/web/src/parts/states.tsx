// SPDX-License-Identifier: Apache-2.0
// What a page shows when it has nothing to show yet, nothing at all, no right to, no link, or a refusal.
import { Alert, Button, Center, List, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconInbox, IconLock } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NoAnswer, Problem } from '../api/problem.ts';
import { useLanguage } from '../language/language.tsx';
import { useText, useWords } from '../language/words.ts';

export function Loading({ rows = 3 }: { rows?: number }): ReactNode {
  const t = useWords();
  return (
    <Stack gap="sm" role="status" aria-label={t('frame.loading')}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={row === 0 ? 28 : 20} width={row === 0 ? '40%' : '100%'} />
      ))}
    </Stack>
  );
}

interface EmptyProps {
  title: string;
  children?: ReactNode;
}

export function Empty({ title, children }: EmptyProps): ReactNode {
  return (
    <Center py="xl" px="md">
      <Stack align="center" gap="xs">
        <IconInbox size={32} stroke={1.3} aria-hidden="true" />
        <Text fw={500} ta="center">
          {title}
        </Text>
        {children !== undefined && (
          <Text c="dimmed" ta="center" maw="50ch" component="div">
            {children}
          </Text>
        )}
      </Stack>
    </Center>
  );
}

/** Why something did not work and what to do: the node's words with rule, article and fields; or that the node is out of reach. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const text = useText();
  const again = retry && (
    <Button mt="sm" size="xs" variant="default" onClick={retry}>
      {t('frame.tryAgain')}
    </Button>
  );
  if (error instanceof NoAnswer)
    return (
      <Alert
        color="yellow"
        icon={<IconCloudOff aria-hidden="true" />}
        title={t('frame.noAnswer')}
        role="alert"
      >
        {t('frame.noAnswerDo')}
        {again && <div>{again}</div>}
      </Alert>
    );
  if (!(error instanceof Problem)) throw error;
  if (error.status === 403 && error.denials.length === 0)
    return (
      <Alert color="gray" icon={<IconLock aria-hidden="true" />} title={t('frame.notAllowed')} role="alert">
        {error.inWords(language)}
      </Alert>
    );
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={error.inWords(language)}
      role="alert"
    >
      {error.article !== undefined && <div>{t('frame.article', { article: error.article })}</div>}
      {error.issues.length > 0 && (
        <List size="sm">
          {error.issues.map((issue) => (
            <List.Item key={`${issue.path} ${issue.code}`}>
              <code className="tq-code">{issue.path}</code>: {text(issue.texts) || issue.code}
            </List.Item>
          ))}
        </List>
      )}
      {again}
    </Alert>
  );
}

interface ShownProps<T> {
  query: UseQueryResult<T>;
  children: (answer: T) => ReactNode;
  /** Rows of the skeleton while it loads. */
  rows?: number;
}

/** A query's answer, or the state that it is in. */
export function Shown<T>({ query, children, rows = 3 }: ShownProps<T>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  return <Loading rows={rows} />;
}
