// SPDX-License-Identifier: Apache-2.0
// Searches and pages as an officer's call makes them, timed; and how many questions a page puts to the store.
import { ContentReader, type RunningNode, readQuery } from '@tansiq/node';
import { type ProcessorTime, processorTime } from './processor-time.ts';
import { sought } from './text.ts';

type Officer = Parameters<RunningNode['rooms']['search']['search']>[0];

const officer = (id: string): Officer => ({
  ...{ id, login: id, name: id, roles: ['officer'], clearance: 0, shielded: false, language: 'en' },
});

const readers = { all: officer('all'), onePercent: officer('few') };

const searches: Readonly<Record<string, readonly string[]>> = {
  common: [sought.common.es, sought.common.ar],
  usual: [sought.usual.es, sought.usual.ar],
  rare: [sought.rare.es, sought.rare.ar],
  absent: ['quiet-harbour-7f3a', 'لاشيءهنا'],
  twoCommon: [`${sought.common.es} bazo`, `${sought.common.ar} بايو`],
  phrase: [`"${sought.common.es} bazo"`, `"${sought.usual.ar} ${sought.common.ar}"`],
  beginning: ['contene*', 'زرزا*'],
};

/** @param database name of the PostgreSQL database; undefined on SQLite */
export async function measure(
  { rooms }: RunningNode,
  runs: number,
  database: string | undefined,
): Promise<object> {
  const figures: Record<string, Record<string, object>> = {};
  for (const [who, reader] of Object.entries(readers)) {
    const own: Record<string, object> = {};
    for (const [name, texts] of Object.entries(searches)) {
      const times: number[] = [];
      let cpu = processorTime(database);
      const told: { counted: number | undefined; cut: boolean }[] = [];
      for (let n = 0; n < runs + 2; n += 1) {
        const query = readQuery(texts[n % texts.length] ?? '');
        if (!query) throw new Error(`no query: ${name}`);
        if (n === 2) cpu = processorTime(database);
        const before = performance.now();
        const { counted, cut } = await rooms.search.search(reader, query, { limit: 50 });
        times.push(performance.now() - before);
        if (n < texts.length) told.push({ counted, cut });
      }
      own[name] = {
        found: told.map(({ counted }) => counted),
        cut: told.some(({ cut }) => cut),
        firstMs: round(times[0] ?? 0),
        ...spread(times.slice(2)),
        ...cpuOf(cpu, runs, database),
      };
    }
    figures[who] = own;
  }
  return { search: figures, page: await pages(rooms, runs, database) };
}

/** A page of 100 acts, the newest and one deep down. */
async function pages(
  rooms: RunningNode['rooms'],
  runs: number,
  database: string | undefined,
): Promise<object> {
  let asked = 0;
  const counted = rooms.store.db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const content = new ContentReader({ ...rooms, store: { ...rooms.store, db: counted } });
  const figures: Record<string, object> = {};
  for (const [who, reader] of Object.entries(readers)) {
    const times: number[] = [];
    const cpu = processorTime(database);
    let before: number | undefined;
    asked = 0;
    for (let n = 0; n < runs; n += 1) {
      const start = performance.now();
      const rows = await content.page(reader, { type: 'report.', limit: 100, before });
      times.push(performance.now() - start);
      // Four pages on, then the newest again.
      before = n % 4 === 3 ? undefined : rows.at(-1)?.seq;
    }
    figures[who] = { acts: 100, queries: asked / runs, ...spread(times), ...cpuOf(cpu, runs, database) };
  }
  return figures;
}

function spread(times: readonly number[]): object {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}

/** For one of them. On SQLite the database's is in the node's own. */
const cpuOf = (before: ProcessorTime, runs: number, database: string | undefined): object => {
  const { own, server } = processorTime(database);
  return {
    cpuMs: round((own - before.own) / runs),
    ...(database !== undefined && { serverCpuMs: round((server - before.server) / runs) }),
  };
};

const round = (ms: number): number => Math.round(ms * 10) / 10;
