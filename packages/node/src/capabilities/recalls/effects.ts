// SPDX-License-Identifier: Apache-2.0
// What a recall makes true on the node that receives it, and when that ends by itself.
import { isTime, parseTime } from '@tansiq/protocol';
import { controlBodies } from '../../content/raw.ts';
import type { Effects } from '../../exchange/effects.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import type { Store, Tx } from '../../store/index.ts';
import { targetsOf } from './copies.ts';

export interface RecallEffectParts {
  effects: Effects;
  self: string;
  news: NewsDesk;
  journal: Journal;
}

/** A recall restricts the copy at once, and so does its author's word that it has expired; a person decides what follows. */
export function restrictOnRecall({ effects, self, news, journal }: RecallEffectParts): void {
  for (const type of ['act.recall', 'act.expired'] as const) {
    effects.on(type, async (tx, act, { from, nowMs }) => {
      const asked = act.type === 'act.recall' ? act.sections.recall?.body : undefined;
      if (from === self || ended(asked?.effect, asked?.until, nowMs)) return;
      const targets = await targetsOf(tx, act.id);
      if (targets.length === 0) return;
      // Only acts of the recall's own author are touched.
      const held = await tx
        .updateTable('acts')
        .set({ hold: 1 })
        .where('id', 'in', targets)
        .where('author', '=', from)
        .where('hold', '=', 0)
        .returning(['id', 'dossier'])
        .execute();
      await journal.record(
        tx,
        held.map((row) => ({
          who: from,
          what: 'restrict' as const,
          act: row.id,
          detail: { recall: act.id },
        })),
      );
      await news.tell(
        tx,
        held.map((row) => ({ kind: 'recall' as const, act: row.id, dossier: row.dossier ?? undefined })),
      );
    });
  }
}

/** Only a restriction may bear its own end. */
const ended = (effect: unknown, until: unknown, nowMs: number): boolean =>
  effect === 'restrict' && isTime(until) && parseTime(until) <= nowMs;

/** Lifts restrictions whose end has come: those on which every recall was one with an end. Answers how many. */
export async function liftEndedRestrictions(parts: {
  store: Store;
  journal: Journal;
  news: NewsDesk;
  now: () => number;
}): Promise<number> {
  const { store, journal, news, now } = parts;
  const lifted = await store.writer.alone(async (tx) => {
    const over = await overAt(tx, now());
    if (over.length === 0) return 0;
    const rows = await tx
      .updateTable('acts')
      .set({ hold: 0 })
      .where('id', 'in', over)
      .where('hold', '=', 1)
      .returning(['id', 'dossier'])
      .execute();
    await journal.record(
      tx,
      rows.map((row) => ({
        who: 'system',
        what: 'restrict' as const,
        act: row.id,
        detail: { lifted: true },
      })),
    );
    await news.tell(
      tx,
      rows.map((row) => ({ kind: 'recall' as const, act: row.id, dossier: row.dossier ?? undefined })),
    );
    return rows.length;
  });
  if (lifted > 0) news.wake();
  return lifted;
}

async function overAt(tx: Tx, nowMs: number): Promise<string[]> {
  const recalls = await tx
    .selectFrom('acts')
    .innerJoin('act_refs', 'act_refs.target', 'acts.id')
    .innerJoin('acts as recall', 'recall.id', 'act_refs.act')
    .select(['acts.id as target', 'recall.id as recall'])
    .where('acts.hold', '=', 1)
    .where('acts.own', '=', 0)
    .where('act_refs.rel', '=', 'recalls')
    .where('recall.status', '=', 'accepted')
    .whereRef('recall.author', '=', 'acts.author')
    .execute();
  const bodies = await controlBodies(tx, [...new Set(recalls.map((row) => row.recall))]);
  const over = (recall: string): boolean => {
    const body = bodies.get(recall)?.recall as { effect?: unknown; until?: unknown } | undefined;
    return ended(body?.effect, body?.until, nowMs);
  };
  const byTarget = Map.groupBy(recalls, (row) => row.target);
  return [...byTarget].flatMap(([target, rows]) => (rows.every((row) => over(row.recall)) ? [target] : []));
}
