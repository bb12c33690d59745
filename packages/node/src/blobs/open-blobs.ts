// SPDX-License-Identifier: Apache-2.0
// Where a node keeps its attachments: in its data folder, or in the bucket that its configuration names.
import { join } from 'node:path';
import type { NodeConfig } from '../config/node-config.ts';
import type { BlobStore } from './blob-store.ts';
import { FileBlobs } from './file-blobs.ts';
import { S3Blobs } from './s3-blobs.ts';

export function openBlobs({ blobs, dataDir }: Pick<NodeConfig, 'blobs' | 'dataDir'>): BlobStore {
  return blobs ? new S3Blobs(blobs) : new FileBlobs(join(dataDir, 'blobs'));
}
