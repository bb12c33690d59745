// SPDX-License-Identifier: Apache-2.0
// The table of standing orders, as a type; see schema.ts for how columns are written.

/** The head's word that reports of a kind may leave to a partner without a second person (agreement, field `routine`). */
export interface StandingOrdersTable {
  id: string;
  lineage: string;
  /** The only addressee. */
  to_party: string;
  /** What it is for, in the head's own words. */
  purpose: string;
  /** JSON lists of codes: an act under it declares no others. */
  crime_areas: string;
  data_categories: string;
  made_by: string;
  made_ms: number;
  until_ms: number;
  ended_by: string | null;
  ended_ms: number | null;
}

/** Acts that left under one. */
export interface OrderedActsTable {
  act: string;
  standing_order: string;
}

export interface StandingOrderTables {
  ordered_acts: OrderedActsTable;
  standing_orders: StandingOrdersTable;
}
