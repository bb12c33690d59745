// SPDX-License-Identifier: Apache-2.0
// What the acceptance of an act of a type makes true, in the transaction that stores it. Each capability brings its own.
import type { Act, ActType } from '@tansiq/protocol';
import type { Tx } from '../store/index.ts';

export interface EffectContext {
  /** Party that the act came from; this node's own for what it released itself. */
  from: string;
  nowMs: number;
}

export type Effect = (tx: Tx, act: Act, context: EffectContext) => Promise<void>;

export class Effects {
  readonly #byType = new Map<string, Effect[]>();

  on(type: ActType, effect: Effect): void {
    this.#byType.set(type, [...(this.#byType.get(type) ?? []), effect]);
  }

  async apply(tx: Tx, act: Act, context: EffectContext): Promise<void> {
    for (const effect of this.#byType.get(act.type) ?? []) await effect(tx, act, context);
  }
}
