// SPDX-License-Identifier: Apache-2.0
// An own act, signed and queued for every addressee, in one transaction: what an officer was told is released is on disk.
import { type Act, type ActDraft, type ActOf, type ActType, composeAct } from '@tansiq/protocol';
import { holdArriving } from '../content/holds.ts';
import { insertMany, type Tx } from '../store/index.ts';
import { insertActs, type Standing } from './act-rows.ts';
import type { ExchangeKeys } from './exchange-keys.ts';
import { type HeldAct, heldAct } from './held-act.ts';
import { openDossiers, type StoreParts } from './store-judged.ts';

export interface ReleaseParts extends StoreParts {
  keys: ExchangeKeys;
}

export interface ReleasedBy {
  composedBy?: string;
  releasedBy?: string;
}

/** 0: what stops harm. 1: other control acts. 2: the rest. */
const urgent: ReadonlySet<string> = new Set([
  'operation.abort',
  'agreement.suspend',
  'party.card',
  'act.recall',
]);

/**
 * Signs an act and writes it with its outbox rows. The caller has asked the gate and journals; the effects of the act on this node follow.
 * Call `due` of the exchange for each addressee after the commit.
 */
export async function queueOwn<T extends ActType>(
  tx: Tx,
  parts: ReleaseParts,
  draft: ActDraft<T>,
  by: ReleasedBy = {},
): Promise<ActOf<T>> {
  const act = composeAct(draft, parts.keys.act);
  await queueSigned(tx, parts, [act as unknown as Act], by);
  return act;
}

/** As `queueOwn`, for acts that are signed already: many at once. */
export async function queueSigned(
  tx: Tx,
  parts: ReleaseParts,
  acts: readonly Act[],
  by: ReleasedBy = {},
): Promise<void> {
  const { store } = parts;
  const nowMs = parts.now();
  const held = acts.map((act) => heldAct(act));
  const gate = parts.gate.session(tx);
  const rows: (readonly [HeldAct, Standing])[] = [];
  for (const act of held)
    rows.push([
      act,
      { own: true, status: 'released', storedMs: nowMs, labels: await gate.labels(act), ...by },
    ]);
  await insertActs(tx, store.dialect, rows);
  await openDossiers(tx, parts, held);
  const waiting = held.flatMap((act) =>
    act.header.audience
      .filter((party) => party !== act.header.author)
      .map((party) => ({
        act: act.id,
        to_party: party as string,
        urgency: urgent.has(act.header.type) ? 0 : act.header.agreement ? 2 : 1,
        state: 'waiting',
        lineage: act.header.agreement?.lineage ?? null,
        released_ms: nowMs,
      })),
  );
  await insertMany(tx, store.dialect, 'outbox', waiting);
  const lineages = held.flatMap(({ header }) =>
    /^(agreement|talks)\./.test(header.type) && header.dossier ? [header.dossier as string] : [],
  );
  await parts.book.touched(tx, lineages);
  for (const act of acts) await parts.effects.apply(tx, act, { from: act.header.author, nowMs });
  await holdArriving(
    tx,
    acts.map(({ id }) => id),
  );
}
