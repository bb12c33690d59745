// SPDX-License-Identifier: Apache-2.0
// `tansiq names eval`: how often the one sought is found in a register, how fast, and at what cost.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NameIndex, type NewRecord, syntheticPeople } from '@tansiq/names';
import { SqliteNameStorage } from '@tansiq/node/name-index';
import { type Row, readTsv, whole } from './names-table.ts';

export type EvalOptions = {
  readonly register: string;
  readonly queries: string;
  readonly fill: number;
  readonly say: (line: string) => void;
  /** What whoever reads the figures must know. */
  readonly warn: (line: string) => void;
};

export type EvalReport = {
  readonly queries: number;
  readonly recall1: number;
  readonly recall10: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly indexSeconds: number;
  readonly rssMb: number;
  readonly records: number;
  readonly recordsPerSecond: number;
  readonly withBirth: number;
  readonly indexCpuSeconds: number;
  /** Processor time of one query, which other work on the machine stretches less than the time on the wall. */
  readonly p50CpuMs: number;
  readonly p95CpuMs: number;
};

function* registerOf(rows: readonly Row[], fill: number): Generator<NewRecord> {
  for (const row of rows)
    yield { id: row.id ?? '', name: row.name ?? '', ...(row.birth ? { birth: row.birth } : {}) };
  const seeds = rows.map((row) => ({ name: row.name ?? '', birth: row.birth ?? '' }));
  let made = 0;
  for (const person of syntheticPeople(seeds, fill)) {
    yield {
      id: `synthetic-${++made}`,
      name: person.name,
      ...(person.birth === '' ? {} : { birth: person.birth }),
    };
  }
}

/** A number of the given share of sorted values. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));
const PEOPLE_ASKED = 10;

/** Invented people, asked for before anything is measured: a node that has run for a while has its code compiled. */
const WARMING = (
  'كريم الداودي|عبد الصمد بنجلون|مصطفى ضياء الدين|أبو بكر العمراني|فاطمة الزهراء حجي|يوسف غانم|Karim Daoudi|Abdessamad Benjelloun|' +
  'Mustapha Diaeddine|Aboubakr Amrani|Fatima Zohra Hajji|Youssef Ghanem'
).split('|');
const WARMING_ROUNDS = 3;

async function warm(storage: SqliteNameStorage): Promise<void> {
  for (let round = 0; round < WARMING_ROUNDS; round++) {
    const index = await NameIndex.open(storage);
    for (const name of WARMING) await index.search({ name, birth: String(1960 + round) }, PEOPLE_ASKED);
  }
}

/** Asks every query of a freshly opened index, which remembers nothing of queries before. */
async function ask(
  storage: SqliteNameStorage,
  queries: readonly Row[],
  built: { readonly seconds: number; readonly cpuSeconds: number },
  say: (line: string) => void,
): Promise<EvalReport> {
  const index = await NameIndex.open(storage);
  const times: number[] = [];
  const cpu: number[] = [];
  let first = 0;
  let ten = 0;
  let withBirth = 0;
  for (const row of queries) {
    if (row.birth) withBirth++;
    const before = process.cpuUsage();
    const asked = performance.now();
    const found = await index.search(
      { name: row.query ?? '', ...(row.birth ? { birth: row.birth } : {}) },
      PEOPLE_ASKED,
    );
    times.push(performance.now() - asked);
    const used = process.cpuUsage(before);
    cpu.push((used.user + used.system) / 1000);
    const ids = [...new Set(found.map((candidate) => candidate.record.id))].slice(0, PEOPLE_ASKED);
    const rank = ids.indexOf(row.id ?? '');
    if (rank === 0) first++;
    if (rank >= 0) ten++;
    else say(`not found: ${row.query} (${row.id}); first was ${found[0]?.record.name ?? 'nothing'}`);
  }
  times.sort((a, b) => a - b);
  cpu.sort((a, b) => a - b);
  return {
    queries: queries.length,
    recall1: round(first / queries.length, 4),
    recall10: round(ten / queries.length, 4),
    p50Ms: round(quantile(times, 0.5), 1),
    p95Ms: round(quantile(times, 0.95), 1),
    indexSeconds: round(built.seconds, 1),
    rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    records: index.size,
    recordsPerSecond: Math.round(index.size / built.seconds),
    indexCpuSeconds: round(built.cpuSeconds, 1),
    withBirth,
    p50CpuMs: round(quantile(cpu, 0.5), 1),
    p95CpuMs: round(quantile(cpu, 0.95), 1),
  };
}

/** Builds the index on SQLite in a temporary folder once, asks the queries of every file, and measures each file by itself. */
export async function evaluateEach(
  options: Omit<EvalOptions, 'queries'> & { readonly queries: readonly string[] },
): Promise<EvalReport[]> {
  const inRegister = readTsv(options.register, ['id', 'name']);
  const register = whole(inRegister, ['id', 'name'], options.register, options.warn);
  const known = new Set(register.map((row) => row.id));
  const files = options.queries.map((path) => {
    const queries = whole(readTsv(path, ['query', 'id']), ['query', 'id'], path, options.warn);
    const unknown = queries.filter((row) => !known.has(row.id)).length;
    if (unknown > 0)
      options.warn(
        `${path}: ${unknown} of ${queries.length} queries ask for an id that is not in the register; they count as not found`,
      );
    return queries;
  });
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-names-'));
  const storage = new SqliteNameStorage(join(folder, 'names.db'));
  try {
    const began = performance.now();
    const before = process.cpuUsage();
    const index = await NameIndex.open(storage);
    await index.add(registerOf(register, options.fill));
    await index.flush();
    const used = process.cpuUsage(before);
    const built = {
      seconds: (performance.now() - began) / 1000,
      cpuSeconds: (used.user + used.system) / 1e6,
    };
    options.say(`${index.size} records indexed in ${built.seconds.toFixed(1)} s`);
    await warm(storage);
    const reports: EvalReport[] = [];
    for (const queries of files) reports.push(await ask(storage, queries, built, options.say));
    return reports;
  } finally {
    storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One register, one file of queries. */
export async function evaluate(options: EvalOptions): Promise<EvalReport> {
  const [report] = await evaluateEach({ ...options, queries: [options.queries] });
  return report as EvalReport;
}
