// SPDX-License-Identifier: Apache-2.0
// For tests: runs the command as a process and answers what it printed and how it ended.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { OfficerClient } from '../fleet/officer-client.ts';
import type { PartyNode } from '../fleet/party-node.ts';
import { command } from '../fleet/programs.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** In English; of this process's environment it has the path and where compiled code is kept, and `env`. */
export async function ran(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const surroundings = { PATH, NODE_COMPILE_CACHE, LC_ALL: 'en_GB.UTF-8', ...env };
  return promisify(execFile)(process.execPath, [command, ...args], { cwd, env: surroundings }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, errors: stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      ...{ code, out: stdout, errors: stderr },
    }),
  );
}

/** Writes a note as a file, sends half of it, and there the link breaks. Answers what the node calls it. */
export async function cutUpload(
  at: PartyNode,
  path: string,
): Promise<{ officer: OfficerClient; begun: string }> {
  const officer = await at.as('officer');
  const note = Buffer.alloc(200_000, 'A note. ');
  writeFileSync(path, note);
  const about = { name: basename(path), media: 'text/plain', size: note.length };
  const { id } = await officer.call('POST /uploads/begun', { body: about });
  const half = note.subarray(0, 100_000);
  const { held } = await officer.stretch(id, 0, half.length, Readable.from([half]));
  if (held !== 65_536) throw new Error(`${held} bytes are held, not the whole chunk that came`);
  return { officer, begun: id };
}
