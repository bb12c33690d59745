// SPDX-License-Identifier: Apache-2.0
// For tests: runs the command as a process and answers what it printed and how it ended.
import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { command } from '../fleet/programs.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** In English, with nothing else of this process's environment than `env`. */
export async function ran(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const surroundings = { PATH: process.env.PATH, LC_ALL: 'en_GB.UTF-8', ...env };
  return promisify(execFile)(process.execPath, [command, ...args], { cwd, env: surroundings }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, errors: stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      ...{ code, out: stdout, errors: stderr },
    }),
  );
}
