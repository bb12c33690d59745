// SPDX-License-Identifier: Apache-2.0
// For tests: a store and a folder of blobs, files to upload, and acts that carry them.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../store/index.ts';
import { type AttachmentEntry, Attachments, FileBlobs, Uploads } from './index.ts';

export interface TestRoom {
  readonly folder: string;
  readonly store: Store;
  readonly blobs: FileBlobs;
  readonly uploads: Uploads;
  readonly attachments: Attachments;
  clock: number;
  close(): Promise<void>;
}

export const limits = { attachmentBytes: 100 * 2 ** 20, uploadsBytes: 150 * 2 ** 20, uploadHours: 24 };

/** A node's store and blobs in a folder of their own. */
export async function openRoom(): Promise<TestRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-attachments-'));
  const store = await openStore({ sqlite: join(folder, 'node.sqlite') });
  const blobs = new FileBlobs(join(folder, 'blobs'));
  const room: TestRoom = {
    folder,
    store,
    blobs,
    uploads: new Uploads({ store, blobs, limits, now: () => room.clock }),
    attachments: new Attachments({ store, blobs, limits }),
    clock: Date.UTC(2026, 10, 22, 9),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return room;
}

/** Does any file below the folder hold these bytes? */
export function holds(folder: string, bytes: Buffer): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(bytes));
}

/** A stream in pieces of uneven length. */
export async function* stream(bytes: Uint8Array, piece = 10_007): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

export const someBytes = (size: number): Buffer => randomBytes(size);

/** Stores a bare act with its audience and its entry in the channel to each of `sentTo`. */
export async function putAct(
  { store }: TestRoom,
  act: { id: string; author: string; own: 0 | 1; audience: readonly string[]; sentTo?: readonly string[] },
): Promise<void> {
  const { id, author, own, audience, sentTo = [] } = act;
  await store.writer.write(async (tx) => {
    await tx
      .insertInto('acts')
      .values({
        id,
        jws: 'x',
        type: 'report.share',
        author,
        dossier: null,
        lineage: null,
        terms: null,
        time: '2026-11-22T09:00:00Z',
        own,
        status: 'sent',
        rule: null,
        article: null,
        stored_ms: 0,
        evidence: null,
        rank: 0,
        h3: 0,
        hold: 0,
        expires_ms: Number.MAX_SAFE_INTEGER,
        open: 1,
        kind: 'content',
        shielded: 0,
        composed_by: null,
        released_by: null,
      })
      .execute();
    for (const party of audience) {
      await tx.insertInto('audience').values({ act: id, party }).execute();
    }
    for (const to of sentTo) {
      await tx
        .insertInto('entries')
        .values({
          from_party: author,
          to_party: to,
          idx: 0,
          act: id,
          seen: 0,
          result: null,
          rule: null,
          article: null,
          disposition: null,
        })
        .execute();
    }
  });
}

/** What releasing does with uploads: their rows become attachments of the act. */
export async function take(
  { store }: TestRoom,
  act: string,
  entries: readonly AttachmentEntry[],
): Promise<void> {
  await store.writer.write(async (tx) => {
    for (const { id, size, sealed } of entries) {
      const row = await tx
        .deleteFrom('uploads')
        .where('id', '=', id)
        .returning('blob')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('attachments')
        .values({
          id,
          act,
          size,
          sealed,
          blob: row.blob,
          state: 'complete',
          received: size,
          from_party: null,
          reason: null,
          tries: null,
          retry_ms: null,
        })
        .execute();
    }
  });
}
