// SPDX-License-Identifier: Apache-2.0
// What an officer uploads: sealed while it comes in, never whole in memory and never in the clear on disk, kept until an act
// takes it or nobody does.

import {
  type BodiesOf,
  b64u,
  CHUNK_BYTES,
  fromB64u,
  newAttachmentKey,
  newRandomId,
  SEALED_CHUNK_BYTES,
  sealedSize,
} from '@tansiq/protocol';
import { notFound, tooLarge } from '../refusal.ts';
import type { Store, Tx, UploadsTable } from '../store/index.ts';
import type { BlobId, BlobStore } from './blob-store.ts';
import { newBlobId } from './file-blobs.ts';
import { Sealing } from './sealing.ts';
import { anotherStretchComes, notFromThere, uploadsFull } from './upload-refusals.ts';

/** An entry of an act's `attachments` section (protocol §3.1): with its key, so content. */
export type AttachmentEntry = NonNullable<BodiesOf<'report.share'>['attachments']>['attachments'][number];

export interface UploadsParts {
  readonly store: Store;
  readonly blobs: BlobStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limits: {
    readonly attachmentBytes: number;
    readonly uploadHours: number;
    /** Bytes of what one user uploaded and no act took. */
    readonly uploadsBytes: number;
  };
}

/** How far an upload is. */
export interface UploadState {
  readonly id: string;
  readonly name: string;
  readonly media: string;
  /** Bytes that it has, or will have. */
  readonly size: number;
  /** Bytes of it that are kept: the next stretch begins here. */
  readonly held: number;
  /** What comes before the file's bytes in `digest`. */
  readonly salt: string;
  /** SHA-256(salt ‖ file); absent while bytes are missing. */
  readonly digest?: string;
  readonly at: number;
}

/** What is known of a file before its bytes are there. */
type Begun = Omit<AttachmentEntry, 'digest' | 'sealed'>;

interface Row {
  readonly id: string;
  readonly blob: BlobId;
  readonly begun: Begun;
}

/** Owner of a row whose bytes are still coming in: nobody, so that no draft can take it. */
const NOBODY = '';
/** What is said of a file that can only come in one go. */
const IN_ONE_GO = '{}';
/** Unfinished uploads whose running hashes are kept; of others they are made again from what is on disk. */
const MOST_SEALINGS = 64;

export class Uploads {
  readonly #parts: UploadsParts;
  /** Unfinished ones that may go on, the longest untouched first. */
  readonly #sealings = new Map<string, Sealing>();
  /** Of which a stretch is coming in. */
  readonly #busy = new Set<string>();

  constructor(parts: UploadsParts) {
    this.#parts = parts;
  }

  /**
   * Takes a file in, in one go. When it resolves, the ciphertext and the row are on disk.
   * @param plain the file's bytes; memory stays at a few chunks whatever its size.
   * @param size bytes that will come, where that is known.
   * @throws Refusal 413 above the node's limit or the user's; whatever `plain` throws when the sender goes away. Nothing stays then.
   */
  async receive(
    owner: string,
    file: { readonly name: string; readonly media: string },
    plain: AsyncIterable<Uint8Array>,
    size?: number,
  ): Promise<AttachmentEntry> {
    const { row, most } = await this.#begin(owner, file, size);
    this.#busy.add(row.id);
    try {
      const sealing = await this.#sealingOf(row);
      await this.#take(row, sealing, atMost(plain, most), size);
      return await this.#finish(owner, row, sealing);
    } catch (error) {
      await this.#remove([row]);
      throw error;
    } finally {
      this.#forget(row.id);
      this.#busy.delete(row.id);
    }
  }

