// SPDX-License-Identifier: Apache-2.0
// `tansiq witness`: the supervisor's witness, which cosigns a node's journal and so makes a cut or a change in it show.
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { witnessProgram } from '../fleet/programs.ts';
import { collect } from './arguments.ts';

interface WitnessOptions {
  data: string;
  port: string;
  host: string;
  name: string;
  log?: string[];
}

export function registerWitness(program: Command): void {
  program
    .command('witness')
    .description(
      'run a witness; its first line is {"url":…,"key":…}, and the key goes into the configuration of the node',
    )
    .requiredOption('--data <folder>', 'its data folder, which is not that of the node')
    .option('--port <port>', '0 for a free one', '0')
    .option('--host <host>', 'where it listens', '127.0.0.1')
    .option('--name <name>', 'its name in what it signs', 'witness')
    .option('--log <key>', 'verifier key of a log to take on; may be repeated', collect)
    .option('--json', 'taken as with other commands: what it prints is JSON anyhow')
    .action(async ({ data, port, host, name, log = [] }: WitnessOptions) => {
      const program = witnessProgram();
      const logs = log.flatMap((key) => ['--log', key]);
      // The witness is a program of its own and reads its own arguments; here it runs in this process.
      process.argv.splice(
        1,
        Infinity,
        program,
        '--data',
        data,
        '--port',
        port,
        '--host',
        host,
        '--name',
        name,
        ...logs,
      );
      await import(pathToFileURL(program).href);
    });
}
