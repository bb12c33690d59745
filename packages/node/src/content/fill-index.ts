// SPDX-License-Identifier: Apache-2.0
// What comes into the index of words after its act: files of plain text once their bytes are here, and acts older than the index.
import { setImmediate as turn } from 'node:timers/promises';
import type { AttachmentEntry, Attachments } from '../blobs/index.ts';
import { headerOf } from '../exchange/held-act.ts';
import type { Store, Tx } from '../store/index.ts';
import { addWords, indexActs, wordLines } from '../text-index/index.ts';
import { storedSections } from './raw.ts';

/** Bytes of one file whose words are found. */
const MOST_BYTES = 256 * 1024;
const FILES = 32;
const ACTS = 256;

export interface FillParts {
  store: Store;
  attachments: Pick<Attachments, 'open'>;
}

/** Takes in some files of plain text that have come. @returns how many */
export async function indexFiles({ store, attachments }: FillParts): Promise<number> {
  const due = await store.db
    .selectFrom('text_files')
    .innerJoin('attachments', (join) =>
      join
        .onRef('attachments.act', '=', 'text_files.act')
        .onRef('attachments.id', '=', 'text_files.attachment'),
    )
    .select(['text_files.act', 'text_files.attachment'])
    .where('attachments.state', '=', 'complete')
    .limit(FILES)
    .execute();
  for (const { act, attachment } of due) {
    const line = await wordsOfFile({ store, attachments }, act, attachment);
    await store.writer.write(async (tx) => {
      // Only while it is still wanted: its act may have been erased meanwhile, and its words with it.
      const taken = await tx
        .deleteFrom('text_files')
        .where('act', '=', act)
        .where('attachment', '=', attachment)
        .executeTakeFirst();
      if (taken.numDeletedRows > 0n) await addWords(tx, act, line);
    });
  }
  return due.length;
}

async function wordsOfFile({ store, attachments }: FillParts, act: string, id: string): Promise<string> {
  const sections = (await storedSections(store.db, [act], ['attachments'])).get(act);
  const listed = sections?.attachments?.body as { attachments: AttachmentEntry[] } | undefined;
  const entry = listed?.attachments.find((one) => one.id === id);
  const plain = entry && (await attachments.open(act, entry, { start: 0, end: MOST_BYTES }));
  if (!plain) return '';
  const parts: Buffer[] = [];
  for await (const part of plain) parts.push(part);
  const text = Buffer.concat(parts).toString('utf8');
  return wordLines([{ section: 'file', text }]).join('\n');
}

/** Name of the setting that holds up to which place acts are still to be taken in; absent when all are. */
const BELOW = 'text-index-below';

export async function indexIsWhole(store: Store): Promise<boolean> {
  return (await below(store.db)) === undefined;
}

async function below(db: Store['db'] | Tx): Promise<number | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', BELOW).executeTakeFirst();
  return row && Number(row.value);
}

/** Takes in acts that were stored before there was an index, from the newest down, until none is left. @returns how many it looked at */
export async function indexOlder(store: Store): Promise<number> {
  for (let looked = 0; ; await turn()) {
    const some = await store.writer.write((tx) => indexSome(store, tx));
    looked += some;
    if (some === 0) return looked;
  }
}

async function indexSome(store: Store, tx: Tx): Promise<number> {
  const from = await below(tx);
  if (from === undefined) return 0;
  const rows = await tx
    .selectFrom('acts')
    .select(['id', 'seq', 'jws', 'open', 'hold'])
    .where('seq', '<', from)
    .orderBy('seq', 'desc')
    .limit(ACTS)
    .execute();
  const last = rows.at(-1);
  if (!last) {
    await tx.deleteFrom('settings').where('name', '=', BELOW).execute();
    return 0;
  }
  const said = rows.filter(({ open, hold }) => open === 1 && hold !== 2);
  const sections = await storedSections(
    tx,
    said.map(({ id }) => id),
  );
  await indexActs(
    tx,
    store.dialect,
    said.map(({ id, jws }) => ({
      ...{ id, jws, header: headerOf(jws) },
      sections: Object.entries(sections.get(id) ?? {}),
    })),
  );
  await tx
    .updateTable('settings')
    .set({ value: String(last.seq) })
    .where('name', '=', BELOW)
    .execute();
  return rows.length;
}
