// SPDX-License-Identifier: Apache-2.0
// What a story is to whoever plays it.
import type { Fleet, PartyProfile } from '@tansiq/cli';
import type { Relay } from './relay.ts';
import type { Claim } from './shown.ts';

/** The relay in front of each party's node; none in a story that asks for none. */
export type Relays = ReadonlyMap<string, Relay>;

export interface Story {
  readonly parties: readonly PartyProfile[];
  /** Settings of a party's node as variables. */
  readonly env?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Plays it and answers what it claims to have shown. `tell` is for who watches. */
  readonly play: (fleet: Fleet, tell: (line: string) => void, relays: Relays) => Promise<readonly Claim[]>;
  /** Each node is reached through a relay that the story can cut. */
  readonly relayed?: boolean;
}
