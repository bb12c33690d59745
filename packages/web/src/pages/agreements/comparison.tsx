// SPDX-License-Identifier: Apache-2.0
// Two versions word by word: articles that came, went or changed, in the text of each language and in what the node carries out.
import { Stack, Text, Title } from '@mantine/core';
import type { AgreementAnswer, ArticleInWords, TermsArticle, VersionItem } from '@tansiq/node/contract';
import { diffWords } from 'diff';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { directionOf } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import classes from './agreements.module.css';
import type { Pair } from './two-languages.tsx';
import { VersionSelect } from './version-select.tsx';

interface ComparisonProps {
  agreement: AgreementAnswer;
  version: VersionItem;
  before: string | undefined;
  pair: Pair;
  choose: (terms: string) => void;
}

export function Comparison({ agreement, version, before, pair, choose }: ComparisonProps): ReactNode {
  const t = useWords();
  const { lineage, versions } = agreement;
  const others = versions.filter(({ terms }) => terms !== version.terms);
  // Unless told: what it replaces, else another proposal, the newest before it.
  const old =
    others.find(({ terms }) => terms === before) ??
    others.find(({ terms }) => terms === version.document.supersedes) ??
    others.at(-1);
  const after = useCall('GET /agreements/{lineage}/versions/{terms}/words', {
    params: { lineage, terms: version.terms },
  });
  const earlier = useCall('GET /agreements/{lineage}/versions/{terms}/words', {
    params: { lineage, terms: old?.terms ?? '' },
  });
  if (!old) return <Empty title={t('agreements.oneVersion')} />;
  const numbers = [
    ...new Set([...old.document.articles, ...version.document.articles].map(({ number }) => number)),
  ];
  return (
    <Stack>
      <VersionSelect
        agreement={agreement}
        version={old}
        choose={choose}
        label={t('agreements.comparedWith')}
        without={version.terms}
      />
      <Shown query={after}>
        {({ articles: now }) => (
          <Shown query={earlier}>
            {({ articles: then }) => {
              const changes = numbers.map((number) => ({
                number,
                old: sideOf(old, then, number),
                now: sideOf(version, now, number),
              }));
              const changed = changes.filter(
                (one) => JSON.stringify(one.old?.article) !== JSON.stringify(one.now?.article),
              );
              return (
                <Card flush title={t('agreements.changed', { n: changed.length })}>
                  <div className="tq-rows">
                    {changed.map((change) => (
                      <ChangedArticle key={change.number} change={change} pair={pair} />
                    ))}
                  </div>
                </Card>
              );
            }}
          </Shown>
        )}
      </Shown>
    </Stack>
  );
}

interface Side {
  article: TermsArticle;
  inWords: ArticleInWords | undefined;
}

interface Change {
  number: string;
  old: Side | undefined;
  now: Side | undefined;
}

function sideOf(version: VersionItem, inWords: readonly ArticleInWords[], number: string): Side | undefined {
  const article = version.document.articles.find((one) => one.number === number);
  return article && { article, inWords: inWords.find((one) => one.number === number) };
}

function ChangedArticle({ change, pair }: { change: Change; pair: Pair }): ReactNode {
  const t = useWords();
  const { number, old, now } = change;
  const kind = old === undefined ? 'added' : now === undefined ? 'removed' : undefined;
  return (
    <section className={classes.article}>
      <Title order={3} mb={4}>
        {t('frame.article', { article: number })}{' '}
        {kind && (
          <StateTag tone={kind === 'added' ? 'good' : 'bad'}>{t(`agreements.article.${kind}`)}</StateTag>
        )}
      </Title>
      <div className={classes.beside}>
        {pair.map((language) => (
          <div key={language} lang={language} dir={directionOf(language)}>
            <Text fw={600} component="div">
              <Difference
                old={old?.article.title[language]}
                now={now?.article.title[language]}
                language={language}
              />
            </Text>
            <div className={classes.text}>
              <Difference
                old={old?.article.text[language]}
                now={now?.article.text[language]}
                language={language}
              />
            </div>
            <div className={classes.terms}>
              <Difference old={sentences(old, language)} now={sentences(now, language)} language={language} />
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

const sentences = (side: Side | undefined, language: string): string =>
  side?.inWords?.terms.map(({ texts }) => texts[language] ?? '').join('\n') ?? '';

interface DifferenceProps {
  old: string | undefined;
  now: string | undefined;
  language: string;
}

function Difference({ old = '', now = '', language }: DifferenceProps): ReactNode {
  const t = useWords();
  let place = 0;
  return diffWords(old, now, { intlSegmenter: new Intl.Segmenter(language, { granularity: 'word' }) }).map(
    ({ value, added, removed }) => {
      place += value.length;
      const key = `${place} ${added} ${removed}`;
      if (added)
        return (
          <ins key={key} className={classes.added} title={t('agreements.word.added')}>
            {value}
          </ins>
        );
      if (removed)
        return (
          <del key={key} className={classes.removed} title={t('agreements.word.removed')}>
            {value}
          </del>
        );
      return <span key={key}>{value}</span>;
    },
  );
}
