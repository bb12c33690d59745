// SPDX-License-Identifier: Apache-2.0
// Blobs as files below one folder, two levels deep, readable by the node alone.
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, opendir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BlobError, type BlobId, type BlobStore } from './blob-store.ts';

const NAME = /^[0-9a-f]{32}$/;
const READ_AT_ONCE = 262_144;

/** A fresh name. */
export function newBlobId(): BlobId {
  return randomBytes(16).toString('hex');
}

export class FileBlobs implements BlobStore {
  readonly #root: string;

  /** @param root the folder, made when the first blob is written. */
  constructor(root: string) {
    this.#root = root;
  }

  async write(id: BlobId, source: AsyncIterable<Uint8Array>, at = 0): Promise<number> {
    const path = this.#path(id);
    const file = await this.#openAt(id, path, at);
    let size = at;
    try {
      try {
        for await (const bytes of source) {
          await writeAll(file, bytes, size);
          size += bytes.length;
        }
      } finally {
        // Also what came before a fault: a fetch goes on from there.
        await file.sync();
      }
    } finally {
      await file.close();
    }
    return size;
  }

  async *read(id: BlobId, from: number, to: number): AsyncGenerator<Buffer, void> {
    const file = await openExisting(id, this.#path(id), 'r');
    try {
      for (let at = from; at < to; ) {
        const buffer = Buffer.allocUnsafe(Math.min(READ_AT_ONCE, to - at));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
        if (bytesRead === 0) throw new BlobError('short', `blob ${id} ends at byte ${at}`);
        yield buffer.subarray(0, bytesRead);
        at += bytesRead;
      }
    } finally {
      await file.close();
    }
  }

  async size(id: BlobId): Promise<number | undefined> {
    try {
      return (await stat(this.#path(id))).size;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async delete(id: BlobId): Promise<void> {
    const path = this.#path(id);
    await rm(path, { force: true });
    await syncFolder(dirname(path));
  }

  async *list(): AsyncGenerator<{ id: BlobId; writtenMs: number }, void> {
    for (const outer of await namesIn(this.#root)) {
      for (const inner of await namesIn(join(this.#root, outer))) {
        for (const id of await namesIn(join(this.#root, outer, inner))) {
          if (!NAME.test(id)) continue;
          try {
            yield { id, writtenMs: (await stat(this.#path(id))).mtimeMs };
          } catch (error) {
            if (!isAbsent(error)) throw error;
          }
        }
      }
    }
  }

  #path(id: BlobId): string {
    if (!NAME.test(id)) throw new BlobError('name', 'not the name of a blob');
    return join(this.#root, id.slice(0, 2), id.slice(2, 4), id);
  }

  async #openAt(id: BlobId, path: string, at: number): Promise<FileHandle> {
    if (at > 0) {
      const file = await openExisting(id, path, 'r+');
      if ((await file.stat()).size < at) {
        await file.close();
        throw new BlobError('missing', `blob ${id} is shorter than ${at} bytes`);
      }
      await file.truncate(at);
      return file;
    }
    const folder = dirname(path);
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(path, 'w', 0o600);
    // The file's name, and those of the folders that were made for it, must survive a fault too.
    for (let one = folder; ; one = dirname(one)) {
      await syncFolder(one);
      if (made === undefined || one === dirname(made) || one === dirname(one)) break;
    }
    return file;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

async function openExisting(id: BlobId, path: string, flags: 'r' | 'r+'): Promise<FileHandle> {
  try {
    return await open(path, flags);
  } catch (error) {
    if (isAbsent(error)) throw new BlobError('missing', `there is no blob ${id}`);
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(folder)) names.push(name);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  return names;
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
