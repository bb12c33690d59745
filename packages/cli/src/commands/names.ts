// SPDX-License-Identifier: Apache-2.0
// `tansiq names`: compare two names, and measure how well names are found.

import type { Command } from 'commander';
import { evaluate } from './names-eval.ts';

function print(report: object, json: boolean | undefined): void {
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else for (const [key, value] of Object.entries(report)) process.stdout.write(`${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}\n`);
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

type EvalFlags = { readonly register: string; readonly queries: string; readonly fill: string; readonly json?: boolean; readonly verbose?: boolean };

/** Adds the `names` commands to the program. */
export function registerNames(program: Command): void {
  const names = program.command('names').description('compare names across scripts, and measure how well they are found');
  names
    .command('eval')
    .description('build an index of a register, ask it every query, print recall, time and cost')
    .requiredOption('--register <file>', 'tab-separated: id, name[, birth]')
    .requiredOption('--queries <file>', 'tab-separated: query, id[, birth]')
    .option('--fill <n>', 'synthetic people to add', '0')
    .option('--json', 'print one JSON object')
    .option('--verbose', 'say on standard error what was not found')
    .action(async (flags: EvalFlags) => {
      const fill = Number(flags.fill);
      if (!Number.isSafeInteger(fill) || fill < 0) throw new Error('--fill takes a whole number of people');
      const report = await evaluate({ register: flags.register, queries: flags.queries, fill, say: flags.verbose ? toStderr : () => undefined });
      print(report, flags.json);
    });
}
