// SPDX-License-Identifier: Apache-2.0
// What an officer uploads: sealed while it comes in, never whole in memory and never in the clear on disk, kept until an act
// takes it or nobody does.

import { Buffer } from 'node:buffer';
import {
  type BodiesOf,
  b64u,
  newAttachmentKey,
  newRandomId,
  type SealedAttachment,
  sealAttachment,
} from '@tansiq/protocol';
import { notFound, tooLarge } from '../refusal.ts';
import type { Store } from '../store/index.ts';
import type { BlobId, BlobStore } from './blob-store.ts';
import { newBlobId } from './file-blobs.ts';

/** An entry of an act's `attachments` section (protocol §3.1): with its key, so content. */
export type AttachmentEntry = NonNullable<BodiesOf<'report.share'>['attachments']>['attachments'][number];

export interface UploadsParts {
  readonly store: Store;
  readonly blobs: BlobStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limits: { readonly attachmentBytes: number; readonly uploadHours: number };
}

/** Owner of a row whose bytes are still coming in: nobody, so that no draft can take it. */
const NOBODY = '';

export class Uploads {
  readonly #parts: UploadsParts;

  constructor(parts: UploadsParts) {
    this.#parts = parts;
  }

  /**
   * Takes a file in. When it resolves, the ciphertext and the row are on disk.
   * @param plain the file's bytes; memory stays at a few chunks whatever its size.
   * @throws Refusal 413 above the node's limit; whatever `plain` throws when the sender goes away. Nothing stays then.
   */
  async receive(
    owner: string,
    file: { readonly name: string; readonly media: string },
    plain: AsyncIterable<Uint8Array>,
  ): Promise<AttachmentEntry> {
    const { store, blobs, now, limits } = this.#parts;
    const [id, salt, key, blob] = [newRandomId(), newRandomId(), newAttachmentKey(), newBlobId()];
    const row = { id: id as string, owner: NOBODY, meta: '{}', blob, at: Math.floor(now() / 1000) };
    // Before the first byte, so that what a crash leaves behind is known.
    await store.writer.write((tx) => tx.insertInto('uploads').values(row).execute());
    try {
      const said: SealedAttachment[] = [];
      const bytes = atMost(plain, limits.attachmentBytes);
      const sealing = sealAttachment(bytes, key, Buffer.from(salt, 'base64url'));
      await blobs.write(blob, telling(sealing, said));
      const [sealed] = said;
      if (!sealed) throw new TypeError('the sealing ended without saying what it sealed');
      const entry: AttachmentEntry = {
        id,
        ...file,
        ...sealed,
        salt,
        key: b64u(key),
        cipher: 'A256GCM-65536',
      };
      const taken = await store.writer.write((tx) =>
        tx
          .updateTable('uploads')
          .set({ owner, meta: JSON.stringify(entry) })
          .where('id', '=', id)
          .executeTakeFirstOrThrow(),
      );
      if (Number(taken.numUpdatedRows) !== 1)
        throw new TypeError('the upload was cleaned away while it came in');
      return entry;
    } catch (error) {
      await this.#remove([{ id, blob }]);
      throw error;
    }
  }

  /** An officer's own uploads that no act has taken yet, newest first; without their keys. */
  async list(
    owner: string,
  ): Promise<{ id: string; name: string; media: string; size: number; at: number }[]> {
    const rows = await this.#parts.store.db
      .selectFrom('uploads')
      .select(['id', 'meta', 'at'])
      .where('owner', '=', owner)
      .orderBy('at', 'desc')
      .execute();
    return rows.map((row) => {
      const { name, media, size } = JSON.parse(row.meta) as AttachmentEntry;
      return { id: row.id, name, media, size, at: row.at };
    });
  }

  /** Deletes an officer's own upload. @throws Refusal 404 when there is none. */
  async drop(owner: string, id: string): Promise<void> {
    const row = await this.#parts.store.db
      .selectFrom('uploads')
      .select(['id', 'blob'])
      .where('id', '=', id)
      .where('owner', '=', owner)
      .where('owner', '!=', NOBODY)
      .executeTakeFirst();
    if (!row) throw notFound();
    await this.#remove([row]);
  }

  /**
   * Deletes uploads that were cut off, and those that nobody took in time: in no open draft, older than the limit.
   * @param starting true when the node has just started: on SQLite no other process can be taking one in.
   * @returns how many.
   */
  async clean(starting = false): Promise<number> {
    const { store, now, limits } = this.#parts;
    const old = Math.floor(now() / 1000) - limits.uploadHours * 3_600;
    const rows = await store.db.selectFrom('uploads').select(['id', 'owner', 'blob', 'at']).execute();
    const open = await store.db
      .selectFrom('drafts')
      .select('body')
      .where('state', 'in', ['open', 'submitted'])
      .execute();
    const cutOff = (row: { owner: string; at: number }) =>
      row.owner === NOBODY && (row.at < old || (starting && store.dialect === 'sqlite'));
    const leftOver = (row: { id: string; at: number }) =>
      row.at < old && !open.some(({ body }) => body.includes(`"${row.id}"`));
    const gone = rows.filter((row) => (row.owner === NOBODY ? cutOff(row) : leftOver(row)));
    await this.#remove(gone);
    return gone.length;
  }

  async #remove(rows: readonly { id: string; blob: BlobId }[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map((row) => row.id);
    const { store, blobs } = this.#parts;
    // Deleted under the row's lock: an act that took the upload meanwhile has its row, and keeps its bytes.
    const removed = await store.writer.write((tx) =>
      tx.deleteFrom('uploads').where('id', 'in', ids).returning('blob').execute(),
    );
    for (const { blob } of removed) await blobs.delete(blob);
  }
}

async function* atMost(plain: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const bytes of plain) {
    size += bytes.length;
    if (size > limit) throw tooLarge(limit);
    yield bytes;
  }
}

/** Passes a generator's values on and keeps what it returns. */
async function* telling<T, R>(source: AsyncGenerator<T, R>, into: R[]): AsyncGenerator<T, void> {
  into.push(yield* source);
}
