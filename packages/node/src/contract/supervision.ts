// SPDX-License-Identifier: Apache-2.0
// What supervisors, heads and administrators look at, as the officers' API tells it. Moments are epoch milliseconds, except of the
// journal and its samples, which are in seconds.

export interface SystemLink {
  party: string;
  state: 'opening' | 'up' | 'down' | 'held';
  since: number;
  why?: string;
  lastReceiptAt?: number;
  waiting: number;
  withheld: number;
}

export interface SystemAnswer {
  at: number;
  party: string;
  version: string;
  protocol: number[];
  runtime: string;
  /** Seconds. */
  uptime: number;
  store: {
    dialect: string;
    schema: string[];
    bytes: number;
    attachments: { count: number; bytes: number };
    disk: { free: number; total: number };
  };
  links: SystemLink[];
  queues: {
    oldestWaiting?: number;
    attachments: { fetching: number; missing: number };
    messages: { due: number; failing: number; error?: string };
  };
  witness: {
    configured: boolean;
    minutes?: number;
    at?: number;
    result?: string;
    why?: string;
    size: number;
    cosigned: number;
  };
  card: { seq: number; issued: number; expires: number };
  partners: { party: string; cardExpires: number }[];
  certificates: { use: 'partners' | 'officers'; from: number; to: number }[];
  notices: { mail: boolean; webhook: boolean };
}

export interface SettingItem {
  key: string;
  value?: string | number | boolean | string[];
  secret: boolean;
  from: 'variable' | 'file' | 'default' | 'unset';
  variable: string;
}

export interface SupervisionAnswer {
  /** Seconds. */
  since: number;
  until: number;
  journal: { origin: string; size: number; cosigned: number; at?: number; result?: string; why?: string };
  deeds: { what: string; count: number }[];
  deedsCapped: boolean;
  disclosures: { party: string; lineage?: string; acts: number }[];
  overdue: { kind: string; mine: boolean; party: string; count: number; oldest: number }[];
}

export interface DisclosureItem {
  seq: number;
  act: string;
  type: string;
  at: number;
  composedBy?: string;
  releasedBy?: string;
}

export type SampleKind = 'consultations' | 'disclosures' | 'changes' | 'refusals';
export type Verdict = 'in-order' | 'question' | 'breach';

export interface SampleItem {
  id: string;
  at: number;
  by: string;
  kind: SampleKind;
  seed: string;
  first: number;
  last: number;
  population: number;
  size: number;
  looked: number;
  question: number;
  breach: number;
}

export interface SampleRow {
  idx: number;
  at: number;
  row?: Record<string, unknown>;
  verdict?: Verdict;
  note?: string;
  noteBy?: string;
  noteAt?: number;
}

export interface SampleAnswer extends Omit<SampleItem, 'looked' | 'question' | 'breach'> {
  people: Record<string, string>;
  rows: SampleRow[];
}

/** A time, seconds since 1970, both ends included. */
export interface Span {
  since?: number;
  until?: number;
}
