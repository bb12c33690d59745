// SPDX-License-Identifier: Apache-2.0
// `tansiq serve`: runs a node until it is told to stop, and stops it gracefully.
import process from 'node:process';
import type { Command } from 'commander';
import { type Output, say, show } from './speech.ts';
import { nodeEnvironment, untilTold } from './until-told.ts';

interface ServeOptions extends Output {
  data: string;
  whileInputOpen?: boolean;
}

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('run a node until SIGINT or SIGTERM')
    .requiredOption('--data <folder>', 'its data folder')
    .option('--while-input-open', 'also stop when standard input ends')
    .option('--json', 'print {"ready":{…}} when it listens')
    .action(async (options: ServeOptions) => {
      const told = untilTold(options.whileInputOpen ?? false);
      const { startNode } = await import('@tansiq/node');
      const node = await startNode({ dataDir: options.data, env: nodeEnvironment(process.env) });
      const ready = {
        party: node.party,
        officers: node.officersUrl,
        partners: node.partnersUrl,
        pid: process.pid,
      };
      show({ ready }, options, () =>
        say('nodeReady', { party: node.party, officers: node.officersUrl, partners: node.partnersUrl }),
      );
      await told;
      if (!options.json) console.log(say('nodeStopping'));
      await node.stop();
      process.stdin.destroy();
    });
}
