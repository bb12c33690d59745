// SPDX-License-Identifier: Apache-2.0
// Whose case ended without a conviction: which acts the arrest rests on, and that they are restricted at once, at every party that holds them.
import { storedSections } from '../../content/raw.ts';
import { restrictActs } from '../../content/restrict.ts';
import type { Effects } from '../../exchange/effects.ts';
import { headerOf } from '../../exchange/held-act.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import type { ActRow, Db, Tx } from '../../store/index.ts';

export type ClearedStage = 'acquitted' | 'dropped';

const clearing: ReadonlySet<unknown> = new Set<ClearedStage>(['acquitted', 'dropped']);
const standing = ['released', 'sent', 'held', 'accepted'] as const;
/** What an arrest rests on that may say something of a person. */
const ofPersons = ['report.share', 'report.reply', 'operation.entry'] as const;

/**
 * How the case of everybody arrested ended, when none of them was convicted: by the word of whoever reported the arrest.
 * @returns undefined while anybody's case is open, or ended otherwise
 */
export async function clearedStage(db: Db | Tx, outcome: string): Promise<ClearedStage | undefined> {
  const rows = await db
    .selectFrom('act_refs')
    .innerJoin('acts', 'acts.id', 'act_refs.act')
    .innerJoin('acts as arrest', 'arrest.id', 'act_refs.target')
    .select('acts.id')
    .where('act_refs.target', '=', outcome)
    .where('act_refs.rel', '=', 'follows')
    .where('acts.type', '=', 'outcome.follow-up')
    .where('acts.status', 'in', standing)
    .whereRef('acts.author', '=', 'arrest.author')
    .execute();
  const sections = await storedSections(db, [outcome, ...rows.map((row) => row.id)], ['outcome', 'stage']);
  const arrest = sections.get(outcome)?.outcome?.body;
  if (arrest?.kind !== 'arrest') return undefined;
  const ends = rows.flatMap(({ id }) => {
    const stage = sections.get(id)?.stage?.body;
    return stage && clearing.has(stage.stage) ? [stage] : [];
  });
  const persons = ends.reduce((sum, stage) => sum + Number(stage.persons), 0);
  if (ends.length === 0 || persons < Number(arrest.persons ?? 1)) return undefined;
  return ends.some(({ stage }) => stage === 'acquitted') ? 'acquitted' : 'dropped';
}

/** The acts that an arrest rests on, save those on which another arrest rests that is not cleared; itself where it names people. */
export async function restsOn(db: Db | Tx, outcome: string): Promise<ActRow[]> {
  const own = await db.selectFrom('acts').selectAll().where('id', '=', outcome).execute();
  const named = own.filter((row) => Object.hasOwn(headerOf(row.jws).sections, 'subjects'));
  const rows = await db
    .selectFrom('act_refs')
    .innerJoin('acts', 'acts.id', 'act_refs.target')
    .selectAll('acts')
    .where('act_refs.act', '=', outcome)
    .where('act_refs.rel', 'in', ['lead', 'acts-on'])
    .where('acts.type', 'in', ofPersons)
    .execute();
  const others = await db
    .selectFrom('act_refs')
    .innerJoin('acts', 'acts.id', 'act_refs.act')
    .select(['act_refs.target', 'act_refs.act'])
    .where('act_refs.target', 'in', ['', ...rows.map((row) => row.id)])
    .where('act_refs.rel', 'in', ['lead', 'acts-on'])
    .where('acts.type', '=', 'outcome.report')
    .where('acts.id', '<>', outcome)
    .where('acts.status', 'in', standing)
    .execute();
  const kinds = await storedSections(
    db,
    others.map((row) => row.act),
    ['outcome'],
  );
  const needed = new Set<string>();
  for (const { act, target } of others) {
    const isArrest = kinds.get(act)?.outcome?.body.kind === 'arrest';
    if (isArrest && (await clearedStage(db, act)) === undefined) needed.add(target);
  }
  return [...named, ...rows.filter((row) => !needed.has(row.id))];
}

/** Restricts what a cleared arrest rests on, within the transaction that takes the word of its end. A person decides what follows. */
export function restrictWhenCleared({
  effects,
  journal,
  news,
}: {
  effects: Effects;
  journal: Journal;
  news: NewsDesk;
}): void {
  effects.on('outcome.follow-up', async (tx, act, { from }) => {
    if (act.type !== 'outcome.follow-up' || !clearing.has(act.sections.stage?.body.stage)) return;
    const outcome = act.sections.refs?.body.refs.find(({ rel }) => rel === 'follows')?.act;
    if (outcome === undefined || (await clearedStage(tx, outcome)) === undefined) return;
    const acts = (await restsOn(tx, outcome)).map((row) => row.id);
    const detail = { cleared: outcome, word: act.id };
    await restrictActs(tx, { journal, news }, { acts, who: from, detail });
  });
}
