// SPDX-License-Identifier: Apache-2.0
// Lists the files that people wrote, for the checks that read every one of them.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Folders that hold what was installed, emitted or stored, not written. */
const NOT_WRITTEN = new Set(['node_modules', 'dist', 'coverage']);

/**
 * Files under `root` whose extension is one of `extensions`, as paths relative to `root` with forward
 * slashes, sorted. Installed, emitted and hidden folders are left out. Throws where `root` cannot be read.
 */
export function sourceFiles(root: string, extensions: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !NOT_WRITTEN.has(entry.name)) visit(path);
      } else if (entry.isFile() && extensions.includes(extname(entry.name))) {
        found.push(path);
      }
    }
  };
  visit('');
  return found.sort();
}
