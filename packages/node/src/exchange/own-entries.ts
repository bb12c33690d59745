// SPDX-License-Identifier: Apache-2.0
// What this node holds of a partner's own channel, given back to a partner that lost it (protocol section 11).
import { formatNote, parseCheckpoint, parseNote } from '@tansiq/ledger';
import {
  type Batch,
  b64u,
  composeBatch,
  fromB64u,
  type Hash,
  type PartyId,
  type Receipt,
  sealBatch,
  sealingRecipient,
} from '@tansiq/protocol';
import { carry, type DeliveryParts, type SealedBatch } from './delivery.ts';
import { entriesOf } from './receipts.ts';

/** The partner's entries from `from` on up to the next size that was receipted here, as it sent them; undefined when there are none. */
export async function ownEntries(
  { store, directory }: Pick<DeliveryParts, 'store' | 'directory'>,
  owner: PartyId,
  from: number,
): Promise<Batch | undefined> {
  const self = directory.self.id;
  const row = await store.db
    .selectFrom('receipts')
    .select(['size', 'receipt'])
    .where('from_party', '=', owner)
    .where('to_party', '=', self)
    .where('size', '>', from)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const receipt = JSON.parse(row.receipt) as Receipt;
  const { text, signatures } = parseNote(receipt.checkpoint);
  return {
    from: owner,
    to: self,
    first: from,
    // The owner's own signature, which nobody else can make: it is what the owner believes.
    checkpoint: formatNote({ text, signatures: signatures.slice(0, 1) }),
    receipt,
    entries: await carry(
      store,
      await entriesOf(store.db, owner, self, from, row.size),
      Number.POSITIVE_INFINITY,
    ),
  };
}

/** Sealed to the owner's newest key. */
export async function sealedOwn(
  parts: Pick<DeliveryParts, 'store' | 'directory'>,
  owner: PartyId,
  from: number,
): Promise<SealedBatch | undefined> {
  const batch = await ownEntries(parts, owner, from);
  const partner = parts.directory.trusted(owner);
  if (!batch || !partner) return undefined;
  const { size, root } = parseCheckpoint(parseNote(batch.checkpoint).text);
  const line = { from: owner, to: batch.to, first: from, size, root: b64u(root) as Hash };
  const recipient = await sealingRecipient(fromB64u(partner.chain.newest.payload.keys.seal.pub));
  return { sealed: await sealBatch(line, composeBatch(batch), recipient), first: from, size };
}
