// SPDX-License-Identifier: Apache-2.0
// A way to tell somebody outside the pages that something waits.
import type { Language } from '../../../refusal.ts';
import type { Counted } from '../wording/index.ts';

export interface Message {
  /** Stable for the same news to the same user, so that who gets it twice can tell. */
  id: string;
  /** Epoch milliseconds. */
  at: number;
  login: string;
  language: Language;
  address: string;
  counts: readonly Counted[];
  link: string;
}

export interface Way {
  /** @throws NotSent */
  send(message: Message): Promise<void>;
  close(): void;
}

/** A message did not go, for a reason that is a code and holds nothing of the message. */
export class NotSent extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'NotSent';
    this.code = code;
  }
}

/** Pause before attempt `n` (from 1) after a failure: a minute, doubling, six hours at most. */
export const pauseAfterFailure = (n: number): number =>
  Math.min(6 * 3_600_000, 60_000 * 2 ** Math.min(n - 1, 9));
