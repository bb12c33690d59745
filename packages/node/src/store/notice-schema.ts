// SPDX-License-Identifier: Apache-2.0
// Tables of notices, as types; see schema.ts for how columns are written. They say that something is there, never what.
import type { Generated } from 'kysely';

/** Something that a user is told of. What comes again before it was read raises its count instead of standing beside it. */
export interface NoticesTable {
  seq: Generated<number>;
  user: string;
  kind: string;
  /** What it is of: a dossier, else an act, a draft, a party. */
  subject: string;
  /** Newest act that it is of. */
  act: string | null;
  count: number;
  /** Number of the newest event that it is of. */
  rev: number;
  at_ms: number;
  read_ms: number | null;
}

/** How a user wants to be told. */
export interface NoticeWishesTable {
  user: string;
  /** Address of mail; empty for none. */
  address: string;
  mail: 0 | 1;
  webhook: 0 | 1;
  /** Minutes for which it is quiet after a message: what comes meanwhile goes into the next. */
  quiet_minutes: number;
  /** JSON: kinds that are told otherwise than everywhere, `page` or `off`. */
  kinds: string;
}

/** Messages that are to be sent: one row a user and way, so that what comes together is told together. */
export interface NoticeDueTable {
  user: string;
  way: 'mail' | 'webhook';
  /** Null while nothing waits. */
  due_ms: number | null;
  attempts: number;
  /** What was told last: newer notices are new. */
  told_rev: number;
  told_ms: number;
  /** Why the last attempt failed: a code. */
  error: string | null;
}

export interface NoticeTables {
  notices: NoticesTable;
  notice_wishes: NoticeWishesTable;
  notice_due: NoticeDueTable;
}
