// SPDX-License-Identifier: Apache-2.0
// What comes into the index of words, and when: new acts when the node is at leisure or somebody searches, files of plain text once their
// bytes are here, and acts older than the index.
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { AttachmentEntry, Attachments } from '../blobs/index.ts';
import { listOf, type Store, type Tx } from '../store/index.ts';
import { addWords, indexActs, type SaidAct, wordLines } from '../text-index/index.ts';
import { storedSections } from './raw.ts';
import { putTranslations } from './translations.ts';

/** Bytes of one file whose words are found. */
const MOST_BYTES = 256 * 1024;
const FILES = 32;
const ACTS = 256;
/** Acts that a node which is busy puts off at most. */
const MOST_PUT_OFF = 50_000;
/** Transactions within `LOOK_MS` by which a node is not busy yet. */
const BUSY = 1;
const LOOK_MS = 250;

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

/**
 * Takes in new acts, oldest first.
 * @param most roughly how many at this call
 * @returns false when others still wait
 */
export async function indexNew(store: Store, most: number): Promise<boolean> {
  for (let taken = 0; taken < most; await turn()) {
    const some = await store.writer.write((tx) => indexNext(store, tx));
    taken += some;
    if (some < ACTS) return true;
  }
  return !(await newest(store));
}

/** Takes in some new acts when little else is written: what is on its way to or from a partner goes first. */
export async function indexAtLeisure(store: Store): Promise<void> {
  const waiting = await newest(store);
  if (!waiting) return;
  const written = store.writer.done;
  await pause(LOOK_MS, undefined, { ref: false });
  const isBusy = store.writer.done - written > BUSY;
  if (!isBusy || waiting.last - waiting.first >= MOST_PUT_OFF) await indexNew(store, 4 * ACTS);
}

/** Places of the new acts; undefined when there is none. */
async function newest(store: Store): Promise<{ first: number; last: number } | undefined> {
  const row = await store.db
    .selectFrom('new_words')
    .select(({ fn }) => [fn.min('seq').as('first'), fn.max('seq').as('last')])
    .executeTakeFirst();
  return row?.first == null || row.last == null ? undefined : { first: row.first, last: row.last };
}

async function indexNext(store: Store, tx: Tx): Promise<number> {
  const taken = await tx
    .deleteFrom('new_words')
    .where('seq', 'in', (eb) =>
      eb
        .selectFrom('new_words')
        .select('seq')
        .orderBy('seq')
        .limit(ACTS)
        .$if(store.dialect === 'postgres', (some) => some.forUpdate().skipLocked()),
    )
    .returning('seq')
    .execute();
  if (taken.length === 0) return 0;
  const places = taken.map(({ seq }) => seq);
  const rows = await tx
    .selectFrom('acts')
    .select(said)
    .where('seq', 'in', listOf(tx, places))
    .where('hold', '<>', 2)
    .execute();
  await putIn(store, tx, rows);
  return taken.length;
}

async function putIn(store: Store, tx: Tx, rows: readonly Omit<SaidAct, 'bodies'>[]): Promise<void> {
  const sections = await storedSections(
    tx,
    rows.map(({ id }) => id),
  );
  const bodiesOf = (id: string) =>
    Object.fromEntries(Object.entries(sections.get(id) ?? {}).map(([name, { body }]) => [name, body]));
  await indexActs(
    tx,
    store.dialect,
    rows.map((row) => ({ ...row, bodies: bodiesOf(row.id) })),
  );
  // Somebody may have translated one while it waited.
  await putTranslations(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Of the table of acts, what the index sees. */
const said = ['id', 'seq', 'type', 'author', 'dossier', 'lineage', 'time'] as const;

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
    .select([...said, 'open', 'hold'])
    .where('seq', '<', from)
    .orderBy('seq', 'desc')
    .limit(ACTS)
    .execute();
  const last = rows.at(-1);
  if (!last) {
    await tx.deleteFrom('settings').where('name', '=', BELOW).execute();
    return 0;
  }
  await putIn(
    store,
    tx,
    rows.filter(({ open, hold }) => open === 1 && hold !== 2),
  );
  await tx
    .updateTable('settings')
    .set({ value: String(last.seq) })
    .where('name', '=', BELOW)
    .execute();
  return rows.length;
}
