// SPDX-License-Identifier: Apache-2.0
// Where the bytes of attachments are kept: ciphertext under random names that say nothing. A folder, or an object store.

/** A name: 128 random bits, 32 hexadecimal digits in lower case. */
export type BlobId = string;

export interface BlobStore {
  /**
   * Writes `source` from byte `at` on (0: a new blob; what stood behind `at` is cut off). The bytes are durable when it resolves.
   * What `source` gives is used up when the next is asked of it.
   * When `source` throws, what came before stays in an unfinished blob and the error is passed on.
   * Answers the blob's size. @throws BlobError `missing` when it is not `at` bytes long.
   */
  write(id: BlobId, source: AsyncIterable<Uint8Array>, at?: number): Promise<number>;
  /** Bytes from `from` up to, not including, `to`. @throws BlobError `missing`, `short` when there are fewer. */
  read(id: BlobId, from: number, to: number): AsyncIterable<Buffer>;
  /** Bytes of a blob; undefined when there is none. */
  size(id: BlobId): Promise<number | undefined>;
  /** Deletes a blob; one that is not there is deleted already. */
  delete(id: BlobId): Promise<void>;
  /** All blobs, with when they were last written (ms since 1970). */
  list(): AsyncIterable<{ readonly id: BlobId; readonly writtenMs: number }>;
}

/** `missing`: no such blob; `short`: it has fewer bytes than were asked for; `name`: not a name of a blob. */
export type BlobErrorCode = 'missing' | 'short' | 'name';

export class BlobError extends Error {
  readonly code: BlobErrorCode;

  constructor(code: BlobErrorCode, message: string) {
    super(message);
    this.name = 'BlobError';
    this.code = code;
  }
}
