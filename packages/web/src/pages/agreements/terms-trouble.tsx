// SPDX-License-Identifier: Apache-2.0
// What stands in the way of keeping an agreement that is being written: somebody else saved it, or the node refused.
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText, useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';
import type { TermsInHand } from './use-terms-draft.ts';

export function TermsTrouble({ hand }: { hand: TermsInHand }): ReactNode {
  const t = useWords();
  const text = useText();
  const { saving } = hand;
  if (saving.kind === 'failed') return <ProblemNote error={saving.error} />;
  if (saving.kind !== 'conflict') return null;
  const { form: theirs, revision } = saving.theirs;
  const differ = [...new Set([...theirs.articles, ...hand.form.articles].map(({ number }) => number))].filter(
    (number) => articleOf(theirs, number) !== articleOf(hand.form, number),
  );
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<IconGitCompare aria-hidden="true" />}
      title={t('compose.conflict')}
    >
      <Stack gap="sm">
        <div>{t('compose.conflictWhy', { revision })}</div>
        {differ.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
            {differ.map((number) => (
              <li key={number}>
                {t('agreements.articleTitled', {
                  article: number,
                  title: text(titleOf(hand.form, theirs, number)),
                })}
              </li>
            ))}
          </ul>
        )}
        <Group gap="sm">
          <Button onClick={hand.keepMine}>{t('compose.keepMine')}</Button>
          <Button variant="default" onClick={hand.takeTheirs}>
            {t('compose.takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

type Document = TermsInHand['form'];

const articleOf = ({ articles }: Document, wanted: string): string =>
  JSON.stringify(articles.find(({ number }) => number === wanted));

const titleOf = (mine: Document, theirs: Document, wanted: string) =>
  [...mine.articles, ...theirs.articles].find(({ number }) => number === wanted)?.title;
