// SPDX-License-Identifier: Apache-2.0
// Standing orders as the officers' API tells of them. Moments are epoch milliseconds.

export interface StandingOrderWish {
  lineage: string;
  to: string;
  purpose: string;
  crimeAreas: string[];
  dataCategories: string[];
  until: number;
}

interface Person {
  user: string;
  name: string;
  at: number;
}

export interface StandingOrderItem extends StandingOrderWish {
  id: string;
  stands: boolean;
  made: Person;
  ended?: Person;
  /** How many have left under it. */
  acts: number;
}
