// SPDX-License-Identifier: Apache-2.0
// A terms document while it is written: where it begins, and articles changed, added, moved and taken out. Pure.
import type { TermsArticle, TermsDocument, VersionItem } from '@tansiq/node/contract';

const DAY = 86_400_000;
const WINDOW_DAYS = 30;

/** What follows a version: an amendment of what is in force, else another proposal in its place; the window is set anew. */
export function nextOf(version: VersionItem): TermsDocument {
  const { document, terms, state } = version;
  const window = `${new Date(Date.now() + WINDOW_DAYS * DAY).toISOString().slice(0, 19)}Z`;
  return state === 'in-force'
    ? { ...document, window, version: document.version + 1, supersedes: terms }
    : { ...document, window };
}

export const withArticle = (
  document: TermsDocument,
  at: number,
  change: Partial<TermsArticle>,
): TermsDocument => ({
  ...document,
  articles: document.articles.map((article, index) => (index === at ? { ...article, ...change } : article)),
});

export const withoutArticle = (document: TermsDocument, at: number): TermsDocument => ({
  ...document,
  articles: document.articles.filter((_, index) => index !== at),
});

/** A new article at the end, in the languages of the document. */
export function withNewArticle(document: TermsDocument): TermsDocument {
  const taken = new Set(document.articles.map(({ number }) => number));
  let number = document.articles.length + 1;
  while (taken.has(String(number))) number += 1;
  const blank = Object.fromEntries(Object.keys(document.title).map((language) => [language, '']));
  const article: TermsArticle = { number: String(number), title: blank, text: blank, terms: {} };
  return { ...document, articles: [...document.articles, article] };
}

/** Issues of the node that are about this article: `body.terms.articles.3.retention`, or by its place for problems of form. */
export function issuesOfArticle<I extends { path: string }>(
  issues: readonly I[],
  { number }: TermsArticle,
  at: number,
): I[] {
  const named = `body.terms.articles.${number}`;
  const placed = `body.terms.articles.${at}.`;
  return issues.filter(({ path, ...rest }) => {
    const isShape = 'code' in rest && rest.code === 'shape';
    return isShape ? path.startsWith(placed) : path === named || path.startsWith(`${named}.`);
  });
}
