// SPDX-License-Identifier: Apache-2.0
// Blobs in a bucket of an S3-compatible store. A blob is a row of objects, each named by the byte at which it begins, because an object can
// only be written whole: so a fault loses no more than one of them, and what is written from a byte on touches only what comes after.
import type { ObjectStoreSettings } from '../config/node-config.ts';
import { BlobError, type BlobId, type BlobStore } from './blob-store.ts';
import { askS3, S3Error } from './s3-request.ts';

/** Bytes of an object, and what is held of each blob that is being written. */
const PART = 8 * 2 ** 20;
/** So many digits hold any offset; the names of a blob's objects sort as they follow each other. */
const DIGITS = 13;
const NAME = /^[0-9a-f]{32}$/;
const AT_ONCE = 8;
const NOT_IMPLEMENTED = 501;

interface Found {
  readonly key: string;
  readonly size: number;
  readonly writtenMs: number;
  /** Of one version, where the bucket keeps them. */
  readonly version?: string;
}

interface Part {
  readonly from: number;
  readonly size: number;
}

export class S3Blobs implements BlobStore {
  readonly #settings: ObjectStoreSettings;
  readonly #part: number;

  /** @param part bytes of an object, for tests. */
  constructor(settings: ObjectStoreSettings, part = PART) {
    this.#settings = settings;
    this.#part = part;
  }

  async write(id: BlobId, source: AsyncIterable<Uint8Array>, at = 0): Promise<number> {
    const parts = await this.#parts(id);
    if (sizeOf(parts) < at) throw new BlobError('missing', `blob ${id} is shorter than ${at} bytes`);
    const split = parts.find(({ from, size }) => from < at && at < from + size);
    const filling = new Filling(this.#part, split?.from ?? at);
    if (split) for await (const bytes of this.read(id, split.from, at)) filling.take(bytes);
    await this.#deleteFrom(id, at);
    const put = async () => {
      const { from, bytes } = filling.next();
      await askS3(this.#settings, { method: 'PUT', key: this.#keyOf(id, from), body: bytes });
    };
    try {
      for await (const bytes of source) {
        for (let taken = 0; taken < bytes.length; ) {
          taken += filling.take(bytes.subarray(taken));
          if (filling.isFull) await put();
        }
      }
    } finally {
      // Also what came before a fault: a fetch goes on from there.
      if (filling.filled > 0 || filling.at === 0) await put();
    }
    return filling.at;
  }

  async *read(id: BlobId, from: number, to: number): AsyncGenerator<Buffer, void> {
    const parts = await this.#parts(id);
    if (parts.length === 0) throw new BlobError('missing', `there is no blob ${id}`);
    for (const part of parts) {
      const [first, end] = [Math.max(from, part.from), Math.min(to, part.from + part.size)];
      if (first >= end) continue;
      const range = `bytes=${first - part.from}-${end - part.from - 1}`;
      const key = this.#keyOf(id, part.from);
      const answer = await askS3(this.#settings, { method: 'GET', key, headers: { range } });
      let got = 0;
      for await (const bytes of answer.body ?? []) {
        got += bytes.length;
        yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      }
      if (got !== end - first) throw new BlobError('short', `blob ${id} broke off after byte ${first + got}`);
    }
    const size = sizeOf(parts);
    if (size < to) throw new BlobError('short', `blob ${id} ends at byte ${size}`);
  }

  async size(id: BlobId): Promise<number | undefined> {
    const parts = await this.#parts(id);
    return parts.length === 0 ? undefined : sizeOf(parts);
  }

  delete(id: BlobId): Promise<void> {
    return this.#deleteFrom(id, 0);
  }

  async *list(): AsyncGenerator<{ id: BlobId; writtenMs: number }, void> {
    const { prefix } = this.#settings;
    let last: { id: string; writtenMs: number } | undefined;
    // In the order of names, so that all of a blob come together.
    for await (const { key, writtenMs } of this.#found(prefix, true)) {
      const id = key.slice(prefix.length).split('/')[0] ?? '';
      if (!NAME.test(id)) continue;
      if (last && last.id !== id) yield last;
      last = { id, writtenMs: Math.max(writtenMs, last?.id === id ? last.writtenMs : 0) };
    }
    if (last) yield last;
  }

  #keyOf(id: BlobId, from: number): string {
    return `${this.#folder(id)}${String(from).padStart(DIGITS, '0')}`;
  }

  #folder(id: BlobId): string {
    if (!NAME.test(id)) throw new BlobError('name', 'not the name of a blob');
    return `${this.#settings.prefix}${id}/`;
  }

  /** The objects of a blob that follow each other from its first byte on. */
  async #parts(id: BlobId): Promise<Part[]> {
    const folder = this.#folder(id);
    const parts: Part[] = [];
    for await (const { key, size } of this.#found(folder, false)) {
      const from = Number(key.slice(folder.length));
      if (from === sizeOf(parts)) parts.push({ from, size });
    }
    return parts;
  }