  /** Begins a file that may come in several stretches. @throws Refusal 413 above the node's limit or the user's */
  async begin(
    owner: string,
    file: { readonly name: string; readonly media: string; readonly size: number },
  ): Promise<UploadState> {
    const { row } = await this.#begin(owner, file, file.size);
    const { id, name, media, salt, size } = row.begun;
    return { id, name, media, size, held: 0, salt, at: this.#seconds() };
  }

  /**
   * Takes the stretch of an officer's own upload that begins at byte `from`. With the last byte the upload is complete. What came before a
   * fault of `plain` is kept, in whole chunks.
   * @throws Refusal 404; 409 `gap` when what is kept does not end at `from`, `busy` while another stretch comes in; 413 for more than was said
   */
  async append(
    owner: string,
    id: string,
    from: number,
    plain: AsyncIterable<Uint8Array>,
  ): Promise<UploadState> {
    const row = await this.#unfinished(owner, id);
    if (this.#busy.has(id)) throw anotherStretchComes();
    this.#busy.add(id);
    try {
      const sealing = await this.#sealingOf(row);
      if (sealing.at !== from) throw notFromThere();
      const { size } = row.begun;
      if (!sealing.ended) await this.#take(row, sealing, atMost(plain, size - from), size);
      if (sealing.ended) await this.#finish(owner, row, sealing);
      else await this.#note(row, { at: this.#seconds() });
    } finally {
      if (this.#sealings.get(id)?.sound === false) this.#forget(id);
      this.#busy.delete(id);
    }
    return this.state(owner, id);
  }

  /** How far an officer's own upload is. @throws Refusal 404 */
  async state(owner: string, id: string): Promise<UploadState> {
    const [found] = await this.#states(owner, id);
    if (!found) throw notFound();
    return found;
  }

  /** An officer's own uploads that no act has taken yet, newest first, those that are still to go on among them; without their keys. */
  list(owner: string): Promise<UploadState[]> {
    return this.#states(owner);
  }

  /** Deletes an officer's own upload. @throws Refusal 404 when there is none. */
  async drop(owner: string, id: string): Promise<void> {
    const row = await this.#parts.store.db
      .selectFrom('uploads')
      .select(['id', 'blob'])
      .where('id', '=', id)
      .where('sender', '=', owner)
      .where('sender', '!=', NOBODY)
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
    const rows = await store.db.selectFrom('uploads').select(['id', 'owner', 'meta', 'blob', 'at']).execute();
    const open = await store.db
      .selectFrom('drafts')
      .select('body')
      .where('state', 'in', ['open', 'submitted'])
      .execute();
    const cutOff = (row: { meta: string; at: number }) =>
      row.at < old || (starting && store.dialect === 'sqlite' && row.meta === IN_ONE_GO);
    const leftOver = (row: { id: string; at: number }) =>
      row.at < old && !open.some(({ body }) => body.includes(`"${row.id}"`));
    const gone = rows.filter((row) => (row.owner === NOBODY ? cutOff(row) : leftOver(row)));
    await this.#remove(gone);
    return gone.length;
  }

  /** Before the first byte, so that what a crash leaves behind is known, and counts for its user. */
  async #begin(
    owner: string,
    { name, media }: { readonly name: string; readonly media: string },
    size?: number,
  ): Promise<{ row: Row; most: number }> {
    const { store, limits } = this.#parts;
    if (size !== undefined && size > limits.attachmentBytes) throw tooLarge(limits.attachmentBytes);
    const [id, salt, key, blob] = [newRandomId(), newRandomId(), newAttachmentKey(), newBlobId()];
    const begun: Begun = { id, name, media, size: size ?? 0, salt, key: b64u(key), cipher: 'A256GCM-65536' };
    const most = await store.writer.write(async (tx) => {
      const left = limits.uploadsBytes - (await sizeOf(tx, owner));
      const reserved = size ?? Math.min(left, limits.attachmentBytes);
      if (reserved > left || left <= 0) throw uploadsFull(limits.uploadsBytes);
      const meta = size === undefined ? IN_ONE_GO : JSON.stringify(begun);
      const row = { id, owner: NOBODY, sender: owner, size: reserved, meta, blob, at: this.#seconds() };
      await tx.insertInto('uploads').values(row).execute();
      return reserved;
    });
    return { row: { id, blob, begun }, most };
  }

  async #unfinished(owner: string, id: string): Promise<Row> {
    const row = await this.#parts.store.db
      .selectFrom('uploads')
      .select(['id', 'blob', 'meta'])
      .where('id', '=', id)
      .where('owner', '=', NOBODY)
      .where('sender', '=', owner)
      .where('meta', '!=', IN_ONE_GO)
      .executeTakeFirst();
    if (!row) throw notFound();
    return { id, blob: row.blob, begun: JSON.parse(row.meta) as Begun };
  }

  /**
   * Where the sealing of a file stands: remembered, or taken up from what is kept. The same key seals a chunk again only where its
   * ciphertext was lost before anybody had it.
   */
  async #sealingOf({ id, blob, begun }: Row): Promise<Sealing> {
    const remembered = this.#sealings.get(id);
    const known = remembered?.sound === true ? remembered : undefined;
    this.#sealings.delete(id);
    const sealing = known ?? (await Sealing.begin(fromB64u(begun.key, 32), fromB64u(begun.salt, 16)));
    if (!known) {
      const { blobs } = this.#parts;
      const kept = (await blobs.size(blob)) ?? 0;
      if (kept > 0) await sealing.takeUp(blobs.read(blob, 0, kept), begun.size);
    }
    this.#sealings.set(id, sealing);
    const [oldest] = this.#sealings.keys();
    if (this.#sealings.size > MOST_SEALINGS && oldest !== undefined && !this.#busy.has(oldest))
      this.#forget(oldest);
    return sealing;
  }

  #forget(id: string): void {
    const sealing = this.#sealings.get(id);
    this.#sealings.delete(id);
    sealing?.forget();
  }

  async #take(
    { blob }: Row,
    sealing: Sealing,
    plain: AsyncIterable<Uint8Array>,
    size: number | undefined,
  ): Promise<void> {
    await this.#parts.blobs.write(blob, sealing.seal(plain, size), sealing.sealedAt);
  }

