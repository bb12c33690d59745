// SPDX-License-Identifier: Apache-2.0
// What came of a lead, in few words: "2 people arrested".
import type { OutcomeItem } from '@tansiq/node/contract';
import { useWords } from '../language/words.ts';

export function useOutcomeWords(): (outcome: Pick<OutcomeItem, 'kind' | 'persons' | 'networks'>) => string {
  const t = useWords();
  return ({ kind, persons, networks }) => {
    if (kind === 'arrest' && persons !== undefined) return t('outcomes.arrested', { n: persons });
    if (kind === 'network-dismantled' && networks !== undefined)
      return t('outcomes.dismantled', { n: networks });
    return t(`outcomes.kind.${kind}`);
  };
}
