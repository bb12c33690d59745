// SPDX-License-Identifier: Apache-2.0
// A consent to passing on, as the fold has it, for the gate.
import type { TransferState } from '../folds/fold-transfers.ts';
import type { ActId } from '../ids.ts';
import type { ConsentFacts } from './facts.ts';

/** The consent by this act, when it stands. */
export function consentFacts(
  transfers: readonly TransferState[],
  consent: ActId | undefined,
): ConsentFacts | undefined {
  const found = transfers.find(({ state, answer }) => state === 'consented' && answer === consent);
  if (found === undefined || consent === undefined) return undefined;
  const { originator, to, of, consented, purpose, until } = found;
  return {
    ...{ by: originator, act: consent, scope: 'onward', to: [to], of, sections: consented, purpose },
    ...(until !== undefined && { until: until * 1000 }),
  };
}
