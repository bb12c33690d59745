// SPDX-License-Identifier: Apache-2.0
// The versions of a plan, and who consented to which. The hash consented to is the id of the plan's act.

import { planConsentSchema } from '../acts/bodies/operation.ts';
import { type CountedAct, textMember } from '../folds/fold-act.ts';
import type { ActId, PartyId } from '../ids.ts';
import { capacityOf, frameOf, type PlanFrame } from './frame.ts';
import type { PlanVersion, PlanWord } from './state.ts';

/** @param counted in the order of evidence. @returns by number, then evidence, then id */
export function planVersions(counted: readonly CountedAct[]): readonly PlanVersion[] {
  return counted
    .filter((act) => act.type === 'operation.plan')
    .flatMap((act) => {
      const audience = act.audience ?? [];
      const frame = frameOf(act.sections.frame, audience);
      return frame ? [versionOf(act, audience, frame, counted)] : [];
    })
    .sort((a, b) => a.version - b.version || a.at - b.at || (a.plan < b.plan ? -1 : 1));
}

function versionOf(
  plan: CountedAct,
  audience: readonly PartyId[],
  frame: PlanFrame,
  counted: readonly CountedAct[],
): PlanVersion {
  const words = counted.flatMap((act) => wordOn(act, plan.id, audience, frame));
  const consents = words.flatMap(({ decision, word }) => (decision === 'consent' ? [word] : []));
  const times = audience.map((party) => consents.find((word) => word.party === party)?.at);
  const all = times.every((at) => at !== undefined);
  return {
    ...{ plan: plan.id, version: frame.version, author: plan.author, at: plan.evidenceTime, frame, consents },
    declines: words.flatMap(({ decision, word }) =>
      decision === 'decline' && !consents.some(({ party }) => party === word.party) ? [word] : [],
    ),
    missing: audience.filter((party) => !consents.some((word) => word.party === party)),
    agreedAt: all ? Math.max(...times) : undefined,
  };
}

function wordOn(
  act: CountedAct,
  plan: ActId,
  audience: readonly PartyId[],
  frame: PlanFrame,
): { decision: 'consent' | 'decline'; word: PlanWord }[] {
  if (act.type !== 'operation.consent' || textMember(act, 'consent', 'plan') !== plan) return [];
  if (act.audience?.join() !== audience.join() || !audience.includes(act.author)) return [];
  const read = planConsentSchema.safeParse(act.sections.consent);
  if (!read.success || read.data.capacity !== capacityOf(frame, act.author)) return [];
  const { decision, capacity, authorised } = read.data;
  return [{ decision, word: { party: act.author, act: act.id, at: act.evidenceTime, capacity, authorised } }];
}
