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

/** Resolves when the node holds so many entries of a partner's channel. */
export async function taken(node: RunningNode, from: string, size: number): Promise<void> {
  const { store, news, self } = node.rooms;
  for (;;) {
    const heard = Promise.withResolvers<void>();
    const stop = news.subscribe(heard.resolve);
    try {
      const row = await store.db
        .selectFrom('channels')
        .select('size')
        .where('from_party', '=', from)
        .where('to_party', '=', self)
        .executeTakeFirst();
      if (row && row.size >= size) return;
      await heard.promise;
    } finally {
      stop();
    }
  }
}

export interface Weight {
  /** Processor time of the process so far. */
  cpuMs: number;
  /** Memory that it holds now, and the most that it ever held. */
  rssMb: number;
  peakMb: number;
}

export function weight(): Weight {
  const { user, system } = process.cpuUsage();
  return {
    cpuMs: (user + system) / 1000,
    rssMb: Math.round(process.memoryUsage().rss / 1048576),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
