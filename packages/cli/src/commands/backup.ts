// SPDX-License-Identifier: Apache-2.0
// `tansiq backup` and `tansiq restore`: a copy of a node that goes on running, and a node from such a copy.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Command } from 'commander';
import { type Output, say, show, UsageProblem } from './speech.ts';
import { nodeEnvironment } from './until-told.ts';

interface BackupOptions extends Output {
  data: string;
  to?: string;
  marks?: string;
}

interface RestoreOptions extends Output {
  data: string;
  from?: string;
  marks?: string;
  withoutMarks?: boolean;
  why: string;
}

export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('copy a node, running or not; or keep the marks that a restore needs')
    .requiredOption('--data <folder>', 'the data folder of the node')
    .option('--to <folder>', 'where the backup goes; not there yet')
    .option(
      '--marks <file>',
      'write here what was erased and how far the node has come: ids and numbers, no content',
    )
    .option('--json', 'print JSON')
    .action(async (options: BackupOptions) => {
      const { data, to, marks } = options;
      if (to === undefined && marks === undefined) throw new UsageProblem('backupOfWhat');
      const { currentMarks, makeBackup, noteBackup } = await import('@tansiq/node');
      const env = nodeEnvironment(process.env);
      const manifest = to === undefined ? undefined : await makeBackup({ dataDir: data, env, to });
      if (marks !== undefined) {
        const now = await currentMarks(data, env);
        replaceFile(marks, JSON.stringify(now));
        noteBackup(data, { marks: now.at });
      }
      const files = Object.keys(manifest?.files ?? {}).length;
      show({ ...(to && { to, files }), ...(marks && { marks }) }, options, () => [
        ...(to === undefined ? [] : [say('backupMade', { folder: to, files })]),
        ...(marks === undefined ? [] : [say('marksKept', { file: marks })]),
      ]);
    });
}

export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('make a node from a backup, before it runs again')
    .requiredOption('--data <folder>', 'the data folder to make; empty or not there')
    .option('--from <folder>', 'the backup; without it, what you have put back yourself (PostgreSQL)')
    .option('--marks <file>', 'the newest marks of the node')
    .option('--without-marks', 'there are none: what was erased after the backup comes back')
    .requiredOption('--why <text>', 'for the journal')
    .option('--json', 'print JSON')
    .action(async (options: RestoreOptions) => {
      const { data, from, why, withoutMarks } = options;
      if ((options.marks === undefined) === (withoutMarks !== true)) throw new UsageProblem('restoreMarks');
      const { marksShape, restoreBackup } = await import('@tansiq/node');
      const marks =
        options.marks === undefined
          ? undefined
          : marksShape.parse(JSON.parse(readFileSync(options.marks, 'utf8')));
      const restored = await restoreBackup({
        ...{ dataDir: data, env: nodeEnvironment(process.env), why },
        ...(from === undefined ? {} : { from }),
        ...(marks === undefined ? {} : { marks }),
      });
      show(restored, options, ({ party, erased, drafts, missing }) => [
        say('nodeRestored', { party, folder: data, erased, drafts }),
        ...missing.map((one) => say('partnerGivesBack', { party: one.party, n: one.entries })),
      ]);
    });
}

/** Whole, or as it was before: a copy that runs meanwhile never has half of it. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, `${text}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
}
