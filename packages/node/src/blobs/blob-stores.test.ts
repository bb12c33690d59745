// SPDX-License-Identifier: Apache-2.0
// That blobs are kept under names that say nothing, gone on with after a fault, and gone when they are deleted: in a folder, and in a bucket
// of the object store that TANSIQ_TEST_S3 names (`scripts/object-store.sh`).
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../config/secret.ts';
import type { BlobStore } from './blob-store.ts';
import { FileBlobs, newBlobId } from './index.ts';
import { S3Blobs } from './s3-blobs.ts';
import { askS3, signed } from './s3-request.ts';

let root: string;
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'tansiq-blobs-')), 'blobs');
});
afterEach(() => rmSync(join(root, '..'), { recursive: true, force: true }));

const address = URL.parse(process.env.TANSIQ_TEST_S3 ?? '');
const place = (secret = decodeURIComponent(address?.password ?? '')) => ({
  ...{ endpoint: address?.origin ?? '', region: 'us-east-1', bucket: address?.pathname.slice(1) ?? '' },
  // Of this run and this test alone.
  prefix: `${newBlobId()}/`,
  accessKey: address?.username ?? '',
  secretKey: new Secret(secret),
});
/** Objects of a few bytes: what is true of many large ones is true of these. */
const PART = 5;

async function* pieces(...parts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
}
async function textOf(blobs: BlobStore, id: string, from: number, to: number): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of blobs.read(id, from, to)) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Without an object store (`scripts/object-store.sh` starts one) nothing is said of buckets. */
const stores = [
  { kind: 'a folder', open: (): BlobStore => new FileBlobs(root) },
  ...(address === null ? [] : [{ kind: 'a bucket', open: (): BlobStore => new S3Blobs(place(), PART) }]),
];

describe.each(stores)('a blob in $kind', ({ open }) => {
  let blobs: BlobStore;
  beforeEach(() => {
    blobs = open();
  });
  const text = (id: string, from: number, to: number) => textOf(blobs, id, from, to);

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

  it('keeps what it was given, whatever becomes of the memory that it was given in', async () => {
    const id = newBlobId();
    const memory = Buffer.alloc(4);
    await blobs.write(
      id,
      (async function* () {
        for (const word of ['abcd', 'efgh', 'ijkl']) {
          memory.write(word);
          yield memory;
        }
      })(),
    );
    expect(await text(id, 0, 12)).toBe('abcdefghijkl');
  });

  it('is gone on with from any byte, and what stood behind it is cut off', async () => {
    const whole = 'abcdefghijklmnopqrstuvwxyz';
    for (const at of [1, 4, 5, 6, 10, 25, 26]) {
      const id = newBlobId();
      await blobs.write(id, pieces(whole));
      expect(await blobs.write(id, pieces('XY', 'Z'), at)).toBe(at + 3);
      expect(await text(id, 0, at + 3)).toBe(`${whole.slice(0, at)}XYZ`);
      expect(await blobs.write(id, pieces(), at)).toBe(at);
      expect(await blobs.size(id)).toBe(at);
    }
  });

  it('is listed once, with when it was written', async () => {
    const before = Date.now();
    const ids = [newBlobId(), newBlobId(), newBlobId()];
    for (const id of ids) await blobs.write(id, pieces('more than one object'));
    const [gone = ''] = ids;
    await blobs.delete(gone);
    const listed = new Map<string, number>();
    for await (const { id, writtenMs } of blobs.list()) {
      expect(listed.has(id)).toBe(false);
      listed.set(id, writtenMs);
    }
    expect([...listed.keys()].sort()).toEqual(ids.slice(1).sort());
    // The store's clock counts in seconds, and need not be ours.
    for (const writtenMs of listed.values()) expect(Math.abs(writtenMs - before)).toBeLessThan(600_000);
  });
});

describe('a folder of blobs', () => {
  let blobs: FileBlobs;
  beforeEach(() => {
    blobs = new FileBlobs(root);
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

describe.skipIf(address === null)('a bucket that keeps versions', () => {
  it('keeps none of a blob that is deleted, nor of what was cut off and written anew', async () => {
    const settings = place();
    const versioned = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
    const body = Buffer.from(versioned);
    await askS3(settings, { method: 'PUT', key: '', query: { versioning: '' }, body });
    const blobs = new S3Blobs(settings, PART);
    const [id, other] = [newBlobId(), newBlobId()];
    await blobs.write(id, pieces('the first that was written'));
    await blobs.write(id, pieces('anew'), 7);
    await blobs.write(other, pieces('stays'));
    // Somebody deleted an object as such a bucket does: its bytes are still there.
    await askS3(settings, { method: 'DELETE', key: `${settings.prefix}${id}/0000000000000` });
    await blobs.delete(id);
    const query = { versions: '', prefix: settings.prefix };
    const left = await (await askS3(settings, { method: 'GET', key: '', query })).text();
    expect(left).not.toContain(id);
    expect(left).toContain(other);
  });

  it('that is not there is told without a word of the key', async () => {
    const blobs = new S3Blobs({ ...place(), bucket: 'not-there' });
    const refused = await blobs.size(newBlobId()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'S3Error', status: 404 });
    expect(String(refused)).toBe('S3Error: the object store answered 404 NoSuchBucket');
  });
});

describe('a request to an object store', () => {
  // Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header", the examples with these signatures.
  it.each([
    {
      request: { method: 'GET', key: 'test.txt', headers: { range: 'bytes=0-9' } },
      names: 'host;range;x-amz-content-sha256;x-amz-date',
      signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    },
    {
      request: { method: 'GET', key: '', query: { lifecycle: '' } },
      names: 'host;x-amz-content-sha256;x-amz-date',
      signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    },
    {
      request: { method: 'GET', key: '', query: { prefix: 'J', 'max-keys': '2' } },
      names: 'host;x-amz-content-sha256;x-amz-date',
      signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    },
  ] as const)('is signed as the published example $signature', ({ request, names, signature }) => {
    const example = {
      ...{ endpoint: 'https://examplebucket.s3.amazonaws.com', region: 'us-east-1', bucket: '' },
      accessKey: 'AKIAIOSFODNN7EXAMPLE',
      secretKey: new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
    };
    const { headers } = signed(example, request, new Date('2013-05-24T00:00:00Z'));
    expect(headers.authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
        `SignedHeaders=${names}, Signature=${signature}`,
    );
  });
});
