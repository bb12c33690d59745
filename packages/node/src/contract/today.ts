// SPDX-License-Identifier: Apache-2.0
// What waits for people, as the officers' API tells it. Moments are epoch milliseconds.
import type { OutcomeBody } from './outcome-shapes.ts';
import type { Text } from './words.ts';

export type ItemKind =
  | 'recall'
  | 'emergency'
  | 'override'
  | 'release'
  | 'returned'
  | 'h3'
  | 'outcome'
  | 'lead'
  | 'onward'
  | 'transfer'
  | 'sign'
  | 'ratify'
  | 'consider'
  | 'statement'
  | 'card'
  | 'withheld'
  | 'refused'
  | 'expiring'
  | 'review'
  | 'suspended'
  | 'ending'
  | 'link'
  | 'witness';

/** Kinds that somebody can take note of, so that they no longer wait for the desk. */
export type NotableKind = 'lead' | 'onward' | 'withheld' | 'refused' | 'expiring' | 'review';
export type Gravity = 'now' | 'soon' | 'calm';
export type AwaitedKind = 'lead' | 'outcome' | 'recall';

/** What an outcome says came of a lead: it has no title to be known by. */
export type OutcomeName = Pick<OutcomeBody, 'kind' | 'on' | 'state' | 'persons' | 'networks'>;

export interface TodayItem {
  kind: ItemKind;
  gravity: Gravity;
  overdue: boolean;
  notable: boolean;
  subject: string;
  target: {
    page:
      | 'act'
      | 'h3'
      | 'draft'
      | 'recall'
      | 'agreement'
      | 'statement'
      | 'party'
      | 'system'
      | 'supervision'
      | 'emergencies';
    id?: string;
  };
  since?: number;
  deadline?: number;
  party?: string;
  type?: string;
  dossier?: string;
  lineage?: string;
  rule?: string;
  article?: string;
  why?: string;
  title?: Text;
  outcome?: OutcomeName;
}

export interface TodayChange {
  seq: number;
  at: number;
  kind: string;
  act?: string;
  type?: string;
  author?: string;
  dossier?: string;
  party?: string;
  title?: Text;
  outcome?: OutcomeName;
}

export interface TodayAnswer {
  at: number;
  kinds: { kind: ItemKind; count: number; more: boolean; gravity: Gravity }[];
  /** The first of each kind, by urgency. */
  items: TodayItem[];
  /** Who owes whom an answer: `mine` when this party does. */
  between: { party: string; kind: AwaitedKind; mine: boolean; count: number; oldest: number }[];
  betweenCapped: boolean;
  changes: { since?: number; last: number; more: boolean; items: TodayChange[] };
}

export interface OwedItem {
  act: string;
  type: string;
  dossier?: string;
  since: number;
  title?: Text;
  outcome?: OutcomeName;
}

/** A list that stops at a hundred and says so. */
export interface Capped<Item> {
  items: Item[];
  more: boolean;
}
