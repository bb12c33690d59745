// SPDX-License-Identifier: Apache-2.0
// Acts that hang together: from one act along references, in both directions, never through one that the officer may not read.
import type { Officer } from '../../access/index.ts';
import { readablePredicate } from '../../content/readers.ts';
import type { Db } from '../../store/index.ts';

export type Links = { act: string; rel: string; target: string }[];

const followed = [
  'lead',
  'acts-on',
  'follows',
  'confirms',
  'disputes',
  'corrects',
  'replaces',
  'recalls',
  'answers',
];

/** Most acts of one chain that are shown. */
const MOST = 500;

/** @returns ids with the first one's, the links between them, and whether that is all */
export async function connected(
  db: Db,
  officer: Officer,
  nowMs: number,
  first: string,
): Promise<{ ids: string[]; links: Links; complete: boolean }> {
  const ids = new Set([first]);
  const links = new Map<string, Links[number]>();
  for (let edge = [first]; edge.length > 0; ) {
    const found = await db
      .selectFrom('act_refs')
      .select(['act', 'rel', 'target'])
      .where('rel', 'in', followed)
      .where((eb) => eb.or([eb('act', 'in', edge), eb('target', 'in', edge)]))
      .orderBy('act')
      .limit(4 * MOST)
      .execute();
    for (const link of found) links.set(`${link.act} ${link.rel} ${link.target}`, link);
    const fresh = [...new Set(found.flatMap(({ act, target }) => [act, target]))].filter(
      (id) => !ids.has(id),
    );
    const readable = await db
      .selectFrom('acts')
      .select('id')
      .where('id', 'in', ['', ...fresh])
      .where(readablePredicate(officer, nowMs))
      .execute();
    edge = readable.map((row) => row.id);
    for (const id of edge) ids.add(id);
    if (ids.size > MOST) return { ids: [...ids].slice(0, MOST), links: [...links.values()], complete: false };
  }
  return { ids: [...ids], links: [...links.values()], complete: true };
}
