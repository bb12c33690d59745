// SPDX-License-Identifier: Apache-2.0
// When the last backup and the last marks were made, noted in the data folder: times alone, for whoever looks after the node.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const NOTE = 'last-backup.json';
const shape = z.strictObject({ backup: z.int().optional(), marks: z.int().optional() });

/** Seconds since 1970; absent where there was none. */
export type LastBackup = z.infer<typeof shape>;

/** A note that cannot be read is none. */
export function lastBackup(dataDir: string): LastBackup {
  const path = join(dataDir, NOTE);
  if (!existsSync(path)) return {};
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

/** Notes that one was made. A backup is whole without the note, so that a folder that takes none, being full, fails nothing. */
export function noteBackup(dataDir: string, made: LastBackup): void {
  const path = join(dataDir, NOTE);
  try {
    // Whoever makes backups need not be the node's own user; the folder itself is closed to others.
    writeFileSync(`${path}.new`, JSON.stringify({ ...lastBackup(dataDir), ...made }), { mode: 0o644 });
    renameSync(`${path}.new`, path);
  } catch {
    return;
  }
}
