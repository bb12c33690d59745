// SPDX-License-Identifier: Apache-2.0
// Gives a partner the ciphertext of an attachment of an act that was sent to it and not recalled; the beginning of each transfer is journalled.
import { type BlobStore, serveCiphertext } from '../../blobs/index.ts';
import type { PartnerReply } from '../../exchange/partner-server.ts';
import type { Journal } from '../../journal/index.ts';
import type { Store } from '../../store/index.ts';

export interface ServingParts {
  store: Store;
  blobs: BlobStore;
  self: string;
  journal: Journal;
  now: () => number;
}

export async function serveAttachment(
  parts: ServingParts,
  party: string,
  act: string,
  attachment: string,
  range: string | undefined,
): Promise<PartnerReply> {
  const { store, self, journal } = parts;
  const recalled = await store.db
    .selectFrom('act_refs')
    .innerJoin('acts', 'acts.id', 'act_refs.act')
    .select('acts.id')
    .where('act_refs.target', '=', act)
    .where('act_refs.rel', '=', 'recalls')
    .where('acts.author', '=', self)
    .executeTakeFirst();
  const reply = recalled ? { status: 404 } : await serveCiphertext(parts, { party, act, attachment, range });
  const begins = reply.status === 200 || (reply.status === 206 && /^bytes=0-/.test(range ?? ''));
  if (begins) {
    const detail = { to: party, attachment };
    await store.writer.write((tx) => journal.record(tx, { who: 'system', what: 'disclose', act, detail }));
  }
  return reply;
}