  async #finish(owner: string, row: Row, sealing: Sealing): Promise<AttachmentEntry> {
    const entry: AttachmentEntry = { ...row.begun, size: sealing.at, ...(await sealing.finish()) };
    const { size } = entry;
    await this.#note(row, { owner, size, meta: JSON.stringify(entry), at: this.#seconds() });
    this.#forget(row.id);
    return entry;
  }

  /** @throws Refusal 404 when it was deleted, or cleaned away, while it came in: what came goes too */
  async #note({ id, blob }: Row, said: Partial<Omit<UploadsTable, 'id'>>): Promise<void> {
    const { store, blobs } = this.#parts;
    const noted = await store.writer.write((tx) =>
      tx
        .updateTable('uploads')
        .set(said)
        .where('id', '=', id)
        .where('owner', '=', NOBODY)
        .executeTakeFirstOrThrow(),
    );
    if (Number(noted.numUpdatedRows) === 1) return;
    this.#forget(id);
    await blobs.delete(blob);
    throw notFound();
  }

  async #states(owner: string, id?: string): Promise<UploadState[]> {
    const rows = await this.#parts.store.db
      .selectFrom('uploads')
      .select(['id', 'owner', 'meta', 'blob', 'at'])
      .where('sender', '=', owner)
      .where('sender', '!=', NOBODY)
      .where('meta', '!=', IN_ONE_GO)
      .$if(id !== undefined, (query) => query.where('id', '=', id as string))
      .orderBy('at', 'desc')
      .execute();
    return Promise.all(
      rows.map(async ({ owner: taken, meta, blob, at, id: one }) => {
        const { name, media, size, salt, digest } = JSON.parse(meta) as Begun & { digest?: string };
        const held = taken === NOBODY ? await this.#held(one, blob, size) : size;
        return { id: one, name, media, size, held, salt, at, ...(digest !== undefined && { digest }) };
      }),
    );
  }

  async #held(id: string, blob: BlobId, size: number): Promise<number> {
    const known = this.#sealings.get(id);
    if (known?.sound === true) return known.at;
    const kept = (await this.#parts.blobs.size(blob)) ?? 0;
    return kept >= sealedSize(size) ? size : Math.floor(kept / SEALED_CHUNK_BYTES) * CHUNK_BYTES;
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }

  async #remove(rows: readonly { id: string; blob: BlobId }[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map((row) => row.id);
    const { store, blobs } = this.#parts;
    // Deleted under the row's lock: an act that took the upload meanwhile has its row, and keeps its bytes.
    const removed = await store.writer.write((tx) =>
      tx.deleteFrom('uploads').where('id', 'in', ids).returning('blob').execute(),
    );
    for (const { id } of rows) if (!this.#busy.has(id)) this.#forget(id);
    for (const { blob } of removed) await blobs.delete(blob);
  }
}

/** Bytes that a user's uploads have or may still come to. */
async function sizeOf(tx: Tx, sender: string): Promise<number> {
  const row = await tx
    .selectFrom('uploads')
    .select(({ fn }) => fn.sum<number | string | null>('size').as('bytes'))
    .where('sender', '=', sender)
    .executeTakeFirst();
  return Number(row?.bytes ?? 0);
}

async function* atMost(plain: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const bytes of plain) {
    size += bytes.length;
    if (size > limit) throw tooLarge(limit);
    yield bytes;
  }
}
