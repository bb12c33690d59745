// SPDX-License-Identifier: Apache-2.0
// What was found, with the conditions of each act in view; how many; and whether the search could look at everything.
import { Alert, Button, Center } from '@mantine/core';
import type { SearchAnswer, SearchBody } from '@tansiq/node/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { KeyboardEvent, ReactNode } from 'react';
import { call } from '../../api/call.ts';
import type { AskedWords } from '../../frame/asked-words.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { ActLine, Conditions } from '../acts/act-line.tsx';
import type { ActsSearch } from '../acts/acts-search.ts';
import classes from './search.module.css';
import { Snippet } from './snippet.tsx';

const PAGE = 50;
const KEPT_MS = 300_000;

function bodyOf({ text, why, since, until }: AskedWords, search: ActsSearch): SearchBody {
  const { acts, status, author, dossier } = search;
  return {
    text,
    limit: PAGE,
    ...(why !== '' && { why }),
    ...(acts && acts !== 'any' && { type: acts }),
    ...(status && { status }),
    ...(author !== undefined && { author }),
    ...(dossier !== undefined && { dossier }),
    ...(since !== '' && { since: Date.parse(`${since}T00:00:00Z`) / 1000 }),
    ...(until !== '' && { until: Date.parse(`${until}T23:59:59Z`) / 1000 }),
  };
}

export function Found({ asked, search }: { asked: AskedWords; search: ActsSearch }): ReactNode {
  const t = useWords();
  const body = bodyOf(asked, search);
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['POST /search', body, asked.turn],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        call(
          'POST /search',
          { body: { ...body, ...(pageParam !== undefined && { after: pageParam }) } },
          { signal },
        ),
      getNextPageParam: ({ next }) => next,
      // Each look is a row of the journal: nothing asks again by itself.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: KEPT_MS,
      retry: false,
    });
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  if (isPending) return <Loading rows={6} />;
  const pages = data.pages;
  const items = pages.flatMap((page) => page.items);
  return (
    <Card flush title={t('search.results')} aside={<HowMany first={pages[0]} />}>
      {pages.some((page) => page.cut) && (
        <Alert color="yellow" title={t('search.cut')} m="md" role="status">
          {t('search.cutDo')}
        </Alert>
      )}
      {items.length === 0 && <Empty title={t('search.none')}>{t('search.noneWhy')}</Empty>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows go from one result's link to the next; Tab does too */}
      <div className="tq-rows" onKeyDown={stepAlong}>
        {items.map((hit) => (
          <article key={hit.id} className={classes.row}>
            <ActLine act={hit}>
              <Conditions handling={hit.handling} evaluation={hit.evaluation} />
              {hit.snippets.map((snippet) => (
                <Snippet
                  key={`${snippet.section} ${snippet.lang ?? ''} ${snippet.parts[0]?.text ?? ''}`}
                  snippet={snippet}
                />
              ))}
              {hit.snippets.length === 0 && <span className={classes.where}>{t('search.inFile')}</span>}
            </ActLine>
          </article>
        ))}
      </div>
      {hasNextPage && (
        <Center p="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('search.more')}
          </Button>
        </Center>
      )}
    </Card>
  );
}

function HowMany({ first }: { first: SearchAnswer | undefined }): ReactNode {
  const t = useWords();
  const count = first?.count;
  if (!count || (count.found === 0 && !count.more)) return null;
  return (
    <span role="status" className={classes.where}>
      {t(count.more ? 'search.foundMore' : 'search.found', { n: count.found })}
    </span>
  );
}

/** Down and up lead from one result to the next. */
function stepAlong(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('article a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
