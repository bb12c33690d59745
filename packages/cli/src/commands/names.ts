// SPDX-License-Identifier: Apache-2.0
// `tansiq names`: compare two names, and measure how well names are found.

import { compareNames, type Language, type PersonRecord } from '@tansiq/names';
import type { Command } from 'commander';
import { evaluate } from './names-eval.ts';
import { evaluatePairs } from './names-pairs.ts';
import { InputProblem } from './names-table.ts';
import { evaluateTokens } from './names-tokens.ts';

function print(report: object, json: boolean | undefined): void {
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else
    for (const [key, value] of Object.entries(report))
      process.stdout.write(`${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}\n`);
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

type EvalFlags = {
  readonly register: string;
  readonly queries: string;
  readonly fill: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
};

type CompareFlags = {
  readonly json?: boolean;
  readonly language: string;
  readonly birthA?: string;
  readonly birthB?: string;
};

const LANGUAGES: readonly string[] = ['ar', 'es', 'fr', 'en'];

function person(name: string, birth: string | undefined): PersonRecord {
  return birth === undefined ? { name } : { name, birth };
}

function compare(a: string, b: string, flags: CompareFlags): void {
  if (!LANGUAGES.includes(flags.language)) throw new InputProblem('--language takes ar, es, fr or en');
  const found = compareNames(person(a, flags.birthA), person(b, flags.birthB));
  const explanation = found.explain(flags.language as Language);
  if (flags.json) print({ ...found, score: found.probability, explanation: explanation.split('\n') }, true);
  else
    process.stdout.write(
      `score: ${found.probability.toFixed(2)} (names alone ${found.nameProbability.toFixed(2)})\n${explanation}\n`,
    );
}

/** Adds the `names` commands to the program. */
export function registerNames(program: Command): void {
  const names = program
    .command('names')
    .description('compare names across scripts, and measure how well they are found');
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
      if (flags.fill.trim() === '' || !Number.isSafeInteger(fill) || fill < 0)
        throw new InputProblem('--fill takes a whole number of people');
      const report = await evaluate({
        register: flags.register,
        queries: flags.queries,
        fill,
        say: flags.verbose ? toStderr : () => undefined,
        warn: toStderr,
      });
      print(report, flags.json);
    });
  names
    .command('tokens')
    .description('how often the attested Latin spelling of an Arabic token is among the nearest')
    .argument('<pairs>', 'tab-separated: arabic, latin')
    .option('--json', 'print one JSON object')
    .action((pairs: string, flags: { readonly json?: boolean }) => print(evaluateTokens(pairs), flags.json));
  names
    .command('pairs')
    .description('precision, recall and F1 on labelled pairs')
    .argument('<cases>', 'comma-separated: case_group, schema, name1, name2, is_match, ..., notes')
    .option('--json', 'print one JSON object')
    .action((cases: string, flags: { readonly json?: boolean }) => print(evaluatePairs(cases), flags.json));
  names
    .command('compare')
    .description('are two names one person, and why')
    .argument('<a>', 'a name in any script')
    .argument('<b>', 'another')
    .option('--birth-a <birth>', 'birth of the first: a year, a date, "about 1961", a range, a Hijri date')
    .option('--birth-b <birth>', 'birth of the second')
    .option('--language <code>', 'language of the explanation: ar, es, fr, en', 'en')
    .option('--json', 'print one JSON object')
    .action(compare);
}
