// SPDX-License-Identifier: Apache-2.0
// For tests: looks for bytes in every file of a folder: databases, their logs, blobs, and whatever else there is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the files below `folder` that hold the text in UTF-8. */
export const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map((entry) => entry.name);

/** How many files there are below `folder`; 0 when it is not there. */
export function filesIn(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .length;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
