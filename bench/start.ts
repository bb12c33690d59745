// SPDX-License-Identifier: Apache-2.0
// How long a node takes from being started as a process until it is ready, cold: imports, store, keys, listeners.
import { parseArgs } from 'node:util';
import type { StoreKind } from './exchange/databases.ts';
import { startPair } from './exchange/pair.ts';
import { median, weightOf } from './exchange/round.ts';

/** Acts that are released when the nodes are killed. */
const UNDER_WAY = 20_000;
/** Milliseconds into them at which it happens. */
const KILL_AFTER = 1_500;

/**
 * `--runs N` (default 5), `--stored N` acts of history (default none), `--store sqlite|postgres`, `--kill` where the nodes before them were killed in the
 * middle of an exchange. Milliseconds; `readyMs` is without the process and its imports, `readyCpuMs` the processor's time with them.
 */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '5' },
      stored: { type: 'string', default: '0' },
      store: { type: 'string', default: 'sqlite' },
      kill: { type: 'boolean', default: false },
    },
  });
  const stored = Number(values.stored);
  const options = { keep: stored > 0 || values.kill, stored, store: values.store as StoreKind };
  const fromSpawn: number[] = [];
  const ready: number[] = [];
  const cpu: number[] = [];
  for (let n = 0; n < Number(values.runs); n += 1) {
    if (values.kill) await killed(options);
    const pair = await startPair(options);
    fromSpawn.push(pair.spawnMs);
    ready.push(pair.readyMs);
    const weights = [await weightOf(pair.from), await weightOf(pair.to)];
    cpu.push(Math.max(...weights.map(({ cpuMs }) => cpuMs)));
    await pair.stop();
  }
  return {
    ...{ stored, store: values.store, killed: values.kill, runs: fromSpawn.length },
    medianMs: Math.round(median(fromSpawn)),
    readyMs: Math.round(median(ready)),
    readyCpuMs: Math.round(median(cpu)),
    maxMs: Math.round(Math.max(...fromSpawn)),
  };
}

async function killed(options: Parameters<typeof startPair>[0]): Promise<void> {
  const { from, to, lineage, kill } = await startPair(options);
  const broken = from.ask({ do: 'load', acts: UNDER_WAY, to: to.party, lineage }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, KILL_AFTER));
  await kill();
  await broken;
}
