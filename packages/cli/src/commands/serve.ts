// SPDX-License-Identifier: Apache-2.0
// `tansiq serve`: runs a node until it is told to stop, and stops it gracefully.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { pagesFolder } from '@tansiq/web';
import type { Command } from 'commander';
import { type Output, say, show } from './speech.ts';
import { nodeEnvironment, untilTold } from './until-told.ts';

interface ServeOptions extends Output {
  data: string;
}

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('run a node until SIGINT or SIGTERM')
    .requiredOption('--data <folder>', 'its data folder')
    .option('--json', 'print {"ready":{…}} when it listens')
    .action(async (options: ServeOptions) => {
      const told = untilTold();
      const { startNode } = await import('@tansiq/node');
      const pages = fileURLToPath(pagesFolder);
      const node = await startNode({ dataDir: options.data, env: nodeEnvironment(process.env), pages });
      const { party, officersUrl: officers, partnersPort: partners } = node;
      const journal = node.rooms.journal.logKey;
      show({ ready: { party, officers, partners, journal, pid: process.pid } }, options, () => [
        say('nodeReady', { party, officers, partners }),
        say('journalKey', { key: journal }),
      ]);
      await told;
      if (!options.json) console.log(say('nodeStopping'));
      await node.stop();
    });
}
