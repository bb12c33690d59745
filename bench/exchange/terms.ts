// SPDX-License-Identifier: Apache-2.0
// The agreement of a measurement: all fields, in force from the day before, nothing to ratify.
import { newRandomId, readCard, type TermsDocument, toTime } from '@tansiq/protocol';
import { sampleTerms } from '../../packages/protocol/src/agreement/sample-terms.ts';

const DAY = 86_400_000;

export function benchTerms(parties: readonly { party: string; card: string }[]): TermsDocument {
  const validity = {
    from: toTime(Date.now() - DAY),
    renewal: 'none' as const,
    ratification: [],
    noticeDays: 30,
  };
  const terms = sampleTerms({
    parties: parties.map(({ party }) => party),
    lineage: newRandomId(),
    window: toTime(Date.now() + 10 * DAY),
    terms: { validity },
  });
  const roots = new Map(parties.map(({ party, card }) => [party, readCard(card).payload.root]));
  return {
    ...terms,
    parties: terms.parties.map((party) => ({
      ...party,
      root: (roots.get(party.id) ?? party.root) as typeof party.root,
    })),
  };
}
