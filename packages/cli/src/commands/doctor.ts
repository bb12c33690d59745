// SPDX-License-Identifier: Apache-2.0
// `tansiq doctor`: looks over a data folder and this machine, changes nothing, and says what to do about what it finds.
import process from 'node:process';
import type { Command } from 'commander';
import { lookOver } from './doctor-checks.ts';
import { checks, type Finding } from './doctor-findings.ts';
import { type Output, say, show } from './speech.ts';
import { nodeEnvironment } from './until-told.ts';

const MARKS = { well: '✓', soon: '!', wrong: '✗' } as const;
const EXIT = { well: 0, wrong: 1, soon: 2 } as const;
const SUM = { well: 'checkPassed', soon: 'checkSoon', wrong: 'checkFailed' } as const;

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      "look over a node's data folder and this machine; changes nothing. Exit 0: all is well, 1: something is wrong, 2: something will be soon",
    )
    .requiredOption('--data <folder>', 'the data folder')
    .option('--json', 'print JSON')
    .action(async (options: Output & { data: string }) => {
      const findings = await lookOver(options.data, nodeEnvironment(process.env));
      const state = worst(findings);
      show({ ok: state === 'well', state, findings }, options, () => [
        ...findings.map((finding) => `${MARKS[finding.state]} ${inWords(finding)}`),
        say(SUM[state]),
      ]);
      process.exitCode = EXIT[state];
    });
}

const worst = (findings: readonly Finding[]): Finding['state'] =>
  (['wrong', 'soon'] as const).find((state) => findings.some((one) => one.state === state)) ?? 'well';

const inWords = ({ check, detail }: Finding): string =>
  detail === '' ? say(checks[check]) : `${say(checks[check])}: ${detail}`;
