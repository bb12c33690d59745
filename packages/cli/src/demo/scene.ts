// SPDX-License-Identifier: Apache-2.0
// What every chapter of the demonstration works with.
import type { Attached } from '../deeds/exchange.ts';
import type { PartyNode } from '../fleet/party-node.ts';
import type { Narrator } from './narrator.ts';
import type { Progress } from './progress.ts';

export interface Scene {
  readonly rabat: PartyNode;
  readonly madrid: PartyNode;
  readonly narrator: Narrator;
  readonly progress: Progress;
  /** Documents that go with the report. */
  readonly files: readonly Attached[];
  /** Folder for exports. */
  readonly exports: string;
}

/** One part of the story: tells itself as it happens, and leaves in the progress what later ones need. */
export type Chapter = (scene: Scene) => Promise<void>;
