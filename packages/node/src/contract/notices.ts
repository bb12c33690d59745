// SPDX-License-Identifier: Apache-2.0
// What people are told is new, as the officers' API tells it. Moments are epoch milliseconds.

export type NoticeKind =
  | 'report'
  | 'outcome'
  | 'recall'
  | 'agreement'
  | 'operation'
  | 'call'
  | 'statement'
  | 'release'
  | 'returned'
  | 'withheld'
  | 'refused'
  | 'party'
  | 'link'
  | 'deadline'
  | 'witness'
  | 'recovery'
  | 'emergency';

export interface NoticeItem {
  seq: number;
  kind: NoticeKind;
  /** Dossier, else act, draft or party. */
  subject: string;
  act?: string;
  count: number;
  at: number;
  read: boolean;
}

export interface NoticesAnswer {
  items: NoticeItem[];
  next?: string;
  unread: number;
  /** There are more unread ones than are counted. */
  capped: boolean;
}

/** `all`: in the pages and by the ways that one has; `page`: in the pages alone; `off`: not at all. */
export type NoticeReach = 'all' | 'page' | 'off';

export interface NoticeWishes {
  address: string;
  mail: boolean;
  webhook: boolean;
  /** Minutes of quiet after a message. */
  quiet: number;
  kinds: Partial<Record<NoticeKind, NoticeReach>>;
}

export interface NoticeWishesAnswer extends NoticeWishes {
  kinds: Record<NoticeKind, NoticeReach>;
  /** What this node can do. */
  ways: { mail: boolean; webhook: boolean; domains: string[] };
}
