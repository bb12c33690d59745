// SPDX-License-Identifier: Apache-2.0
// A state's own law as limits on an agreement: it can take away and tighten, and has no word for anything else.
import type {
  CrimeArea,
  DataCategory,
  HandlingRestriction,
  Labels,
  Pap,
  Purpose,
  SpecialCategory,
  SubjectCategory,
  Tlp,
  TransferGroundKind,
  Use,
} from '../codes/index.ts';

/**
 * What one rule of law takes away or tightens. Lists name what is excluded, so that an empty rule changes nothing
 * and no rule can add.
 */
export interface LawLimits {
  readonly purposes?: readonly Purpose[];
  readonly crimeAreas?: readonly CrimeArea[];
  readonly dataCategories?: readonly DataCategory[];
  readonly subjectCategories?: readonly SubjectCategory[];
  readonly specialCategories?: readonly SpecialCategory[];
  readonly prohibitedUses?: readonly Use[];
  /** Kinds of ground on which parties of this state may not export. */
  readonly transferGrounds?: readonly TransferGroundKind[];
  /** Restrictions and levels that a marking must carry at least. */
  readonly restrictions?: readonly HandlingRestriction[];
  readonly tlp?: Tlp;
  readonly pap?: Pap;
  readonly minimumPenaltyMonths?: number;
  readonly noMinorsOrVictims?: true;
  readonly evidentialUse?: 'never' | 'consent';
  readonly onwardTransfer?: 'never' | 'consent';
  readonly retentionMonths?: number;
  readonly noStandingOrders?: true;
  readonly noHitNoHit?: true;
  /** Data categories for which a judicial authorisation must be on record. */
  readonly judicialAuthorisation?: readonly DataCategory[];
}

export interface LawRule {
  /** `^[a-z0-9][a-z0-9-]*$`, unique in the profile. */
  readonly code: string;
  /** Law and article, as a lawyer would cite it. */
  readonly citation: string;
  /** False until somebody has read the primary text. */
  readonly verified: boolean;
  readonly text: Labels;
  readonly limits: LawLimits;
}

/** The law of a state as it bears on agreements of its agencies. */
export interface LawProfile {
  /** ISO 3166-1, lower case. */
  readonly state: string;
  readonly name: Labels;
  readonly rules: readonly LawRule[];
}
