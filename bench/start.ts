// SPDX-License-Identifier: Apache-2.0
// How long a node takes from being started as a process until it is ready, cold: imports, store, keys, listeners.
import { parseArgs } from 'node:util';
import { startPair } from './exchange/pair.ts';

/** `--runs N` (default 5). Milliseconds; `readyMs` is without the process and its imports. */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { runs: { type: 'string', default: '5' } } });
  const fromSpawn: number[] = [];
  const ready: number[] = [];
  for (let n = 0; n < Number(values.runs); n += 1) {
    const pair = await startPair();
    fromSpawn.push(pair.spawnMs);
    ready.push(pair.readyMs);
    await pair.stop();
  }
  const median = (list: readonly number[]) =>
    Math.round(list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0);
  return {
    runs: fromSpawn.length,
    medianMs: median(fromSpawn),
    readyMs: median(ready),
    maxMs: Math.round(Math.max(...fromSpawn)),
  };
}
