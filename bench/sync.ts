// SPDX-License-Identifier: Apache-2.0
// First synchronisation: a partner that holds nothing of a channel catches up with all of it, as fast as both nodes can.
import { parseArgs } from 'node:util';
import type { StoreKind } from './exchange/databases.ts';
import { startPair } from './exchange/pair.ts';
import { cpuPerAct, drained, weightOf } from './exchange/round.ts';

const WHY = ['away', 'lost'] as const;

/**
 * `--acts N` (default 50000), `--store sqlite|postgres`, `--after away|lost` for one of the two: the partner was away while the acts were released, so
 * that they still have to pass the gate and get their place; or it lost with its store what it had receipted, and gets it again.
 */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      acts: { type: 'string', default: '50000' },
      store: { type: 'string', default: 'sqlite' },
      after: { type: 'string' },
    },
  });
  const acts = Number(values.acts);
  const figures: Record<string, object> = {};
  for (const by of WHY)
    if (values.after === undefined || values.after === by)
      figures[by] = await synchronised(acts, by, values.store as StoreKind);
  return { acts, store: values.store, ...figures };
}

async function synchronised(acts: number, by: (typeof WHY)[number], store: StoreKind): Promise<object> {
  const pair = await startPair({ store, missed: { acts, by } });
  const { from, to } = pair;
  try {
    const before = [await weightOf(from), await weightOf(to)] as const;
    const start = performance.now();
    const { size } = await drained(from, to);
    await to.ask({ do: 'taken', from: from.party, size });
    const seconds = (performance.now() - start) / 1000;
    const after = [await weightOf(from), await weightOf(to)] as const;
    const [sender, receiver] = after.map(({ peakMb }) => peakMb);
    return {
      actsPerSecond: Math.round(acts / seconds),
      cpuMsPerAct: cpuPerAct(before, after, acts),
      peakMb: { sender, receiver },
    };
  } finally {
    await pair.stop();
  }
}
