// SPDX-License-Identifier: Apache-2.0
// What a long history changes: rate, p99 and memory of the exchange at several numbers of stored acts, in interleaved rounds.
import { parseArgs } from 'node:util';
import type { StoreKind } from './exchange/databases.ts';
import { type NodePair, startPair } from './exchange/pair.ts';
import { drained, measureRound, median, type Round } from './exchange/round.ts';

/** A history that its own measurements have made so much longer is made anew. */
const GROWN = 1.25;

/**
 * `--sizes N,N…` (default 10000,100000,1000000), `--store sqlite|postgres`, `--rounds N` (default 5), `--acts N` a round (default 2000), `--singles N`
 * (default 200). Medians of rounds in which each size is measured in turn, so that whatever else the machine does falls on all, and their ratio
 * to the first size: `flat` when each rate, and each p99, is within a quarter of it. The pairs are made once and kept under ~/.cache/tansiq.
 */
export async function run(args: string[]): Promise<object> {
  const text = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const { values } = parseArgs({
    args,
    options: {
      ...{ sizes: text('10000,100000,1000000'), store: text('sqlite'), rounds: text('5') },
      ...{ acts: text('2000'), singles: text('200') },
    },
  });
  const [acts, singles, rounds] = [values.acts, values.singles, values.rounds].map(Number) as [
    number,
    number,
    number,
  ];
  const sizes = values.sizes.split(',').map(Number);
  const store = values.store as StoreKind;
  const measured = new Map<number, Round[]>(sizes.map((size) => [size, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [size, list] of measured) {
      const pair = await pairOf(size, store);
      try {
        list.push(await measureRound(pair, { acts, singles }));
      } finally {
        await pair.stop();
      }
      process.stderr.write(`round ${round + 1}, ${size} stored: ${JSON.stringify(list.at(-1))}\n`);
    }
  }
  const at = [...measured].map(([stored, list]) => ({ stored, ...summed(list) }));
  const ratios = at.map((one) => ({ stored: one.stored, ...ratio(one, at[0] ?? one) }));
  const flat = ratios.every(({ rate, p99 }) => rate >= 0.75 && p99 <= 1.25);
  return { store, acts, singles, rounds, at, ratios, flat };
}

/** The pair with so many acts, or a little more by what was measured on it before. */
async function pairOf(stored: number, store: StoreKind): Promise<NodePair> {
  const kept = await startPair({ keep: true, stored, store });
  const { size } = await drained(kept.from, kept.to);
  if (size <= stored * GROWN) return kept;
  await kept.stop();
  return startPair({ keep: true, stored, store, anew: true });
}

function summed(list: readonly Round[]) {
  const of = (pick: (round: Round) => number) => median(list.map(pick));
  return {
    actsPerSecond: of((round) => round.actsPerSecond),
    p50Ms: of((round) => round.p50Ms),
    p99Ms: of((round) => round.p99Ms),
    rssMb: of((round) => round.rssMb),
    cpuMsPerAct: {
      sender: of((round) => round.cpuMsPerAct.sender),
      receiver: of((round) => round.cpuMsPerAct.receiver),
    },
    lost: Math.max(...list.map((round) => round.lost)),
    doubled: Math.max(...list.map((round) => round.doubled)),
    rates: list.map((round) => round.actsPerSecond),
  };
}

type Summed = ReturnType<typeof summed>;

function ratio(one: Summed, first: Summed) {
  const over = (a: number, b: number) => Number((a / b).toFixed(3));
  const whole = ({ cpuMsPerAct }: Summed) => cpuMsPerAct.sender + cpuMsPerAct.receiver;
  return {
    rate: over(one.actsPerSecond, first.actsPerSecond),
    p99: over(one.p99Ms, first.p99Ms),
    rss: over(one.rssMb, first.rssMb),
    cpu: over(whole(one), whole(first)),
  };
}
