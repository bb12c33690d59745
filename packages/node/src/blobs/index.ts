// SPDX-License-Identifier: Apache-2.0
// Attachments: sealed on the way in, kept as ciphertext under random names, fetched from partners and given to them.
export {
  AttachmentFetcher,
  type FetcherParts,
  type FetchOutcome,
  type FetchRange,
  type Given,
} from './attachment-fetcher.ts';
export { Attachments, type AttachmentsParts, sweepBlobs } from './attachments.ts';
export type { BlobErrorCode, BlobId, BlobStore } from './blob-store.ts';
export { rangeOf } from './byte-range.ts';
export { FileBlobs, newBlobId } from './file-blobs.ts';
export { openBlobs } from './open-blobs.ts';
export type { PlainRange } from './read-attachment.ts';
export { Sealing } from './sealing.ts';
export {
  type CiphertextParts,
  type CiphertextReply,
  type CiphertextRequest,
  serveCiphertext,
} from './serve-ciphertext.ts';
export { type AttachmentEntry, type UploadState, Uploads, type UploadsParts } from './uploads.ts';
