// SPDX-License-Identifier: Apache-2.0
// Joint operations run only under an agreement whose article allows them; an abort is a control act and needs none.
import type { CompiledTerms } from '../agreement/compile-terms.ts';
import type { Judgement } from './decision.ts';

/** What goes out under a plan that all parties consented to: the word of the named officer at the site is enough. */
export const underPlan: ReadonlySet<string> = new Set([
  'operation.readiness',
  'operation.go',
  'operation.entry',
]);

export function judgeOperation(judgement: Judgement, terms: CompiledTerms, type: string): void {
  if (type.startsWith('operation.') && terms.merged.operations?.allowed !== true)
    judgement.deny('operation', 'operations');
}
