// SPDX-License-Identifier: Apache-2.0
// Markings: the restrictions an act must carry at least, its classification, and its use as evidence.
import { type CompiledTerms, pair } from '../agreement/compile-terms.ts';
import { allowsAtMost, papAtLeast, tlpAtLeast } from '../agreement/strictness.ts';
import { handlingRestrictions } from '../codes/index.ts';
import { type PartyId, stateOf } from '../ids.ts';
import { isBlank } from './content-rules.ts';
import type { Judgement } from './decision.ts';
import type { Declaration, Handling, NodeCeiling } from './facts.ts';

/**
 * The marking carries at least what the agreement requires. Any handling restriction holds the information within the
 * organisation, hence TLP AMBER+STRICT at least; H3 says in words what it restricts.
 */
export function judgeMarking(
  judgement: Judgement,
  terms: CompiledTerms,
  handling: Handling,
  declared: Declaration,
): void {
  const least = terms.merged.handling;
  const { restrictions, tlp, pap } = handling;
  const carries =
    least?.restrictions.every((restriction) => restrictions.includes(restriction)) &&
    restrictions.every((restriction) => handlingRestrictions.has(restriction)) &&
    tlpAtLeast(tlp, least.tlp) &&
    papAtLeast(pap, least.pap) &&
    (restrictions.length === 0 || tlpAtLeast(tlp, 'AMBER+STRICT')) &&
    (!restrictions.includes('H3') || !isBlank(declared.h3));
  if (!carries) judgement.deny('marking', 'handling');
}

/**
 * Rank of a classification at this node: how many of the node's national levels, from below, cover it.
 * 0 for what is not classified; undefined for what cannot be compared, which nobody may have.
 */
export function nationalRank(
  classification: Handling['classification'],
  terms: CompiledTerms | undefined,
  ceiling: NodeCeiling,
): number | undefined {
  if (classification === undefined) return 0;
  const { scheme, level } = classification;
  if (scheme === ceiling.state) return rankIn(ceiling, level);
  const table = terms?.classification;
  const row = table?.ranks.get(pair(scheme, level));
  if (table === undefined || row === undefined) return undefined;
  // The lowest own level that stands at the same height or above: never a lower one.
  for (let at = row; at < table.rows.length; at++) {
    const own = table.rows[at]?.[ceiling.state];
    if (own !== undefined) return rankIn(ceiling, own);
  }
  return undefined;
}

function rankIn(ceiling: NodeCeiling, level: string): number | undefined {
  const at = ceiling.levels.indexOf(level);
  return at < 0 ? undefined : at + 1;
}

/** Not above what both states may exchange, nor above what this node may hold. */
export function judgeClassification(
  judgement: Judgement,
  terms: CompiledTerms,
  handling: Handling,
  ceiling: NodeCeiling,
  author: PartyId,
  addressee: PartyId,
): void {
  const { classification } = handling;
  if (classification === undefined) return;
  const table = terms.classification;
  const row = table?.ranks.get(pair(classification.scheme, classification.level)) ?? Number.POSITIVE_INFINITY;
  const most = Math.min(table?.most.get(stateOf(author)) ?? -1, table?.most.get(stateOf(addressee)) ?? -1);
  const here = nationalRank(classification, terms, ceiling) ?? Number.POSITIVE_INFINITY;
  if (!(row <= most) || !(here <= ceiling.rank)) judgement.deny('classification', 'handling');
}

/** What the author allows as evidence is no more than the agreement does; H1 forbids it without permission. */
export function judgeEvidence(
  judgement: Judgement,
  terms: CompiledTerms,
  handling: Handling,
  declared: Declaration,
): void {
  const most = terms.merged.evidentialUse ?? 'never';
  const asEvidence = declared.uses?.includes('evidence') ?? false;
  if (
    !allowsAtMost(handling.evidence, most) ||
    (handling.evidence === 'allowed' && handling.restrictions.includes('H1')) ||
    (asEvidence && handling.evidence === 'never')
  ) {
    judgement.deny('evidential-use', 'evidentialUse');
  }
}
