// SPDX-License-Identifier: Apache-2.0
// How long what a partner sent is kept: the agreement's `retention`, as the law of this node narrows it. Pure.
import { articleOf, type LawProfile, narrow } from '@tansiq/protocol';
import type { AgreementView } from '../../exchange/agreement-book.ts';

/** What an agreement says of how long its acts are kept by who received them. */
export interface Term {
  lineage: string;
  months: number;
  /** Article that says so. */
  article: string | undefined;
}

/** Terms of all agreements that give one, those that have ended included: what was received under them is still held. */
export function termsOf(
  views: ReadonlyMap<string, AgreementView>,
  profiles: readonly LawProfile[],
): Map<string, Term> {
  const found = new Map<string, Term>();
  for (const [lineage, { terms }] of views) {
    const months = terms && profiles.reduce(narrow, terms).merged.retention?.maxMonths;
    if (terms && months !== undefined && months > 0)
      found.set(lineage, { lineage, months, article: articleOf(terms, 'retention') });
  }
  return found;
}

/** So many calendar months later, at the latest on the last day of that month: a term never grows. @param ms epoch milliseconds, UTC */
export function monthsAfter(ms: number, months: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  return date.setUTCDate(Math.min(day, date.getUTCDate()));
}
