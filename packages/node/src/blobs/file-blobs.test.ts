// SPDX-License-Identifier: Apache-2.0
// That blobs are kept durably under names that say nothing, and go when they are deleted.
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileBlobs, newBlobId } from './index.ts';

let root: string;
let blobs: FileBlobs;
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'tansiq-blobs-')), 'blobs');
  blobs = new FileBlobs(root);
});
afterEach(() => rmSync(join(root, '..'), { recursive: true, force: true }));

async function* pieces(...parts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
}
async function text(id: string, from: number, to: number): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of blobs.read(id, from, to)) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('a blob', () => {
  it('is read as it was written, in any stretch', async () => {
    const id = newBlobId();
    expect(await blobs.write(id, pieces('one ', 'two ', 'three'))).toBe(13);
    expect(await blobs.size(id)).toBe(13);
    expect(await text(id, 0, 13)).toBe('one two three');
    expect(await text(id, 4, 7)).toBe('two');
    expect(await text(id, 5, 5)).toBe('');
    await expect(text(id, 10, 14)).rejects.toMatchObject({ code: 'short' });
  });

  it('can be empty', async () => {
    const id = newBlobId();
    expect(await blobs.write(id, pieces())).toBe(0);
    expect(await blobs.size(id)).toBe(0);
  });

  it('lies two folders deep under a random name, for the node alone', async () => {
    const id = newBlobId();
    await blobs.write(id, pieces('x'));
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(readdirSync(root, { recursive: true }).sort()).toEqual([
      id.slice(0, 2),
      join(id.slice(0, 2), id.slice(2, 4)),
      join(id.slice(0, 2), id.slice(2, 4), id),
    ]);
    const modes = ['', id.slice(0, 2), join(id.slice(0, 2), id.slice(2, 4), id)].map(
      (path) => statSync(join(root, path)).mode & 0o777,
    );
    if (process.platform !== 'win32') expect(modes).toEqual([0o700, 0o700, 0o600]);
  });

  it('keeps what came before a fault and is gone on with from there', async () => {
    const id = newBlobId();
    await expect(blobs.write(id, pieces('one ', new Error('link down')))).rejects.toThrow('link down');
    expect(await blobs.size(id)).toBe(4);
    expect(await blobs.write(id, pieces('TWO'), 4)).toBe(7);
    expect(await blobs.write(id, pieces('2'), 4)).toBe(5);
    expect(await text(id, 0, 5)).toBe('one 2');
    await expect(blobs.write(id, pieces('x'), 9)).rejects.toMatchObject({ code: 'missing' });
    await expect(blobs.write(newBlobId(), pieces('x'), 1)).rejects.toMatchObject({ code: 'missing' });
  });

  it('is gone when it is deleted, and may be deleted again', async () => {
    const id = newBlobId();
    await blobs.write(id, pieces('x'));
    await blobs.delete(id);
    await blobs.delete(id);
    expect(await blobs.size(id)).toBeUndefined();
    await expect(text(id, 0, 1)).rejects.toMatchObject({ code: 'missing' });
  });

  it('has no name that leads out of the folder', async () => {
    for (const id of ['../../etc/passwd', '', 'A'.repeat(32), `${newBlobId()}/..`]) {
      await expect(blobs.size(id)).rejects.toMatchObject({ code: 'name' });
      await expect(blobs.write(id, pieces('x'))).rejects.toMatchObject({ code: 'name' });
    }
  });

  it('is listed with when it was written', async () => {
    const ids = [newBlobId(), newBlobId(), newBlobId()];
    for (const id of ids) await blobs.write(id, pieces('x'));
    const [old = ''] = ids;
    utimesSync(join(root, old.slice(0, 2), old.slice(2, 4), old), 1_000, 1_000);
    const listed = new Map<string, number>();
    for await (const { id, writtenMs } of blobs.list()) listed.set(id, writtenMs);
    expect([...listed.keys()].sort()).toEqual([...ids].sort());
    expect(listed.get(old)).toBe(1_000_000);
    const nothing: string[] = [];
    for await (const { id } of new FileBlobs(join(root, 'not')).list()) nothing.push(id);
    expect(nothing).toEqual([]);
  });
});
