// SPDX-License-Identifier: Apache-2.0
// Tables of what is on its way between parties, as types; see schema.ts for how columns are written.
import type { Generated } from 'kysely';

/** Acts that this version does not understand, byte for byte as they came, until one does. Content. */
export interface QuarantineTable {
  act: string;
  from_party: string;
  rule: string;
  received_ms: number;
  /** JSON of the act's JWS and its sections. */
  sent: string;
}

/** Released acts on their way: one row per addressee, in the transaction of the release. */
export interface OutboxTable {
  seq: Generated<number>;
  act: string;
  to_party: string;
  /** 0 first (aborts, suspensions, cards), 1 other control acts, 2 the rest. */
  urgency: number;
  state: 'waiting' | 'withheld' | 'sequenced';
  rule: string | null;
  article: string | null;
  lineage: string | null;
  released_ms: number;
}

/** One Merkle log per ordered pair of parties. */
export interface ChannelsTable {
  from_party: string;
  to_party: string;
  size: number;
  /** Own channels: size that the partner has receipted. Incoming: size that we have receipted. */
  receipted: number;
  /** Compact range at `receipted`, JSON list of base64url hashes. */
  frontier: string;
  /** Incoming: greatest `seen` of its entries, whatever became of them. */
  seen: number;
  /** Newest receipt got (own channel) or given (incoming), JSON. */
  receipt: string | null;
  state: 'open' | 'held' | 'stopped';
  why: string | null;
  /** Fencing token: raised by whoever takes the sequencer's place. */
  fence: number;
}

export interface EntriesTable {
  from_party: string;
  to_party: string;
  idx: number;
  act: string;
  seen: number;
  result: string | null;
  rule: string | null;
  article: string | null;
  disposition: string | null;
}

export interface ReceiptsTable {
  from_party: string;
  to_party: string;
  size: number;
  own: number;
  time: number;
  receipt: string;
}

/** One row per lineage: locked by whoever changes it or dispatches under it. */
export interface LineagesTable {
  lineage: string;
  revision: number;
  dossier: string;
}

export interface ExchangeTables {
  quarantine: QuarantineTable;
  outbox: OutboxTable;
  channels: ChannelsTable;
  entries: EntriesTable;
  receipts: ReceiptsTable;
  lineages: LineagesTable;
}
