// SPDX-License-Identifier: Apache-2.0
// What a node holds and weighs after a run.
import { type RunningNode, sql } from '@tansiq/node';

/** Reports taken from a partner, from this index of its channel on: how many, how many entries stand for them, how many were accepted. */
export async function counts(
  node: RunningNode,
  from: string,
  first: number,
): Promise<{ acts: number; entries: number; accepted: number }> {
  const { rows } = await sql<Record<'acts' | 'entries' | 'accepted', number | string>>`
    select count(distinct acts.id) as acts, count(*) as entries,
      count(distinct case when acts.status = 'accepted' then acts.id end) as accepted
    from entries join acts on acts.id = entries.act
    where entries.from_party = ${from} and entries.to_party = ${node.rooms.self} and entries.idx >= ${first}
      and acts.type = 'report.share'`.execute(node.rooms.store.db);
  const [row] = rows;
  return {
    acts: Number(row?.acts ?? 0),
    entries: Number(row?.entries ?? 0),
    accepted: Number(row?.accepted ?? 0),
  };
}

/** Processor time of this process so far, and memory that it holds now. */
export function weight(): { cpuMs: number; rssMb: number } {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rssMb: Math.round(process.memoryUsage().rss / 1048576) };
}
