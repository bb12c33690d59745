// SPDX-License-Identifier: Apache-2.0
// One node in a process of its own, driven by messages: releases acts in bulk or one by one, and counts.
import { once } from 'node:events';
import { type RunningNode, startNode } from '@tansiq/node';
import { drained } from './agree.ts';
import { releaseMany, releaseOne } from './load.ts';
import { counts, taken, weight } from './measure.ts';

type Command =
  | { do: 'start'; dataDir: string; postgres?: string }
  | { do: 'load'; acts: number; to: string; lineage: string }
  | { do: 'single'; to: string; lineage: string }
  | { do: 'drained'; to: string }
  | { do: 'counts'; from: string; first: number }
  | { do: 'taken'; from: string; size: number }
  | { do: 'weight' }
  | { do: 'stop' };

let node: RunningNode | undefined;
const running = (): RunningNode => {
  if (!node) throw new Error('not started');
  return node;
};

async function carryOut(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'start': {
      const before = performance.now();
      node = await startNode({
        dataDir: command.dataDir,
        env: {
          TANSIQ_LOG_LEVEL: process.env.TANSIQ_LOG_LEVEL ?? 'error',
          TANSIQ_STORE_POSTGRES: command.postgres,
        },
      });
      return { party: node.party, readyMs: performance.now() - before };
    }
    case 'load':
      return releaseMany(running(), command.to, command.lineage, command.acts);
    case 'single':
      return releaseOne(running(), command.to, command.lineage);
    case 'drained':
      return drained(running(), command.to);
    case 'counts':
      return counts(running(), command.from, command.first);
    case 'taken':
      return taken(running(), command.from, command.size);
    case 'weight':
      return weight();
    case 'stop':
      await running().stop();
      return {};
  }
}

process.on('message', (message: { id: number; command: Command }) => {
  carryOut(message.command).then(
    (result) => process.send?.({ id: message.id, result }),
    (error: unknown) =>
      process.send?.({
        id: message.id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});
await once(process, 'disconnect');
process.exit(0);
