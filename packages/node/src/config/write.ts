// SPDX-License-Identifier: Apache-2.0
// Writes tansiq.toml for a new node.
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'smol-toml';
import { ConfigError } from './config-error.ts';
import { type FileInput, fileShape } from './file-shape.ts';
import { CONFIG_FILE } from './load.ts';
import { inWords } from './words.ts';

const HEADING = `# What this node is and where it listens. A variable such as TANSIQ_OFFICERS_PORT stands above the value here.
# Unknown names and wrong values are refused when the node starts.

`;

/**
 * Writes `settings` as `tansiq.toml` into the data folder (made when it is not there, readable by its owner alone).
 * Answers the file's path. @throws ConfigError when the settings do not hold or a file is there already.
 */
export function writeConfig(dataDir: string, settings: FileInput): string {
  const result = fileShape.safeParse(settings);
  if (!result.success) {
    throw new ConfigError(result.error.issues.flatMap((issue) => inWords(issue, settings, () => 'settings')));
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, CONFIG_FILE);
  const file = createNew(path);
  try {
    writeSync(file, HEADING + stringify(settings));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return path;
}

function createNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new ConfigError([
      { key: path, source: 'file', text: 'is there already; edit it, or take another folder' },
    ]);
  }
}
