// SPDX-License-Identifier: Apache-2.0
// What a story leaves: exports of all sides, read by the second reader, which shares no code with the nodes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchExports, type PartyNode, untilQuiet } from '@tansiq/cli';
import {
  type ActQuery,
  type ActReport,
  type Comparison,
  compareExports,
  findActs,
  type Reading,
  readExport,
} from '@tansiq/verifier';

export class Evidence {
  readonly #readings: ReadonlyMap<string, Reading>;
  readonly comparisons: readonly Comparison[];

  private constructor(readings: ReadonlyMap<string, Reading>, comparisons: readonly Comparison[]) {
    this.#readings = readings;
    this.comparisons = comparisons;
  }

  /** Waits until nothing is under way between these nodes, fetches the export of each, and reads and compares them all. */
  static async gather(nodes: readonly PartyNode[]): Promise<Evidence> {
    await untilQuiet(nodes);
    const folder = mkdtempSync(join(tmpdir(), 'tansiq-exports-'));
    try {
      const files = await fetchExports(nodes, folder);
      const readings = new Map<string, Reading>();
      for (const [at, file] of files.entries()) {
        readings.set(nodes[at]?.id ?? '', await readExport(file, { content: {} }));
      }
      return new Evidence(readings, [...compareAll([...readings.values()])]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Every export verifies by itself, and every two agree on what they exchanged. */
  get ok(): boolean {
    return [...this.#readings.values()].every(({ report }) => report.ok) && this.#differing.length === 0;
  }

  /** What does not verify, in words. */
  get problems(): string[] {
    const single = [...this.#readings].flatMap(([party, { report }]) =>
      report.problems.map(({ code, where, detail }) => `${party}: ${code} ${where} ${detail}`),
    );
    return [
      ...single,
      ...this.#differing.map(({ parties, ...rest }) => `${parties.join(' and ')}: ${JSON.stringify(rest)}`),
    ];
  }

  /** Pairs that do not hold the same of what they exchanged. */
  get #differing(): Comparison[] {
    return this.comparisons.filter(({ ok }) => !ok);
  }

  /** The reading of one party's export. */
  of(party: string): Reading {
    const reading = this.#readings.get(party);
    if (!reading) throw new Error(`there is no export of ${party}`);
    return reading;
  }

  /** Acts of one party's export that fit. */
  find(party: string, query: ActQuery): ActReport[] {
    return findActs(this.of(party).report, query);
  }

  /** The act in every one of these parties' exports, or undefined where one lacks it or it is not bound to its author. */
  inAll(parties: readonly string[], act: string, query: ActQuery): ActReport | undefined {
    const found = parties.map((party) => this.find(party, query).find(({ id }) => id === act));
    return found.every((one) => one !== undefined) ? found[0] : undefined;
  }
}

function* compareAll(readings: readonly Reading[]): Generator<Comparison> {
  for (const [at, one] of readings.entries()) {
    for (const other of readings.slice(at + 1)) {
      // Two parties that never met have no common history to compare.
      if (haveMet(one, other)) yield compareExports(one, other);
    }
  }
}

const haveMet = (one: Reading, other: Reading): boolean =>
  one.report.channels.some(({ from, to, size }) => size > 0 && [from, to].includes(other.report.by));
