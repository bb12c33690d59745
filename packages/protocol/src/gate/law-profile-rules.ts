// SPDX-License-Identifier: Apache-2.0
// The law of the states concerned: each rule can only add a denial, and the decision cites it.
import type { LawLimits, LawRule } from '../agreement/law-profile.ts';
import { allowsAtMost, papAtLeast, tlpAtLeast } from '../agreement/strictness.ts';
import { type PartyId, stateOf } from '../ids.ts';
import { isProtected } from './content-rules.ts';
import type { Judgement } from './decision.ts';
import type { Declaration, GateFacts, Handling, SearchFacts } from './facts.ts';

/** Content that goes from `exporter` to another party, against every profile given. */
export function judgeLaw(
  judgement: Judgement,
  facts: GateFacts,
  declared: Declaration,
  handling: Handling,
  exporter: PartyId,
): void {
  for (const profile of facts.profiles) {
    const exports = profile.state === stateOf(exporter);
    for (const rule of profile.rules) {
      const { limits } = rule;
      const grounds = exports ? limits.transferGrounds : undefined;
      // Only the exporter can know whether its own courts have authorised it.
      const authorised = !exports || facts.self !== exporter || facts.judicialAuthorisation === true;
      if (
        bars(limits.purposes, declared.purpose) ||
        barsAny(limits.crimeAreas, declared.crimeAreas) ||
        barsAny(limits.dataCategories, declared.dataCategories) ||
        barsAny(limits.subjectCategories, declared.subjectCategories) ||
        barsAny(limits.specialCategories, declared.specialCategories) ||
        (declared.uses !== undefined && barsAny(limits.prohibitedUses, declared.uses)) ||
        bars(grounds, declared.ground.kind) ||
        loosens(limits, handling) ||
        !((limits.minimumPenaltyMonths ?? 0) <= (declared.penaltyMonths ?? 0)) ||
        (limits.noMinorsOrVictims === true && isProtected(declared)) ||
        (limits.noStandingOrders === true && declared.release.kind === 'standing-order') ||
        (!authorised && barsAny(limits.judicialAuthorisation, declared.dataCategories))
      ) {
        cite(judgement, rule);
      }
    }
  }
}

/** A query, against every profile given. */
export function judgeLawOfSearch(judgement: Judgement, facts: GateFacts, search: SearchFacts): void {
  for (const profile of facts.profiles) {
    for (const rule of profile.rules) {
      const { limits } = rule;
      if (
        limits.noHitNoHit === true ||
        bars(limits.purposes, search.purpose) ||
        barsAny(limits.crimeAreas, search.crimeAreas) ||
        barsAny(limits.prohibitedUses, search.uses) ||
        !((limits.minimumPenaltyMonths ?? 0) <= (search.penaltyMonths ?? 0))
      ) {
        cite(judgement, rule);
      }
    }
  }
}

/** Passing on, or using as evidence, against every profile given. */
export function judgeLawOfUse(
  judgement: Judgement,
  facts: GateFacts,
  kind: 'onwardTransfer' | 'evidentialUse',
  consented: boolean,
): void {
  for (const profile of facts.profiles) {
    for (const rule of profile.rules) {
      const limit = rule.limits[kind];
      if (limit === 'never' || (limit === 'consent' && !consented)) cite(judgement, rule);
    }
  }
}

function cite(judgement: Judgement, rule: LawRule): void {
  judgement.denyCiting('law-profile', rule.citation);
}

function loosens(limits: LawLimits, handling: Handling): boolean {
  return (
    (limits.restrictions !== undefined &&
      !limits.restrictions.every((restriction) => handling.restrictions.includes(restriction))) ||
    (limits.tlp !== undefined && !tlpAtLeast(handling.tlp, limits.tlp)) ||
    (limits.pap !== undefined && !papAtLeast(handling.pap, limits.pap)) ||
    (limits.evidentialUse !== undefined && !allowsAtMost(handling.evidence, limits.evidentialUse))
  );
}

function bars(excluded: readonly string[] | undefined, code: string): boolean {
  return excluded?.includes(code) ?? false;
}

function barsAny(excluded: readonly string[] | undefined, codes: readonly string[]): boolean {
  return excluded !== undefined && codes.some((code) => excluded.includes(code));
}
