// SPDX-License-Identifier: Apache-2.0
// Two nodes as processes, paired, with an agreement in force and the people that a release names.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initNode, type RunningNode, startNode } from '@tansiq/node';
import { agree, drained, introduce } from './agree.ts';
import { databaseUrl, dropDatabases, freshDatabases, haveDatabases, type StoreKind } from './databases.ts';
import { releaseMany } from './load.ts';
import { fill } from './stored.ts';
import { benchTerms } from './terms.ts';

export interface NodeProcess {
  party: string;
  dataDir: string;
  ask(command: object): Promise<unknown>;
}

export interface NodePair {
  from: NodeProcess;
  to: NodeProcess;
  lineage: string;
  /** Of the slower node: `startNode` alone, and from the start of its process. */
  readyMs: number;
  spawnMs: number;
  stop(): Promise<void>;
  /** Both end at once, in the middle of whatever they do. */
  kill(): Promise<void>;
}

interface Made {
  party: string;
  dataDir: string;
  card: string;
  fingerprint: string;
}

export interface PairOptions {
  /** Kept under ~/.cache/tansiq, and started again with its history the next time. */
  keep?: boolean;
  /** Acts of history that the pair is made with. */
  stored?: number;
  store?: StoreKind;
  /** Made anew, whatever was kept. */
  anew?: boolean;
  /** Acts that the first has for the second, which holds none of them: it was away when they were released, or lost them with its store. */
  missed?: { acts: number; by: 'away' | 'lost' };
}

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tansiq');
const IDS = ['ma.dgsn', 'es.pn'] as const;

/** Two nodes in a temporary folder or, where it is to be kept, a pair made before with its history. */
export async function startPair(options: PairOptions = {}): Promise<NodePair> {
  const { keep = false, stored = 0, store = 'sqlite', anew = false, missed } = options;
  const mark = store === 'sqlite' ? `${stored}` : `${store}-${stored}`;
  const folder = keep ? join(cache, `bench-exchange-${mark}`) : mkdtempSync(join(tmpdir(), 'tansiq-bench-'));
  const databases =
    store === 'postgres'
      ? IDS.map((id) => `bench_${keep ? stored : process.pid}_${id.replace('.', '_')}`)
      : [];
  const known = join(folder, 'pair.json');
  const isThere = !anew && existsSync(known) && (databases.length === 0 || (await haveDatabases(databases)));
  const made = isThere
    ? (JSON.parse(readFileSync(known, 'utf8')) as Kept)
    : await prepare(folder, databases, { stored, missed });
  const before = performance.now();
  const nodes = [start(), start()] as const;
  const ready = (await Promise.all(
    nodes.map((node, i) =>
      node.ask({ do: 'start', dataDir: made.parties[i]?.dataDir, ...urlOf(databases[i]) }),
    ),
  )) as { readyMs: number }[];
  const spawnMs = performance.now() - before;
  const named = (i: 0 | 1): NodeProcess => ({
    ask: nodes[i].ask,
    party: made.parties[i]?.party ?? '',
    dataDir: made.parties[i]?.dataDir ?? '',
  });
  const [from, to] = [named(0), named(1)];
  return {
    from,
    to,
    lineage: made.lineage,
    readyMs: Math.max(...ready.map((one) => one.readyMs)),
    spawnMs,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.ask({ do: 'stop' })));
      const ended = nodes.map((node) => once(node.child, 'exit'));
      for (const node of nodes) node.child.disconnect();
      await Promise.all(ended);
      if (keep) return;
      rmSync(folder, { recursive: true, force: true });
      if (databases.length > 0) await dropDatabases(databases);
    },
    kill: async () => {
      const ended = nodes.map((node) => once(node.child, 'exit'));
      for (const node of nodes) node.child.kill('SIGKILL');
      await Promise.all(ended);
    },
  };
}

const urlOf = (database: string | undefined): { postgres?: string } =>
  database === undefined ? {} : { postgres: databaseUrl(database) };

interface Kept {
  lineage: string;
  parties: Made[];
}

/** Makes both nodes, pairs them, puts an agreement into force, fills in the history; all in this process, then stops them. */
async function prepare(
  folder: string,
  databases: readonly string[],
  { stored, missed }: { stored: number; missed: PairOptions['missed'] },
): Promise<Kept> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (databases.length > 0) await freshDatabases(databases);
  const parties = [
    await make(folder, IDS[0], urlOf(databases[0])),
    await make(folder, IDS[1], urlOf(databases[1])),
  ];
  const [first, second] = (await Promise.all(
    parties.map(({ dataDir }) => startNode({ dataDir, env: { TANSIQ_LOG_LEVEL: 'error' } })),
  )) as [RunningNode, RunningNode];
  await introduce(first, parties[1] as Made);
  await introduce(second, parties[0] as Made);
  const terms = benchTerms(parties);
  await agree(first, { step: 'propose', terms, to: second.party });
  await drained(first, second.party);
  await agree(first, { step: 'sign', terms, to: second.party });
  await drained(first, second.party);
  await agree(second, { step: 'sign', terms, to: first.party });
  await drained(second, first.party);
  await drained(first, second.party);
  const { lineage } = terms;
  if (stored > 0) await fill(first, second, { lineage, acts: stored });
  if (missed?.by === 'lost') await fill(first, second, { lineage, acts: missed.acts, lost: true });
  await second.stop();
  if (missed?.by === 'away') await releaseMany(first, second.party, lineage, missed.acts);
  await first.stop();
  const kept = { lineage: terms.lineage as string, parties };
  writeFileSync(join(folder, 'pair.json'), JSON.stringify(kept));
  return kept;
}

async function make(folder: string, party: string, store: { postgres?: string }): Promise<Made> {
  const dataDir = join(folder, party);
  const port = await freePort();
  const made = await initNode({
    dataDir,
    ...store,
    party,
    names: { en: party },
    spoc: { en: party },
    supervisor: { en: party },
    officers: { host: '127.0.0.1', port: await freePort() },
    partners: { host: '127.0.0.1', port, endpoint: `https://${party.replace('.', '-')}.localhost:${port}` },
    admin: { login: 'admin', name: 'Admin', password: 'seven quiet harbours', language: 'en' },
  });
  return { dataDir, ...made };
}

function start(): Pick<NodeProcess, 'ask'> & { child: ChildProcess } {
  const child = fork(fileURLToPath(new URL('node-process.ts', import.meta.url)), {
    // As `tansiq serve` runs.
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=32',
      '--heap-growing-percent=80',
    ],
    env: {
      ...{ MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '65536' },
      ...process.env,
    },
    serialization: 'json',
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', ({ id, result, error }: { id: number; result?: unknown; error?: string }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(result);
    else one?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const one of waiting.values()) one.reject(new Error(`a measured node ended with ${code}`));
  });
  const ask = (command: object) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, command });
    });
  return { child, ask };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
