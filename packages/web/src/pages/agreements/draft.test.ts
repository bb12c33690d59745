// SPDX-License-Identifier: Apache-2.0
// A document while it is written: what follows a version, and to which article a problem belongs.
import type { TermsDocument, VersionItem } from '@tansiq/node/contract';
import { describe, expect, it } from 'vitest';
import { issuesOfArticle, nextOf, withArticle, withNewArticle, withoutArticle } from './draft.ts';
import { agreementSearch, draftSearch, overviewSearch } from './search.ts';

const article = (number: string) => ({ number, title: { es: number }, text: { es: number }, terms: {} });
const document = {
  v: 1,
  fold: 1,
  lineage: 'A'.repeat(22),
  version: 1,
  title: { ar: 'اتفاق', es: 'Acuerdo' },
  parties: [],
  window: '2020-01-01T00:00:00Z',
  articles: [article('1'), article('3'), article('7')],
} as unknown as TermsDocument;
const version = (state: string) => ({ document, state, terms: 'H'.repeat(43) }) as unknown as VersionItem;

describe('a document on the table', () => {
  it('amends what is in force by the next version, and counters a proposal in its own place', () => {
    expect(nextOf(version('in-force'))).toMatchObject({ version: 2, supersedes: 'H'.repeat(43) });
    const counter = nextOf(version('proposed'));
    expect([counter.version, counter.supersedes]).toEqual([1, undefined]);
    expect(Date.parse(counter.window)).toBeGreaterThan(Date.now());
  });

  it('takes a number for a new article that no other has', () => {
    const numbers = withNewArticle({ ...document, articles: [article('1'), article('3')] }).articles;
    expect(numbers.map(({ number }) => number)).toEqual(['1', '3', '4']);
    expect(Object.keys(numbers.at(-1)?.title ?? {})).toEqual(['ar', 'es']);
    expect(withoutArticle(document, 1).articles.map(({ number }) => number)).toEqual(['1', '7']);
    expect(withArticle(document, 2, { number: '8' }).articles[2]?.number).toBe('8');
  });

  it('gives a problem to the article of its number, or of its place where it is of form', () => {
    const issues = [
      { path: 'body.terms.articles.3.retention', code: 'range' },
      { path: 'body.terms.articles.1.text.es', code: 'shape' },
      { path: 'body.terms.articles.30', code: 'range' },
      { path: 'body.terms.window', code: 'window-past' },
    ];
    expect(issuesOfArticle(issues, article('3'), 1).map(({ code }) => code)).toEqual(['range', 'shape']);
    expect(issuesOfArticle(issues, article('1'), 0)).toEqual([]);
  });
});

describe('addresses of agreements', () => {
  it('say only what can be asked for', () => {
    expect(overviewSearch({ view: 'map', partner: 'es.pn', area: '<script>' })).toEqual({
      view: 'map',
      partner: 'es.pn',
    });
    expect(agreementSearch({ article: 13, tab: 'no', version: 'short' })).toEqual({ article: '13' });
    expect(draftSearch({ lineage: 'A'.repeat(22), version: 7 })).toEqual({ lineage: 'A'.repeat(22) });
  });
});