  /** Objects that begin at byte `at` or later, with all their versions: nothing of what is erased may stay. */
  async #deleteFrom(id: BlobId, at: number): Promise<void> {
    const folder = this.#folder(id);
    const going: Found[] = [];
    for await (const found of this.#found(folder, true))
      if (Number(found.key.slice(folder.length)) >= at) going.push(found);
    for (let n = 0; n < going.length; n += AT_ONCE)
      await Promise.all(going.slice(n, n + AT_ONCE).map((found) => this.#deleteOne(found)));
  }

  async #deleteOne({ key, version }: Found): Promise<void> {
    const query: Record<string, string> = version === undefined ? {} : { versionId: version };
    try {
      await askS3(this.#settings, { method: 'DELETE', key, query });
    } catch (error) {
      if (!(error instanceof S3Error) || error.status !== 404) throw error;
    }
  }

  /** Objects whose names begin with `prefix`, by name; with `versions` each version and each mark of a deletion, where the store has them. */
  async *#found(prefix: string, versions: boolean): AsyncGenerator<Found, void> {
    try {
      yield* this.#listed(prefix, versions);
    } catch (error) {
      // A store without versions: all that it has is what it lists.
      if (!versions || !(error instanceof S3Error) || error.status !== NOT_IMPLEMENTED) throw error;
      yield* this.#listed(prefix, false);
    }
  }

  async *#listed(prefix: string, versions: boolean): AsyncGenerator<Found, void> {
    let query: Record<string, string> | undefined = versions
      ? { versions: '', prefix }
      : { 'list-type': '2', prefix };
    while (query) {
      const asked: Record<string, string> = query;
      const answer = await askS3(this.#settings, { method: 'GET', key: '', query: asked });
      const text = await answer.text();
      for (const [, , entry = ''] of text.matchAll(/<(Contents|Version|DeleteMarker)>([\s\S]*?)<\/\1>/g)) {
        const version = member(entry, 'VersionId');
        yield {
          key: member(entry, 'Key') ?? '',
          size: Number(member(entry, 'Size') ?? 0),
          writtenMs: Date.parse(member(entry, 'LastModified') ?? ''),
          ...(version !== undefined && { version }),
        };
      }
      query = nextOf(text, asked);
    }
  }
}

function nextOf(text: string, asked: Record<string, string>): Record<string, string> | undefined {
  const head = text.replaceAll(/<(Contents|Version|DeleteMarker)>[\s\S]*?<\/\1>/g, '');
  if (member(head, 'IsTruncated') !== 'true') return undefined;
  const token = member(head, 'NextContinuationToken');
  if (token !== undefined) return { ...asked, 'continuation-token': token };
  const key = member(head, 'NextKeyMarker');
  const version = member(head, 'NextVersionIdMarker');
  if (key === undefined) return undefined;
  return { ...asked, 'key-marker': key, ...(version !== undefined && { 'version-id-marker': version }) };
}

/** The text of an element. Names of objects are ours and hold nothing that XML escapes; a token may. */
function member(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const sizeOf = (parts: readonly Part[]): number => {
  const last = parts.at(-1);
  return last ? last.from + last.size : 0;
};

/** The object that is being filled. What it takes is copied: who gives it may use its memory again. */
class Filling {
  filled = 0;
  readonly #buffer: Buffer<ArrayBuffer>;
  #from: number;

  constructor(size: number, from: number) {
    this.#buffer = Buffer.allocUnsafe(size);
    this.#from = from;
  }

  /** Bytes of the blob so far. */
  get at(): number {
    return this.#from + this.filled;
  }

  get isFull(): boolean {
    return this.filled === this.#buffer.length;
  }

  /** Answers how many it took. */
  take(bytes: Uint8Array): number {
    const part = bytes.subarray(0, this.#buffer.length - this.filled);
    this.#buffer.set(part, this.filled);
    this.filled += part.length;
    return part.length;
  }

  /** What it holds, and where that begins; it is empty then. */
  next(): { from: number; bytes: Uint8Array } {
    const next = { from: this.#from, bytes: this.#buffer.subarray(0, this.filled) };
    this.#from += this.filled;
    this.filled = 0;
    return next;
  }
}
