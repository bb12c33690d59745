// SPDX-License-Identifier: Apache-2.0
// The articles of a version, two languages side by side, each with what the node carries out and what was said about it.
import { Stack, Text, Title } from '@mantine/core';
import type { AgreementAnswer, ArticleInWords, TermsArticle, VersionItem } from '@tansiq/node/contract';
import { type ReactNode, useEffect, useRef } from 'react';
import { useCall } from '../../api/queries.ts';
import { directionOf } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import classes from './agreements.module.css';
import { ArticleThread } from './article-thread.tsx';
import { useSteps } from './steps.ts';
import type { Pair } from './two-languages.tsx';

interface ArticlesProps {
  agreement: AgreementAnswer;
  version: VersionItem;
  pair: Pair;
  /** Number of the article that the address names. */
  chosen: string | undefined;
}

export function Articles({ agreement, version, pair, chosen }: ArticlesProps): ReactNode {
  const { lineage } = agreement;
  const { terms } = version;
  const query = useCall('GET /agreements/{lineage}/versions/{terms}/words', { params: { lineage, terms } });
  const { may } = useSteps(lineage);
  return (
    <Card flush>
      <Shown query={query} rows={8}>
        {(inWords) => (
          <div className="tq-rows">
            {version.document.articles.map((article) => (
              <OneArticle
                key={article.number}
                article={article}
                inWords={inWords.articles.find(({ number }) => number === article.number)}
                pair={pair}
                chosen={article.number === chosen}
              >
                <ArticleThread
                  agreement={agreement}
                  version={version}
                  article={article.number}
                  mayComment={may('comment', terms)}
                />
              </OneArticle>
            ))}
          </div>
        )}
      </Shown>
    </Card>
  );
}

interface OneArticleProps {
  article: TermsArticle;
  inWords: ArticleInWords | undefined;
  pair: Pair;
  chosen: boolean;
  children?: ReactNode;
}

export function OneArticle({ article, inWords, pair, chosen, children }: OneArticleProps): ReactNode {
  const t = useWords();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'start' });
  }, [chosen]);
  const { number, title, text } = article;
  return (
    <section ref={place} className={classes.article} id={`article-${number}`} data-chosen={chosen}>
      <Title order={2} size="h3" mb={4}>
        {t('frame.article', { article: number })}
      </Title>
      <div className={classes.beside}>
        {pair.map((language) => (
          <div key={language} lang={language} dir={directionOf(language)}>
            {text[language] === undefined ? (
              <Text size="sm" c="dimmed">
                {t('agreements.notInLanguage', { languages: Object.keys(text).join(', ') })}
              </Text>
            ) : (
              <>
                <Text fw={600}>{title[language]}</Text>
                <div className={classes.text}>{text[language]}</div>
              </>
            )}
          </div>
        ))}
      </div>
      {inWords && inWords.terms.length > 0 && <CarriedOut inWords={inWords} pair={pair} />}
      {children}
    </section>
  );
}

function CarriedOut({ inWords, pair }: { inWords: ArticleInWords; pair: Pair }): ReactNode {
  const t = useWords();
  return (
    <div className={classes.terms}>
      <Text size="sm" fw={600} mb={4}>
        {t('agreements.carriedOut')}
      </Text>
      <div className={classes.beside}>
        {pair.map((language) => (
          <Stack key={language} gap={2} lang={language} dir={directionOf(language)}>
            {inWords.terms.map(({ field, texts }) => (
              <p key={field}>{texts[language]}</p>
            ))}
          </Stack>
        ))}
      </div>
    </div>
  );
}
