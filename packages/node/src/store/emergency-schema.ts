// SPDX-License-Identifier: Apache-2.0
// The table of emergency overrides, as a type; see schema.ts for how columns are written. What people wrote in it is content.

/**
 * An act that was declared an emergency: own ones that left, partners' that came. `accepted`: came, and nothing stood against it.
 * `waiting`: came, and two people here must decide. `taken`, `left`, `lapsed`: what became of that.
 */
export interface EmergenciesTable {
  act: string;
  state: 'sent' | 'accepted' | 'waiting' | 'taken' | 'left' | 'lapsed';
  /** When it was released here, or came. */
  since_ms: number;
  /** End of the emergency, or of the time in which it may be taken. */
  until_ms: number;
  /** Those of two people here; null while nobody has asked. */
  reason: 'life' | 'immediate-serious-threat' | null;
  justification: string | null;
  asked_by: string | null;
  asked_ms: number | null;
  decided_by: string | null;
  decided_ms: number | null;
  /** JSON list of the denials that were set aside, or that stand against it: rule and article. */
  against: string;
  /** 1 for what is about people under protection: it is shown to those who may know of such. */
  shielded: 0 | 1;
  /** Until when somebody else must have reviewed it; null where there is nothing to review. */
  review_ms: number | null;
  reviewed_by: string | null;
  reviewed_ms: number | null;
  finding: 'justified' | 'unjustified' | null;
  remark: string | null;
}

export interface EmergencyTables {
  emergencies: EmergenciesTable;
}
