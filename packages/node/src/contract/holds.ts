// SPDX-License-Identifier: Apache-2.0
// Legal holds as the officers' API tells of them. Moments are epoch milliseconds.

export interface HoldWish {
  ground: 'accuracy' | 'evidence' | 'order' | 'claim';
  /** Law, article, order or file that it rests on. */
  citation: string;
  reason: string;
  until: number;
  review: number;
}

interface Person {
  user: string;
  name: string;
  at: number;
}

export interface HoldItem extends HoldWish {
  id: string;
  /** One of the two. */
  act?: string;
  dossier?: string;
  placed: Person;
  stands: boolean;
  reviewDue: boolean;
  /** `why` is absent where its time had come. */
  ended?: Person & { why?: string };
}
