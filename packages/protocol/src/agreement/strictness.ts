// SPDX-License-Identifier: Apache-2.0
// Orders of strictness: of two rules the stricter wins, and nothing is ever lowered by derivation.
import { type Pap, papLevels, type Tlp, tlpLevels } from '../codes/index.ts';

/** What one may do with a thing, from nothing to anything. */
export type Allowance = 'never' | 'consent' | 'allowed';

const allowanceOrder: ReadonlyMap<string, number> = new Map([
  ['never', 0],
  ['consent', 1],
  ['allowed', 2],
]);
const tlpOrder: ReadonlyMap<string, number> = new Map(tlpLevels.codes.map((level, at) => [level, at]));
const papOrder: ReadonlyMap<string, number> = new Map(papLevels.codes.map((level, at) => [level, at]));

/** True when `level` is at least as strict as `floor`; false for a level that nobody knows. */
export function tlpAtLeast(level: string, floor: Tlp): boolean {
  return (tlpOrder.get(level) ?? Number.POSITIVE_INFINITY) <= (tlpOrder.get(floor) ?? -1);
}

/** As `tlpAtLeast`, for PAP. */
export function papAtLeast(level: string, floor: Pap): boolean {
  return (papOrder.get(level) ?? Number.POSITIVE_INFINITY) <= (papOrder.get(floor) ?? -1);
}

export function stricterTlp(a: Tlp, b: Tlp): Tlp {
  return tlpAtLeast(a, b) ? a : b;
}

export function stricterPap(a: Pap, b: Pap): Pap {
  return papAtLeast(a, b) ? a : b;
}

/** True when `allowance` gives no more than `most`; false for a word that nobody knows. */
export function allowsAtMost(allowance: string, most: Allowance): boolean {
  return (allowanceOrder.get(allowance) ?? Number.POSITIVE_INFINITY) <= (allowanceOrder.get(most) ?? -1);
}

export function stricterAllowance(a: Allowance, b: Allowance): Allowance {
  return allowsAtMost(a, b) ? a : b;
}
