// SPDX-License-Identifier: Apache-2.0
// What is left of an agreement under a state's law. Built of two operations only, taking away and tightening.
import { type PartyId, stateOf } from '../ids.ts';
import { type CompiledTerms, pair } from './compile-terms.ts';
import type { LawLimits, LawProfile } from './law-profile.ts';
import { stricterAllowance, stricterPap, stricterTlp } from './strictness.ts';
import type { Terms } from './terms-values.ts';

/**
 * The agreement as the profile's state may live it. Judicial authorisations are no terms: the gate asks for them.
 * The hash stays that of the signed terms, since that is what the parties agreed.
 */
export function narrow(terms: CompiledTerms, profile: LawProfile): CompiledTerms {
  return profile.rules.reduce((left, rule) => narrowByRule(left, rule.limits, profile.state), terms);
}

function narrowByRule(terms: CompiledTerms, limits: LawLimits, state: string): CompiledTerms {
  const { merged, codes } = terms;
  const banned = new Set((limits.transferGrounds ?? []).map(String));
  const grounds = merged.transferGrounds?.filter(
    ({ exporter, kind }) => !(stateOf(exporter) === state && banned.has(kind)),
  );
  const fields: Partial<Terms> = {
    ...merged,
    ...without(merged, 'purposes', limits.purposes),
    ...without(merged, 'crimeAreas', limits.crimeAreas),
    ...without(merged, 'dataCategories', limits.dataCategories),
    ...without(merged, 'subjectCategories', limits.subjectCategories),
    ...without(merged, 'specialCategories', limits.specialCategories),
    ...(grounds && { transferGrounds: grounds }),
    ...tightened(merged, limits),
  };
  const remaining = (
    field: 'purposes' | 'crimeAreas' | 'dataCategories' | 'subjectCategories' | 'specialCategories',
  ) => takeAway(codes[field], limits[field]);
  return {
    ...terms,
    merged: fields,
    codes: {
      ...codes,
      purposes: remaining('purposes'),
      crimeAreas: remaining('crimeAreas'),
      dataCategories: remaining('dataCategories'),
      subjectCategories: remaining('subjectCategories'),
      specialCategories: remaining('specialCategories'),
      prohibitedUses: prohibiting(terms, limits),
    },
    grounds: new Map(
      [...terms.grounds].filter(([key]) =>
        grounds?.some(({ exporter, kind }) => pair(exporter, kind) === key),
      ),
    ),
  };
}

/** More is prohibited: here adding is tightening. */
function prohibiting(terms: CompiledTerms, limits: LawLimits): ReadonlyMap<string, string> {
  const added = (limits.prohibitedUses ?? []).map(
    (use) => [use, terms.articles.get('prohibitedUses') ?? ''] as const,
  );
  return new Map([...added, ...terms.codes.prohibitedUses]);
}

function takeAway<Value>(
  map: ReadonlyMap<string, Value>,
  excluded: readonly string[] = [],
): ReadonlyMap<string, Value> {
  const out = new Set(excluded);
  return new Map([...map].filter(([code]) => !out.has(code)));
}

function without<
  F extends 'purposes' | 'crimeAreas' | 'dataCategories' | 'subjectCategories' | 'specialCategories',
>(merged: Partial<Terms>, field: F, excluded: readonly string[] = []): Partial<Terms> {
  const list: readonly string[] | undefined = merged[field];
  return list === undefined
    ? {}
    : ({ [field]: list.filter((code) => !excluded.includes(code)) } as Partial<Terms>);
}

function tightened(merged: Partial<Terms>, limits: LawLimits): Partial<Terms> {
  const {
    handling,
    minimumPenalty,
    minorsAndVictims,
    evidentialUse,
    onwardTransfer,
    retention,
    routine,
    hitNoHit,
  } = merged;
  const months = Math.min(limits.retentionMonths ?? Number.POSITIVE_INFINITY, retention?.maxMonths ?? 0);
  const prohibitedUses = merged.prohibitedUses && [
    ...new Set([...merged.prohibitedUses, ...(limits.prohibitedUses ?? [])]),
  ];
  return {
    ...(prohibitedUses && { prohibitedUses }),
    ...(handling && {
      handling: {
        ...handling,
        restrictions: [...new Set([...handling.restrictions, ...(limits.restrictions ?? [])])].sort(),
        tlp: limits.tlp === undefined ? handling.tlp : stricterTlp(handling.tlp, limits.tlp),
        pap: limits.pap === undefined ? handling.pap : stricterPap(handling.pap, limits.pap),
      },
    }),
    ...(minimumPenalty && {
      minimumPenalty: { months: Math.max(minimumPenalty.months, limits.minimumPenaltyMonths ?? 0) },
    }),
    ...(minorsAndVictims && {
      minorsAndVictims: limits.noMinorsOrVictims ? { ...minorsAndVictims, rule: 'never' } : minorsAndVictims,
    }),
    ...(evidentialUse && {
      evidentialUse: stricterAllowance(evidentialUse, limits.evidentialUse ?? 'allowed'),
    }),
    ...(onwardTransfer && { onwardTransfer: stricterOnward(onwardTransfer, limits.onwardTransfer) }),
    ...(retention && {
      retention: { maxMonths: months, reviewMonths: Math.min(retention.reviewMonths, months) },
    }),
    ...(routine && {
      routine: { ...routine, standingOrders: routine.standingOrders && !limits.noStandingOrders },
    }),
    ...(hitNoHit && { hitNoHit: { ...hitNoHit, allowed: hitNoHit.allowed && !limits.noHitNoHit } }),
  };
}

type Onward = Terms['onwardTransfer'];

/**
 * `listed` frees the listed parties of consent and bars all others, so that `consent` laid over it leaves only the
 * listed, with consent: that is not a rule of its own, hence `never`, the stricter of what can be said.
 */
function stricterOnward(rule: Onward, limit: LawLimits['onwardTransfer']): Onward {
  if (limit === undefined || rule.rule === 'never') return rule;
  const none: readonly PartyId[] = [];
  return limit === 'consent' && rule.rule === 'consent' ? rule : { rule: 'never', parties: none };
}
