// SPDX-License-Identifier: Apache-2.0
// The gate's rules in the order in which they are judged (docs/protocol.md §10), and what a decision may oblige to.

export const gateRules = [
  'unknown-input',
  'no-agreement',
  'not-signed',
  'not-ratified',
  'not-in-force',
  'suspended',
  'terms-mismatch',
  'not-a-party',
  'direction',
  'prohibited-use',
  'purpose',
  'crime-area',
  'minimum-penalty',
  'data-category',
  'subject-category',
  'special-category',
  'minors-and-victims',
  'transfer-ground',
  'marking',
  'classification',
  'evidential-use',
  'law-profile',
  'expired',
  'release',
  'onward-transfer',
  'hit-no-hit',
  'operation',
  'need-to-know',
  'h3-not-accepted',
  'recalled',
  'role',
  'control-not-allowed',
] as const;

/** Why something is denied. */
export type GateRule = (typeof gateRules)[number];

/** What a decision names: a denying rule, or `permitted`, or `emergency` when an override set denials aside. */
export type RuleCode = GateRule | 'permitted' | 'emergency';

/**
 * Denials that an emergency may set aside. Never: what makes the agreement itself (its state, its parties), a
 * prohibited use, markings and classification, evidence, the law, and what is recalled or expired.
 */
export const overridableRules: ReadonlySet<GateRule> = new Set<GateRule>([
  'direction',
  'purpose',
  'crime-area',
  'minimum-penalty',
  'data-category',
  'subject-category',
  'special-category',
  'minors-and-victims',
  'transfer-ground',
  'onward-transfer',
  'need-to-know',
]);

export const obligations = [
  /** H3: nobody reads before having read and accepted the restriction. */
  'accept-h3',
  /** A minor: refer to protection, under the agreement's own article. */
  'refer-minor',
  /** Record date, authority, justification and data of the transfer (LED Art. 37(3), 38(3)). */
  'document-transfer',
  /** Erase when the author's expiry comes. */
  'erase-at-expiry',
  'notify-originator',
  'notify-supervisor',
  /** Record both people, the reason and the end of the emergency. */
  'document-override',
  /** Denied, but declared an emergency: two people here decide whether to take it. */
  'decide-emergency',
] as const;
export type Obligation = (typeof obligations)[number];
