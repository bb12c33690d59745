// SPDX-License-Identifier: Apache-2.0
// Exports of several parties, fetched by their supervisors, whose copy is oversight and holds all content, and compared by the second reader in a process of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import process from 'node:process';
import type { Comparison, MarkerScan, Report } from '@tansiq/verifier';
import type { PartyNode } from '../fleet/party-node.ts';
import { secondReader } from '../fleet/programs.ts';
import { waitUntil } from '../fleet/wait-until.ts';

export type { Comparison, MarkerScan } from '@tansiq/verifier';

/** What the second reader answers to `verify … --json`. */
export interface Verdict {
  /** All that was read verifies. */
  readonly ok: boolean;
  readonly exports: readonly Report[];
  /** With two exports. */
  readonly comparison?: Comparison;
  /** With markers. */
  readonly markers?: MarkerScan;
}

/** Waits until nothing is under way between these nodes: all that was sent is receipted, nothing waits. */
export async function untilQuiet(nodes: readonly PartyNode[]): Promise<void> {
  await waitUntil('everything sent is receipted', async () => {
    const links = await Promise.all(nodes.map(async (node) => (await node.as('head')).all('GET /links', {})));
    const isQuiet = links
      .flat()
      .every(({ outgoing, waiting }) => waiting === 0 && outgoing.size === outgoing.receipted);
    // What one has sent and the other has taken in must be one and the same, or an answer is still to be written.
    return isQuiet && (await areAnswered(nodes));
  });
}

/** Every act of a party was answered by a disposition; a disposition itself is answered by nothing. */
async function areAnswered(nodes: readonly PartyNode[]): Promise<boolean> {
  const pending = await Promise.all(
    nodes.map(async (node) => {
      const head = await node.as('head');
      const held = await head.all('GET /acts', { query: { limit: 200, status: 'held' } });
      return held.some(({ own, type }) => own && type !== 'channel.disposition');
    }),
  );
  return !pending.includes(true);
}

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

/** Markers to look for in every byte of every file of some folders. */
export interface Search {
  readonly markers: readonly string[];
  readonly folders: readonly string[];
}

/** One export verified, or two compared; with a search, folders looked through as well. */
export const verify = (exports: readonly string[], search?: Search): Promise<Verdict> =>
  askSecondReader(['verify', ...exports, '--json', ...(search ? searchOptions(search) : [])]);

const searchOptions = ({ markers, folders }: Search): string[] => [
  // In one word: a marker may begin with a hyphen.
  ...markers.map((marker) => `--marker=${marker}`),
  ...folders.flatMap((folder) => ['--folder', folder]),
];

/** Looks for markers and reads no export. */
export async function scanFolders(search: Search): Promise<MarkerScan> {
  const { markers } = await verify([], search);
  if (markers === undefined) throw new Error('the second reader looked for no marker');
  return markers;
}

/** The files below a folder in which a scan found a marker. */
export const filesWith = (scan: MarkerScan, folder: string): string[] => [
  ...new Set(scan.found.map(({ file }) => file).filter((file) => file.startsWith(folder + sep))),
];

/** Runs the second reader. @throws Error with what it said when it answers no JSON */
function askSecondReader(args: readonly string[]): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [secondReader(), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', reject);
    child.once('close', () => {
      const line = Buffer.concat(out).toString('utf8').trimEnd().split('\n').at(-1) ?? '';
      try {
        resolve(JSON.parse(line) as Verdict);
      } catch {
        reject(
          new Error(`the second reader gave no answer: ${Buffer.concat(errors).toString('utf8') || line}`),
        );
      }
    });
  });
}
