// SPDX-License-Identifier: Apache-2.0
// Two node processes on SQLite, everything on: how many acts a second end to end, and how long one act takes when all is quiet.
import { parseArgs } from 'node:util';
import { startPair } from './exchange/pair.ts';

const WARM = 200;

/** `--acts N` (default 10000) and `--singles N` (default 500). */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { acts: { type: 'string', default: '10000' }, singles: { type: 'string', default: '500' } } });
  const [acts, singles] = [Number(values.acts), Number(values.singles)];
  const pair = await startPair();
  try {
    const { from, to, lineage } = pair;
    await from.ask({ do: 'load', acts: WARM, to: to.party, lineage });
    await from.ask({ do: 'drained', to: to.party });
    const before = performance.now();
    await from.ask({ do: 'load', acts, to: to.party, lineage });
    const released = performance.now() - before;
    await from.ask({ do: 'drained', to: to.party });
    const seconds = (performance.now() - before) / 1000;
    const taken: number[] = [];
    for (let n = 0; n < singles; n += 1) {
      const { ms } = (await from.ask({ do: 'single', to: to.party, lineage })) as { ms: number };
      taken.push(ms);
    }
    taken.sort((a, b) => a - b);
    const sent = acts + WARM + singles;
    const held = (await to.ask({ do: 'counts', from: from.party })) as { acts: number; entries: number; accepted: number; rssMb: number };
    const own = (await from.ask({ do: 'counts', from: from.party })) as { rssMb: number };
    const at = (share: number) => Number((taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0).toFixed(2));
    return {
      acts,
      actsPerSecond: Math.round(acts / seconds),
      releasedPerSecond: Math.round((acts / released) * 1000),
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      rssMb: Math.max(held.rssMb, own.rssMb),
      readyMs: Math.round(pair.readyMs),
      lost: sent - held.accepted,
      doubled: held.entries - held.acts,
    };
  } finally {
    await pair.stop();
  }
}
