// SPDX-License-Identifier: Apache-2.0
// What the calls about passing on take and answer. Moments are epoch seconds unless a name says otherwise.
import type { Text } from './words.ts';

/** `ended`: the end that the consent names has come. */
export type TransferStateName = 'asked' | 'consented' | 'refused' | 'withdrawn' | 'ended';

export interface TransferRequestBody {
  to: string;
  purpose: string;
  sections: string[];
  /** `2026-11-22T09:00:00Z`; silence is no consent. */
  by?: string;
  note?: Text;
}

export interface TransferAnswerBody {
  decision: 'consent' | 'refuse';
  /** Fewer than were asked for; all of them when absent. */
  sections?: string[];
  /** `2026-11-22T09:00:00Z` */
  until?: string;
  note?: Text;
}

export interface OnwardBody {
  to: string;
  /** The agreement with the third party. */
  lineage: string;
  sections: string[];
  purpose?: string;
}

export interface TransferItem {
  request: string;
  holder: string;
  originator: string;
  to: string;
  purpose: string;
  sections: string[];
  /** Epoch milliseconds, as `answeredAt`. */
  askedAt: number;
  by?: number;
  state: TransferStateName;
  answer?: string;
  answeredAt?: number;
  consented: string[];
  until?: number;
  may: ('answer' | 'withdraw' | 'pass')[];
}

export interface TransfersAnswer {
  /** What the terms of the act say. */
  rule?: 'never' | 'consent' | 'listed';
  article?: string;
  listed: string[];
  /** The marking asks for consent, whomever the terms name. */
  held: boolean;
  /** What could go on. */
  sections: string[];
  may: ('ask' | 'pass')[];
  items: TransferItem[];
  onward: { act: string; to: string[]; status: string }[];
}
