// SPDX-License-Identifier: Apache-2.0
// What the journal keeps of a decision: rule, article, terms; never what it was about.
import type { Decision } from '@tansiq/protocol';

export const reasonOf = (
  decision: Decision,
): { permit: boolean; rule: string; article?: string; terms?: string } => ({
  permit: decision.permit,
  rule: decision.rule,
  ...(decision.article !== undefined && { article: decision.article }),
  ...(decision.terms !== undefined && { terms: decision.terms }),
});
