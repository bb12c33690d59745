// SPDX-License-Identifier: Apache-2.0
// A joint statement is made to be published, and says so: the article on prohibited uses decides whether that may be.
import type { Judgement } from './decision.ts';

export function judgeStatement(judgement: Judgement, type: string, uses: readonly string[] = []): void {
  if (type.startsWith('statement.') && !uses.includes('publication'))
    judgement.deny('prohibited-use', 'prohibitedUses', 'publication');
}
