// SPDX-License-Identifier: Apache-2.0
// For tests: what a node holds of a partner's channel, and the same to be sent once more.
import type { BatchEntry, Entry } from '@tansiq/protocol';
import type { TestParty } from '../test-nodes.ts';
import type { LyingPartner } from './test-lying-partner.ts';

/** Entries as the node holds them. */
export async function entriesHeld({ node }: TestParty, partner: LyingPartner, first: number) {
  const rows = await node.rooms.store.db
    .selectFrom('entries')
    .select(['act', 'idx as index', 'seen'])
    .where('from_party', '=', partner.id)
    .where('idx', '>=', first)
    .orderBy('idx')
    .execute();
  return rows as typeof partner.said;
}

/** What stands at an index already, to be sent again. */
export async function entryAgain(
  { node }: TestParty,
  partner: LyingPartner,
  index: number,
): Promise<BatchEntry> {
  const { act, seen } = partner.said[index] as Entry;
  const { jws } = await node.rooms.store.db
    .selectFrom('acts')
    .select('jws')
    .where('id', '=', act)
    .executeTakeFirstOrThrow();
  const rows = await node.rooms.store.db
    .selectFrom('sections')
    .select(['name', 'salt', 'body'])
    .where('seq', 'in', (eb) => eb.selectFrom('acts').select('seq').where('id', '=', act))
    .execute();
  return {
    act: jws,
    seen,
    sections: Object.fromEntries(rows.map(({ name, salt, body }) => [name, [salt, body] as const])),
  };
}
