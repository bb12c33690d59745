// SPDX-License-Identifier: Apache-2.0
// The node's own cards: those in the key folder become known to the store, and partners are told of a new one.
import { toTime } from '@tansiq/protocol';
import { queueOwn, type ReleaseParts } from './exchange/release.ts';
import type { Journal } from './journal/index.ts';
import type { NodeKeys } from './keys/index.ts';

/**
 * Makes known what is new in the chain of these keys, which sign the acts that carry it: the newest card lists them, while one before may be
 * revoked by it. Call before the exchange starts: a rotation made while the node was down is told with the first acts.
 */
export async function adoptOwnCards(
  parts: ReleaseParts & { keys: NodeKeys; journal: Journal },
): Promise<void> {
  const { store, keys, directory, journal, now } = parts;
  const known = directory.get(keys.party)?.chain.cards.length ?? 0;
  const fresh = keys.chain.cards.slice(known);
  if (fresh.length === 0) return;
  const seconds = Math.floor(now() / 1000);
  for (const card of fresh) {
    await store.writer.write(async (tx) => {
      await directory.keep(tx, card, 'self', seconds);
      await journal.record(tx, {
        who: 'system',
        what: 'key',
        detail: { seq: card.payload.seq, party: keys.party },
      });
    });
    await directory.reload();
  }
  if (known === 0) return;
  const partners = directory.partners().map((partner) => partner.id);
  await store.writer.write(async (tx) => {
    for (const card of fresh) {
      for (const partner of partners) {
        await queueOwn(tx, parts, {
          type: 'party.card',
          author: keys.party,
          audience: [keys.party, partner],
          time: toTime(now()),
          sections: { card: { card: card.jws } },
        });
      }
    }
  });
}
