// SPDX-License-Identifier: Apache-2.0
// One measurement of a pair: how many acts a second end to end, what an act takes of the processor, how long one takes when all is quiet.
import type { Weight } from './measure.ts';
import type { NodePair, NodeProcess } from './pair.ts';

const WARM = 200;

interface Counts {
  acts: number;
  entries: number;
  accepted: number;
}

export interface Round {
  actsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Resident, of the larger of the two nodes. */
  rssMb: number;
  cpuMsPerAct: { sender: number; receiver: number };
  lost: number;
  doubled: number;
}

export async function measureRound(
  pair: NodePair,
  { acts, singles }: { acts: number; singles: number },
): Promise<Round> {
  const { from, to } = pair;
  const { size: first } = await drained(from, to);
  await released(pair, WARM);
  const before = [await weightOf(from), await weightOf(to)] as const;
  const seconds = await released(pair, acts);
  const after = [await weightOf(from), await weightOf(to)] as const;
  const single = await oneByOne(pair, singles);
  const counts = (await to.ask({ do: 'counts', from: from.party, first })) as Counts;
  const at = (share: number) =>
    Number((single[Math.min(single.length - 1, Math.floor(single.length * share))] ?? 0).toFixed(2));
  return {
    actsPerSecond: Math.round(acts / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    rssMb: Math.max((await weightOf(from)).rssMb, (await weightOf(to)).rssMb),
    cpuMsPerAct: cpuPerAct(before, after, acts),
    lost: acts + WARM + singles - counts.accepted,
    doubled: counts.entries - counts.acts,
  };
}

type Both = readonly [Weight, Weight];

/** Milliseconds of the processor that an act took at each side. */
export function cpuPerAct(before: Both, after: Both, acts: number): { sender: number; receiver: number } {
  const each = ([0, 1] as const).map((i) => Number(((after[i].cpuMs - before[i].cpuMs) / acts).toFixed(3)));
  return { sender: each[0] ?? 0, receiver: each[1] ?? 0 };
}

/** Milliseconds, in ascending order. */
async function oneByOne({ from, to, lineage }: NodePair, singles: number): Promise<number[]> {
  const single: number[] = [];
  for (let n = 0; n < singles; n += 1) {
    single.push(((await from.ask({ do: 'single', to: to.party, lineage })) as { ms: number }).ms);
    // Idle again: what the partner answers to the one act is not part of the next.
    await drained(to, from);
    await drained(from, to);
  }
  return single.toSorted((a, b) => a - b);
}

/** Releases acts and waits until all are receipted. @returns seconds */
async function released({ from, to, lineage }: NodePair, acts: number): Promise<number> {
  const before = performance.now();
  await from.ask({ do: 'load', acts, to: to.party, lineage });
  await drained(from, to);
  return (performance.now() - before) / 1000;
}

/** Resolves when all that one has for the other is receipted. @returns entries of that channel */
export const drained = async (from: NodeProcess, to: NodeProcess): Promise<{ size: number }> =>
  (await from.ask({ do: 'drained', to: to.party })) as { size: number };

export const weightOf = async (node: NodeProcess): Promise<Weight> =>
  (await node.ask({ do: 'weight' })) as Weight;

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
