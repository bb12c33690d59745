// SPDX-License-Identifier: Apache-2.0
// A stretch of an act with the words found in it marked, in its own direction whatever the page's is.
import { Text } from '@mantine/core';
import type { SearchSnippet } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { directionOf } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';
import classes from './search.module.css';

const sections = [
  'translation',
  ...(['title', 'facts', 'assessment', 'subjects', 'outcome', 'note', 'comment'] as const),
  ...(['proposal', 'attachments'] as const),
] as const;

export function Snippet({ snippet }: { snippet: SearchSnippet }): ReactNode {
  const t = useWords();
  const { lang, parts, cut } = snippet;
  const section = sections.find((one) => one === snippet.section);
  let at = 0;
  return (
    <Text size="sm" component="div" className={classes.snippet}>
      <span className={classes.where}>{section ? t(`search.in.${section}`) : snippet.section}</span>
      <blockquote {...(lang !== undefined && { lang })} dir={lang === undefined ? 'auto' : directionOf(lang)}>
        {cut.before && '… '}
        {parts.map(({ text, hit }) => {
          at += text.length;
          return hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
        })}
        {cut.after && ' …'}
      </blockquote>
    </Text>
  );
}
