// SPDX-License-Identifier: Apache-2.0
// A document's terms as sentences, article by article.
import { type TermInWords, type TermsDocument, termsInWords } from '@tansiq/protocol';

export interface ArticleInWords {
  number: string;
  terms: TermInWords[];
}

export const wordsOf = ({ articles, parties }: TermsDocument): ArticleInWords[] =>
  articles.map(({ number, terms }) => ({ number, terms: termsInWords(terms, parties) }));
