// SPDX-License-Identifier: Apache-2.0
// What a recall makes true on the node that receives it, and when that ends by itself.
import { isTime, parseTime } from '@tansiq/protocol';
import { controlBodies } from '../../content/raw.ts';
import { liftRestrictions, restrictActs } from '../../content/restrict.ts';
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
      const acts = await targetsOf(tx, act.id);
      // Only acts of the recall's own author are touched.
      const detail = { recall: act.id };
      await restrictActs(tx, { journal, news }, { acts, author: from, who: from, detail });
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
    const acts = await overAt(tx, now());
    return liftRestrictions(tx, { journal, news }, { acts, who: 'system', detail: { lifted: true } });
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
