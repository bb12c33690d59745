// SPDX-License-Identifier: Apache-2.0
// What this officer can do about an agreement now, as the node itself says it.
import type { AgreementStep } from '@tansiq/node/contract';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';

export type StepName = AgreementStep['step'];

/** Answers that a step makes stale. */
export const afterStep = [
  'GET /agreements',
  'GET /agreements/matrix',
  'GET /agreements/{lineage}',
  'GET /agreements/{lineage}/steps',
] as const;

interface Steps {
  items: readonly AgreementStep[];
  may: (step: StepName, terms?: string) => boolean;
}

export function useSteps(lineage: string): Steps {
  const isTheirs = useMay()('negotiator', 'legal-adviser', 'signatory');
  const { data } = useCall('GET /agreements/{lineage}/steps', { params: { lineage } }, { enabled: isTheirs });
  const items = isTheirs ? (data?.items ?? []) : [];
  return {
    items,
    may: (step, terms) => items.some((one) => one.step === step && one.terms === terms && one.permit),
  };
}
