// SPDX-License-Identifier: Apache-2.0
// What a node holds and weighs after a run.
import type { RunningNode } from '@tansiq/node';

/** Acts of reports taken from a partner: how many, and how many entries stand for them. */
export async function counts(
  node: RunningNode,
  from: string,
): Promise<{ acts: number; entries: number; accepted: number }> {
  const { db } = node.rooms.store;
  const number = async (query: Promise<{ n: number | string | bigint } | undefined>) =>
    Number((await query)?.n ?? 0);
  return {
    acts: await number(
      db
        .selectFrom('acts')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('author', '=', from)
        .where('type', '=', 'report.share')
        .executeTakeFirst(),
    ),
    accepted: await number(
      db
        .selectFrom('acts')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('author', '=', from)
        .where('type', '=', 'report.share')
        .where('status', '=', 'accepted')
        .executeTakeFirst(),
    ),
    entries: await number(
      db
        .selectFrom('entries')
        .innerJoin('acts', 'acts.id', 'entries.act')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('entries.from_party', '=', from)
        .where('acts.type', '=', 'report.share')
        .executeTakeFirst(),
    ),
  };
}

export const residentMb = (): number => Math.round(process.memoryUsage().rss / 1048576);
