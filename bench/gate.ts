// SPDX-License-Identifier: Apache-2.0
// Decisions a second of the gate: random distinct facts against many agreements, nothing remembered between them.
import { decide } from '../packages/protocol/src/gate/decide.ts';
import { randomAgreements, randomFacts, randomFrom } from '../packages/protocol/src/gate/random-facts.ts';

export interface GateBench {
  /** Median of the runs by the clock on the wall, in one thread. */
  readonly decisionsPerSecond: number;
  /** Median by the processor time that the process used, which a busy machine does not lengthen. */
  readonly decisionsPerCpuSecond: number;
  readonly agreements: number;
  readonly facts: number;
  readonly permitted: number;
  readonly denials: number;
  readonly runs: readonly number[];
}

/**
 * @param args `--facts N` (10,000), `--agreements N` (200), `--runs N` (5), `--seed N` (1).
 * Facts are made before the clock starts; each run decides each of them ten times in a row of passes.
 */
export async function run(args: string[]): Promise<GateBench> {
  const count = option(args, '--facts', 10_000);
  const agreementCount = option(args, '--agreements', 200);
  const runCount = option(args, '--runs', 5);
  const random = randomFrom(option(args, '--seed', 1));
  const agreements = randomAgreements(random, agreementCount);
  const facts = Array.from({ length: count }, (_, at) => randomFacts(random, agreements, at));
  const passes = 10;
  let permitted = 0;
  let denials = 0;
  const runs: number[] = [];
  const cpuRuns: number[] = [];
  for (let at = 0; at <= runCount; at++) {
    permitted = 0;
    denials = 0;
    const cpu = process.cpuUsage();
    const start = performance.now();
    for (let pass = 0; pass < passes; pass++) {
      for (const one of facts) {
        const decision = decide(one);
        if (decision.permit) permitted++;
        denials += decision.denials.length;
      }
    }
    // The first run warms the compiler up and does not count.
    if (at === 0) continue;
    const elapsed = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    runs.push(Math.round((count * passes * 1000) / elapsed));
    cpuRuns.push(Math.round((count * passes * 1_000_000) / (user + system)));
  }
  return {
    decisionsPerSecond: median(runs),
    decisionsPerCpuSecond: median(cpuRuns),
    agreements: agreementCount,
    facts: count,
    permitted: permitted / passes,
    denials: denials / passes,
    runs,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function option(args: readonly string[], name: string, usual: number): number {
  const at = args.indexOf(name);
  const value = at < 0 ? usual : Number(args[at + 1]);
  if (!Number.isInteger(value) || value <= 0) throw new Error(`${name} needs a whole number above 0`);
  return value;
}

if (import.meta.main) console.log(JSON.stringify(await run(process.argv.slice(2))));
