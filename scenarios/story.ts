// SPDX-License-Identifier: Apache-2.0
// What a story is to whoever plays it.
import type { Fleet, PartyProfile } from '@tansiq/cli';
import type { Claim } from './shown.ts';

export interface Story {
  readonly parties: readonly PartyProfile[];
  /** Settings of a party's node as variables. */
  readonly env?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Plays it and answers what it claims to have shown. `tell` is for who watches. */
  readonly play: (fleet: Fleet, tell: (line: string) => void) => Promise<readonly Claim[]>;
}
