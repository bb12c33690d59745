// SPDX-License-Identifier: Apache-2.0
// How an author or a holder says something about an act that went out: seen by who may see it, asked of the gate, queued, refused with the rule.
import { type ActDraft, composeAct, type Decision } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { explained } from '../../content/explained.ts';
import { readablePredicate } from '../../content/readers.ts';
import { heldAct } from '../../exchange/held-act.ts';
import { reasonOf } from '../../exchange/reason.ts';
import { queueSigned, type ReleaseParts } from '../../exchange/release.ts';
import type { Journal } from '../../journal/index.ts';
import { denied, notFound } from '../../refusal.ts';
import type { ActRow, Tx } from '../../store/index.ts';

export interface ControlWordParts extends ReleaseParts {
  journal: Journal;
}

class Denied extends Error {
  readonly act: string;
  readonly to: string;
  readonly decision: Decision;
  constructor(act: string, to: string, decision: Decision) {
    super(decision.rule);
    this.act = act;
    this.to = to;
    this.decision = decision;
  }
}

/** Composes, asks the gate for every addressee, and queues. Within `writeControl`. */
export async function sayControl<
  T extends 'act.recall' | 'act.recall-answer' | 'act.correct' | 'transfer.withdraw',
>(tx: Tx, parts: ControlWordParts, officer: Officer, draft: ActDraft<T>): Promise<string> {
  const act = composeAct(draft, parts.keys.act);
  const gate = parts.gate.session(tx);
  for (const to of act.header.audience) {
    if (to === act.header.author) continue;
    const decision = await gate.send(heldAct(act as never), to, {
      composedBy: officer.id,
      releasedBy: officer.id,
    });
    if (!decision.permit) throw new Denied(act.id, to, decision);
  }
  await queueSigned(tx, parts, [act as never], { composedBy: officer.id, releasedBy: officer.id });
  return act.id;
}

/** A denial takes back what the transaction did, and is journalled all the same. @throws Refusal naming the rule */
export async function writeControl<T>(
  { store, journal }: ControlWordParts,
  officer: Officer,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await store.writer.alone(work);
  } catch (error) {
    if (!(error instanceof Denied)) throw error;
    const { act, to, decision } = error;
    await store.writer.write((tx) =>
      journal.record(tx, {
        who: officer.id,
        what: 'refuse',
        act,
        decision: reasonOf(decision),
        detail: { to },
      }),
    );
    throw denied(explained(decision));
  }
}

/** @throws Refusal 404 */
export async function visibleAct(tx: Tx, nowMs: number, officer: Officer, id: string): Promise<ActRow> {
  const row = await tx
    .selectFrom('acts')
    .selectAll()
    .where('id', '=', id)
    .where(readablePredicate(officer, nowMs))
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
