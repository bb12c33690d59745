// SPDX-License-Identifier: Apache-2.0
// What the numbers are made of: what an administrator sees on the page System, and how far each channel has come.
import type { System } from '../capabilities/system/index.ts';
import type { LineState } from '../exchange/line.ts';
import type { Store } from '../store/index.ts';

type Seen = Awaited<ReturnType<System['look']>>;

export interface Looked extends Omit<Seen, 'links'> {
  links: (Seen['links'][number] & { clockMs?: number })[];
  channels: { partner: string; direction: 'out' | 'in'; size: number; receipted: number }[];
}

export async function lookAround(
  system: System,
  store: Store,
  exchange: { lines(): LineState[] },
): Promise<Looked> {
  const seen = await system.look();
  const rows = await store.db
    .selectFrom('channels')
    .select(['from_party', 'to_party', 'size', 'receipted'])
    .execute();
  const clocks = new Map(exchange.lines().map(({ party, clock }) => [party as string, clock?.offset]));
  return {
    ...seen,
    links: seen.links.map((link) => {
      const clockMs = clocks.get(link.party);
      return { ...link, ...(clockMs !== undefined && { clockMs }) };
    }),
    channels: rows.map(({ from_party, to_party, size, receipted }) => {
      const out = from_party === seen.party;
      return { partner: out ? to_party : from_party, direction: out ? 'out' : 'in', size, receipted };
    }),
  };
}
