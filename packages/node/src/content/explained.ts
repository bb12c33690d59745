// SPDX-License-Identifier: Apache-2.0
// A decision with its words in the four languages of the house.
import { type Decision, explain } from '@tansiq/protocol';
import type { DeniedDecision } from '../refusal.ts';

export const explained = (decision: Decision): DeniedDecision => ({
  rule: decision.rule,
  article: decision.article,
  texts: {
    ar: explain(decision, 'ar'),
    es: explain(decision, 'es'),
    fr: explain(decision, 'fr'),
    en: explain(decision, 'en'),
  },
});
