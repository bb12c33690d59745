// SPDX-License-Identifier: Apache-2.0
// Exports of several parties, fetched by their supervisors and compared by the second reader in a process of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { PartyNode } from '../fleet/party-node.ts';
import { secondReader } from '../fleet/programs.ts';

/** Fetches the whole export of each party into `folder`; answers the files, in the order of the parties. */
export async function fetchExports(nodes: readonly PartyNode[], folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return Promise.all(
    nodes.map(async (node) => {
      const supervisor = await node.as('supervisor');
      const file = join(folder, `${node.id}.export.ndjson`);
      writeFileSync(file, await supervisor.export(), { mode: 0o600 });
      return file;
    }),
  );
}

export interface ReaderAnswer {
  /** 0 when all that was read verifies. */
  readonly exitCode: number;
  /** What it printed last on standard output, a JSON value. */
  readonly value: unknown;
}

/** Runs the second reader. @throws Error with what it said when it answers no JSON */
export function askSecondReader(args: readonly string[]): Promise<ReaderAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [secondReader(), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const line = Buffer.concat(out).toString('utf8').trimEnd().split('\n').at(-1) ?? '';
      try {
        resolve({ exitCode: code ?? 1, value: JSON.parse(line) as unknown });
      } catch {
        reject(
          new Error(`the second reader gave no answer: ${Buffer.concat(errors).toString('utf8') || line}`),
        );
      }
    });
  });
}
