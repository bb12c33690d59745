// SPDX-License-Identifier: Apache-2.0
// A partner's new card becomes part of what we know of it, in the transaction that takes the act that carries it.
import { readCard } from '@tansiq/protocol';
import type { PartyDirectory } from './directory.ts';
import type { Effects } from './effects.ts';

export function keepCards(effects: Effects, directory: PartyDirectory, self: string): void {
  effects.on('party.card', async (tx, act, { from, nowMs }) => {
    if (from === self || act.type !== 'party.card' || !act.sections.card) return;
    await directory.keep(tx, readCard(act.sections.card.body.card), 'confirmed', Math.floor(nowMs / 1000));
  });
}
