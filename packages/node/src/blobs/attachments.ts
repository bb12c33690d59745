// SPDX-License-Identifier: Apache-2.0
// The attachments of acts as rows: those that came with an act, those to be erased with it, and where their bytes are.
import { sealedSize } from '@tansiq/protocol';
import { insertMany, type Store, type Tx } from '../store/index.ts';
import type { BlobStore } from './blob-store.ts';
import { newBlobId } from './file-blobs.ts';
import { type PlainRange, readAttachment } from './read-attachment.ts';
import type { AttachmentEntry } from './uploads.ts';

export interface AttachmentsParts {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly limits: { readonly attachmentBytes: number };
}

export class Attachments {
  readonly #parts: AttachmentsParts;

  constructor(parts: AttachmentsParts) {
    this.#parts = parts;
  }

  /**
   * Rows for the attachments of an act that came from a partner, in the transaction that stores it. One above this node's
   * limit is marked missing and is not fetched. Doing it again changes nothing.
   */
  async expect(tx: Tx, act: string, from: string, entries: readonly AttachmentEntry[]): Promise<void> {
    const { store, limits } = this.#parts;
    const rows = entries.map(({ id, size, sealed }) => ({
      id: id as string,
      act,
      size,
      sealed: sealed as string,
      blob: newBlobId(),
      ...(size > limits.attachmentBytes
        ? { state: 'missing', reason: 'too-large' }
        : { state: 'fetching', reason: null }),
      received: 0,
      from_party: from,
    }));
    await insertMany(tx, store.dialect, 'attachments', rows, { ignore: true });
  }

  /**
   * Plaintext of an attachment of an act; undefined when its bytes are not here (yet).
   * @param entry from the act's section, to which a decision gave access.
   * @throws as `readAttachment`.
   */
  async open(
    act: string,
    entry: AttachmentEntry,
    range?: PlainRange,
  ): Promise<AsyncGenerator<Buffer, void> | undefined> {
    const { store, blobs } = this.#parts;
    const row = await store.db
      .selectFrom('attachments')
      .select('blob')
      .where('act', '=', act)
      .where('id', '=', entry.id)
      .where('state', '=', 'complete')
      .executeTakeFirst();
    if (!row || (await blobs.size(row.blob)) !== sealedSize(entry.size)) return undefined;
    return readAttachment(blobs, row.blob, entry, range);
  }

  /**
   * Marks an act's attachments erased. The caller runs what it answers once the transaction is on disk: it deletes the bytes.
   * (Should that not come to pass, the sweep deletes them.)
   */
  async erase(tx: Tx, act: string): Promise<() => Promise<void>> {
    const { blobs } = this.#parts;
    const rows = await tx
      .updateTable('attachments')
      .set({ state: 'erased', received: 0 })
      .where('act', '=', act)
      .returning('blob')
      .execute();
    return async () => {
      for (const { blob } of rows) await blobs.delete(blob);
    };
  }
}

/** Younger blobs may belong to a transaction that is not yet on disk. */
const SETTLED_MS = 3_600_000;
const AT_ONCE = 200;

/**
 * Deletes blobs that no row stands for: of erased attachments, and what a crash left behind. Answers how many.
 * @param now milliseconds since 1970.
 */
export async function sweepBlobs(
  { store, blobs }: Pick<AttachmentsParts, 'store' | 'blobs'>,
  now: number,
): Promise<number> {
  let deleted = 0;
  let some: string[] = [];
  const sweep = async () => {
    const held = await heldBlobs(store, some);
    for (const id of some.filter((one) => !held.has(one))) {
      await blobs.delete(id);
      deleted += 1;
    }
    some = [];
  };
  for await (const { id, writtenMs } of blobs.list()) {
    if (writtenMs > now - SETTLED_MS) continue;
    some.push(id);
    if (some.length === AT_ONCE) await sweep();
  }
  await sweep();
  return deleted;
}

async function heldBlobs({ db }: Store, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const kept = db
    .selectFrom('attachments')
    .select('blob')
    .where('blob', 'in', ids)
    .where('state', '!=', 'erased');
  const waiting = db.selectFrom('uploads').select('blob').where('blob', 'in', ids);
  const rows = [...(await kept.execute()), ...(await waiting.execute())];
  return new Set(rows.map(({ blob }) => blob));
}
