// SPDX-License-Identifier: Apache-2.0
// `tansiq doctor`: looks over a data folder and this machine, changes nothing, and says what to do about what it finds.
import process from 'node:process';
import type { Command } from 'commander';
import { type Finding, lookOver } from './doctor-checks.ts';
import { type Output, say, show } from './speech.ts';
import { nodeEnvironment } from './until-told.ts';

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description("look over a node's data folder and this machine; changes nothing")
    .requiredOption('--data <folder>', 'the data folder')
    .option('--json', 'print JSON')
    .action(async (options: Output & { data: string }) => {
      const findings = await lookOver(options.data, nodeEnvironment(process.env));
      const ok = findings.every((finding) => finding.ok);
      show({ ok, findings }, options, () => [
        ...findings.map((finding) => `${finding.ok ? '✓' : '✗'} ${inWords(finding)}`),
        say(ok ? 'checkPassed' : 'checkFailed'),
      ]);
      if (!ok) process.exitCode = 1;
    });
}

const inWords = ({ check, detail }: Finding): string => (detail === '' ? check : `${check}: ${detail}`);
