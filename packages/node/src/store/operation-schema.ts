// SPDX-License-Identifier: Apache-2.0
// Tables of joint operations, as types; see schema.ts for how columns are written. What an operation is, its acts say.

/** Which officer of this party commands a site. Its own business: a plan names commanders in words. */
export interface SiteCommandersTable {
  dossier: string;
  site: string;
  user: string;
  named_by: string;
  at: number;
}

/** Entries that tell the state of a site; what they tell stands in their sections alone. */
export interface SiteStatesTable {
  act: string;
  dossier: string;
}

export interface OperationTables {
  site_states: SiteStatesTable;
  site_commanders: SiteCommandersTable;
}
