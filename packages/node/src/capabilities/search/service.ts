// SPDX-License-Identifier: Apache-2.0
// What an officer searches for and finds: each hit as a page of acts shows it, with its conditions and where the words stand.
import type { Officer } from '../../access/index.ts';
import { type ContentSearch, type Hit, MOST_COUNTED, type SearchFilter } from '../../content/search.ts';
import { RateLimit } from '../../http/rate-limit.ts';
import type { Processes } from '../../processes/index.ts';
import { rateLimited } from '../../refusal.ts';
import { readQuery } from '../../text-index/index.ts';
import { summary } from '../reports/index.ts';
import { noWords, whyMissing } from './refusals.ts';

export interface SearchServiceParts {
  search: ContentSearch;
  processes: Pick<Processes, 'living'>;
  now: () => number;
}

export interface Asked extends SearchFilter {
  text: string;
  why?: string | undefined;
}

/** Enough for a person at work; too little to read a store out by searching. */
const RATE = { burst: 30, perSecond: 0.5 };

export class Search {
  readonly #search: ContentSearch;
  readonly #rate: RateLimit;

  constructor({ search, now, processes }: SearchServiceParts) {
    this.#search = search;
    this.#rate = new RateLimit(RATE, now, () => processes.living);
  }

  /** @throws Refusal 422 without words, or without the reason that a supervisor must give; 429 */
  async find(officer: Officer, { text, why, ...filter }: Asked) {
    const query = readQuery(text);
    if (!query) throw noWords();
    const reason = why?.trim();
    if (officer.roles.includes('supervisor') && !reason) throw whyMissing();
    const wait = this.#rate.take(officer.id, 1);
    if (wait > 0) throw rateLimited(wait);
    const { hits, counted, cut } = await this.#search.search(officer, query, filter, reason || undefined);
    return {
      hits: hits.map(shownHit),
      ...(counted !== undefined && {
        count: { found: Math.min(counted, MOST_COUNTED), more: counted > MOST_COUNTED || cut },
      }),
      cut,
    };
  }
}

function shownHit({ row, sections, snippets }: Hit) {
  const title = sections.title as { text: Record<string, string> } | undefined;
  const declaration = sections.declaration as { evaluation?: { scheme: string; value: string } } | undefined;
  return {
    ...summary(row),
    ...(title && { title: title.text }),
    ...(sections.handling && { handling: sections.handling }),
    ...(declaration?.evaluation && { evaluation: declaration.evaluation }),
    snippets,
  };
}
