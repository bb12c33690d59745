// SPDX-License-Identifier: Apache-2.0
// Two node processes on SQLite, everything on: how many acts a second end to end, and how long one act takes when all is quiet.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type NodePair, startPair } from './exchange/pair.ts';

const WARM = 200;
const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');

interface Options {
  acts: number;
  singles: number;
  stored: number;
  rounds: number;
}

interface Counts {
  acts: number;
  entries: number;
  accepted: number;
  rssMb: number;
}

/**
 * `--acts N` (default 10000), `--singles N` (default 500). With `--stored N` two pairs are compared, one with 10,000 acts of history
 * and one with N (made once and kept under ~/.cache/tansiq), in `--rounds N` (default 5) interleaved rounds.
 */
export async function run(args: string[]): Promise<object> {
  const number = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const { values } = parseArgs({
    args,
    options: { acts: number('10000'), singles: number('500'), stored: number('0'), rounds: number('5') },
  });
  const options: Options = {
    acts: Number(values.acts),
    singles: Number(values.singles),
    stored: Number(values.stored),
    rounds: Number(values.rounds),
  };
  return options.stored > 0 ? compared(options) : once(options, await startPair());
}

async function once({ acts, singles }: Options, pair: NodePair): Promise<object> {
  const { from, to, lineage } = pair;
  try {
    const before = await held(pair);
    await released(pair, WARM);
    const cpu = (await from.ask({ do: 'cpu' })) as { ms: number };
    const taking = (await to.ask({ do: 'cpu' })) as { ms: number };
    const seconds = await released(pair, acts);
    const spent = ((await from.ask({ do: 'cpu' })) as { ms: number }).ms - cpu.ms;
    const spentTaking = ((await to.ask({ do: 'cpu' })) as { ms: number }).ms - taking.ms;
    const single: number[] = [];
    for (let n = 0; n < singles; n += 1) {
      single.push(((await from.ask({ do: 'single', to: to.party, lineage })) as { ms: number }).ms);
      // Idle again: what the partner answers to the one act is not part of the next.
      await to.ask({ do: 'drained', to: from.party });
      await from.ask({ do: 'drained', to: to.party });
    }
    single.sort((a, b) => a - b);
    const after = await held(pair);
    const at = (share: number) =>
      Number((single[Math.min(single.length - 1, Math.floor(single.length * share))] ?? 0).toFixed(2));
    return {
      acts,
      actsPerSecond: Math.round(acts / seconds),
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      rssMb: after.rssMb,
      cpuMsPerAct: {
        sender: Number((spent / acts).toFixed(3)),
        receiver: Number((spentTaking / acts).toFixed(3)),
      },
      readyMs: Math.round(pair.readyMs),
      lost: acts + WARM + singles - (after.accepted - before.accepted),
      doubled: after.entries - after.acts,
    };
  } finally {
    await pair.stop();
  }
}

/** Rates with a short and a long history, in turn, so that whatever else the machine does falls on both. */
async function compared({ acts, stored, rounds }: Options): Promise<object> {
  const rates: Record<'short' | 'long', number[]> = { short: [], long: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, size] of [
      ['short', 10_000],
      ['long', stored],
    ] as const) {
      const keep = join(cache, 'tansiq', `bench-exchange-${size}`);
      mkdirSync(keep, { recursive: true });
      const pair = await startPair({ keep, stored: size });
      try {
        await released(pair, WARM);
        rates[kind].push(Math.round(acts / (await released(pair, acts))));
      } finally {
        await pair.stop();
      }
    }
  }
  const [short, long] = [median(rates.short), median(rates.long)];
  return {
    acts,
    stored,
    rounds,
    rates,
    medianAt10k: short,
    medianAtStored: long,
    ratio: Number((long / short).toFixed(3)),
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Releases acts and waits until all are receipted. @returns seconds */
async function released({ from, to, lineage }: NodePair, acts: number): Promise<number> {
  const before = performance.now();
  await from.ask({ do: 'load', acts, to: to.party, lineage });
  await from.ask({ do: 'drained', to: to.party });
  return (performance.now() - before) / 1000;
}

async function held({ from, to }: NodePair): Promise<Counts> {
  const there = (await to.ask({ do: 'counts', from: from.party })) as Counts;
  const here = (await from.ask({ do: 'counts', from: from.party })) as Counts;
  return { ...there, rssMb: Math.max(there.rssMb, here.rssMb) };
}
