// SPDX-License-Identifier: Apache-2.0
// Whether a party is this one, confirmed, or waits for its fingerprint to be compared.
import type { PartyItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { StateTag } from '../../parts/state-tag.tsx';

const tones = { self: 'accent', confirmed: 'good', pending: 'warn' } as const;

export function PartyStanding({ status }: { status: PartyItem['status'] }): ReactNode {
  const t = useWords();
  return <StateTag tone={tones[status]}>{t(`partners.status.${status}`)}</StateTag>;
}
