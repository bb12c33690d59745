// SPDX-License-Identifier: Apache-2.0
// What the capability of agreements is made of.
import type { NeedToKnow } from '../../access/index.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { ReleaseParts } from '../../exchange/release.ts';
import type { Journal } from '../../journal/index.ts';

export interface AgreementParts extends ReleaseParts {
  exchange: Pick<Exchange, 'due'>;
  journal: Journal;
  news: NewsDesk;
  needToKnow: Pick<NeedToKnow, 'letIn'>;
}

/** The node's clock in whole seconds, as folds take it. */
export const secondsOf = (parts: Pick<AgreementParts, 'now'>): number => Math.floor(parts.now() / 1000);
