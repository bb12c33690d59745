// SPDX-License-Identifier: Apache-2.0
// What came of an attachment of a partner's act, journalled and told to officers.
import type { FetchOutcome } from '../../blobs/index.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import type { Store } from '../../store/index.ts';

export interface AttachmentNewsParts {
  store: Store;
  journal: Journal;
  news: NewsDesk;
}

export async function tellFetched(
  { store, journal, news }: AttachmentNewsParts,
  party: string,
  { act, id }: { act: string; id: string },
  outcome: FetchOutcome,
): Promise<void> {
  if (outcome === 'settled' || outcome === 'interrupted') return;
  const state = outcome === 'complete' ? 'complete' : 'missing';
  const detail = { attachment: id, state };
  // What was not given before is still not given: told once.
  if (outcome === 'missing' && (await triesOf(store, act, id)) > 1) return;
  await store.writer.write(async (tx) => {
    const row = await tx.selectFrom('acts').select('dossier').where('id', '=', act).executeTakeFirst();
    const dossier = row?.dossier ?? undefined;
    const what = outcome === 'refused' ? 'refuse' : 'receive';
    await journal.record(tx, { who: party, what, act, ...(dossier !== undefined && { dossier }), detail });
    await news.tell(tx, [{ kind: 'attachment', act, dossier, detail }]);
  });
  news.wake();
}

async function triesOf({ db }: Store, act: string, id: string): Promise<number> {
  const row = await db
    .selectFrom('attachments')
    .select('tries')
    .where('act', '=', act)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.tries ?? 0;
}
