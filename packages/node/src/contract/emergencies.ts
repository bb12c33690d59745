// SPDX-License-Identifier: Apache-2.0
// Emergency overrides as the officers' API tells of them. Moments are epoch milliseconds.
import type { Text } from './words.ts';

export type EmergencyReason = 'life' | 'immediate-serious-threat';

/** What its author asks for, with the draft of a report. */
export interface EmergencyWish {
  reason: EmergencyReason;
  justification: string;
  /** 1 to 72. */
  hours: number;
}

interface Person {
  user: string;
  name: string;
  at: number;
}

export interface EmergencyItem {
  act: string;
  type: string;
  author: string;
  to: string[];
  dossier?: string;
  lineage?: string;
  state: 'sent' | 'accepted' | 'waiting' | 'taken' | 'left' | 'lapsed';
  since: number;
  until: number;
  against: { rule: string; article?: string; texts: Text }[];
  reason?: EmergencyReason;
  justification?: string;
  asked?: Person;
  decided?: Person;
  reviewBy?: number;
  reviewed?: Person & { finding: 'justified' | 'unjustified'; remark: string };
  may: ('ask' | 'take' | 'leave' | 'review')[];
}
