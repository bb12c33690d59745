// SPDX-License-Identifier: Apache-2.0
// The articles in which two texts of an agreement that is being written differ, by number and title.
import type { TermsDocument } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useText, useWords } from '../../language/words.ts';

interface ArticlesThatDifferProps {
  mine: TermsDocument;
  theirs: TermsDocument;
}

export function ArticlesThatDiffer({ mine, theirs }: ArticlesThatDifferProps): ReactNode {
  const t = useWords();
  const text = useText();
  const differ = [...new Set([...theirs.articles, ...mine.articles].map(({ number }) => number))].filter(
    (number) => articleOf(theirs, number) !== articleOf(mine, number),
  );
  if (differ.length === 0) return null;
  return (
    <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
      {differ.map((number) => (
        <li key={number}>
          {t('agreements.articleTitled', { article: number, title: text(titleOf(mine, theirs, number)) })}
        </li>
      ))}
    </ul>
  );
}

const articleOf = ({ articles }: TermsDocument, wanted: string): string =>
  JSON.stringify(articles.find(({ number }) => number === wanted));

const titleOf = (mine: TermsDocument, theirs: TermsDocument, wanted: string) =>
  [...mine.articles, ...theirs.articles].find(({ number }) => number === wanted)?.title;
