// SPDX-License-Identifier: Apache-2.0
// Giving a partner the ciphertext of an attachment (protocol §11): only of an act of our own that was sent to it and still stands.
import { sealedSize } from '@tansiq/protocol';
import type { Store } from '../store/index.ts';
import type { BlobStore } from './blob-store.ts';
import { rangeOf } from './byte-range.ts';

export interface CiphertextRequest {
  /** The partner that asks, known by its certificate. */
  readonly party: string;
  readonly act: string;
  readonly attachment: string;
  /** Value of its `Range` header. */
  readonly range?: string | undefined;
}

/** An HTTP answer; `headers` beside the content type. */
export interface CiphertextReply {
  readonly status: 200 | 206 | 404 | 416;
  readonly type?: string;
  readonly headers?: Record<string, string>;
  readonly body?: AsyncIterable<Uint8Array>;
}

export interface CiphertextParts {
  readonly store: Store;
  readonly blobs: BlobStore;
  /** This node's party id. */
  readonly self: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Answers one request. Whatever may not be had is the same 404: another's act, one that was never sent to this partner, one
 * that was recalled, restricted, erased or has expired, an attachment that is not of it or whose bytes are gone.
 * One range per request (`rangeOf`).
 */
export async function serveCiphertext(
  { store, blobs, self, now }: CiphertextParts,
  { party, act, attachment, range }: CiphertextRequest,
): Promise<CiphertextReply> {
  const row = await store.db
    .selectFrom('attachments')
    .innerJoin('acts', 'acts.id', 'attachments.act')
    .innerJoin('entries', 'entries.act', 'attachments.act')
    .innerJoin('audience', 'audience.act', 'attachments.act')
    .select(['attachments.blob', 'attachments.size'])
    .where('attachments.act', '=', act)
    .where('attachments.id', '=', attachment)
    .where('attachments.state', '=', 'complete')
    .where('acts.own', '=', 1)
    .where('acts.hold', '=', 0)
    .where('acts.expires_ms', '>', now())
    .where('entries.from_party', '=', self)
    .where('entries.to_party', '=', party)
    .where('audience.party', '=', party)
    .executeTakeFirst();
  const total = row ? sealedSize(row.size) : 0;
  if (!row || (await blobs.size(row.blob)) !== total) return { status: 404 };
  const headers = { 'accept-ranges': 'bytes' };
  const type = 'application/octet-stream';
  const asked = rangeOf(range, total);
  if (asked === 'beyond')
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${total}` } };
  if (!asked) {
    const whole = { ...headers, 'content-length': String(total) };
    return { status: 200, type, headers: whole, body: blobs.read(row.blob, 0, total) };
  }
  const { start, end } = asked;
  return {
    status: 206,
    type,
    headers: {
      ...headers,
      'content-length': String(end - start),
      'content-range': `bytes ${start}-${end - 1}/${total}`,
    },
    body: blobs.read(row.blob, start, end),
  };
}
