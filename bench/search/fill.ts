// SPDX-License-Identifier: Apache-2.0
// A node with a great many acts to search: rows as the exchange stores them, headers without real signatures, kept for the next run.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  foldWords,
  indexNew,
  initNode,
  insertActs,
  insertMany,
  type RunningNode,
  startNode,
} from '@tansiq/node';
import { hashText, type RandomId } from '@tansiq/protocol';
import { prose, random } from './text.ts';

export type Kind = 'sqlite' | 'postgres';

/** Acts of one dossier, on average. */
const PER_DOSSIER = 100;
const CHUNK = 1000;
const START = Date.UTC(2024, 0, 1);

const idOf = (seed: string) => `${hashText(seed).slice(0, 21)}A` as RandomId;

/** The node with `acts` acts on that database; made once, in the machine's folder for temporary files. */
export async function filledNode(kind: Kind, acts: number, server: string | undefined): Promise<RunningNode> {
  const folder = join(tmpdir(), `tansiq-bench-search-${kind}-${acts}`);
  const env = { TANSIQ_LOG_LEVEL: 'error' };
  if (existsSync(join(folder, 'filled'))) {
    const node = await startNode({ dataDir: folder, env });
    await folded(node.rooms.store);
    return node;
  }
  mkdirSync(folder, { recursive: true });
  const base = {
    ...{ dataDir: folder, party: 'ma.dgsn', names: { en: 'Bench' } },
    ...{ spoc: { en: 'Bench' }, supervisor: { en: 'Bench' } },
    ...{ officers: { host: '127.0.0.1', port: 0 }, partners: { host: '127.0.0.1', port: 0 } },
    admin: { login: 'admin', name: 'Admin', password: 'bench bench bench', language: 'en' as const },
  };
  await initNode({ ...base, ...(kind === 'postgres' && { postgres: await database(server ?? '', acts) }) });
  const node = await startNode({ dataDir: folder, env });
  await fill(node, acts);
  writeFileSync(join(folder, 'filled'), '');
  return node;
}

export const databaseOf = (acts: number): string => `bench_search_${acts}`;

async function database(server: string, acts: number): Promise<string> {
  const { default: pg } = await import('pg');
  const name = databaseOf(acts);
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`drop database if exists ${name}`);
  await admin.query(`create database ${name}`);
  await admin.end();
  const own = new URL(server);
  own.pathname = `/${name}`;
  return own.href;
}

async function fill({ rooms }: RunningNode, acts: number): Promise<void> {
  const { store } = rooms;
  const next = random(acts);
  const dossiers = Array.from({ length: Math.ceil(acts / PER_DOSSIER) }, (_, n) => idOf(`dossier ${n}`));
  await store.writer.write(async (tx) => {
    // One reader knows every dossier, another each hundredth.
    const readers = dossiers.flatMap((dossier, n) =>
      ['all', ...(n % 100 === 0 ? ['few'] : [])].map((user) => ({
        ...{ dossier: dossier as string, user, granted_by: 'system', granted_at: 0 },
      })),
    );
    await insertMany(tx, store.dialect, 'dossier_readers', readers);
  });
  for (let first = 0; first < acts; first += CHUNK) {
    const made = Array.from({ length: Math.min(CHUNK, acts - first) }, (_, n) =>
      act(first + n, dossiers[Math.floor(next() * dossiers.length)] as RandomId, next),
    );
    await store.writer.write((tx) => insertActs(tx, store.dialect, made));
    await indexNew(store, Number.POSITIVE_INFINITY);
    if (first % (CHUNK * 10) === 0) await foldWords(store);
    if (first % (CHUNK * 100) === 0) process.stderr.write(`${store.dialect}: ${first} of ${acts}\n`);
  }
  await folded(store);
}

/** The node folds too, by its clock; whichever comes second leaves the rest to the other. */
async function folded(store: RunningNode['rooms']['store']): Promise<void> {
  for (;;) {
    await foldWords(store);
    const { n } = await store.db
      .selectFrom('act_words')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('segment', '=', 0)
      .executeTakeFirstOrThrow();
    if (Number(n) < 2048) return;
  }
}

const handling = { restrictions: ['H0'], tlp: 'AMBER+STRICT', pap: 'GREEN', evidence: 'never' };
const declaration = {
  ...{ purpose: 'prevention', crimeAreas: ['terrorism'], dataCategories: ['events'] },
  ...{ subjectCategories: [], specialCategories: [], minors: false, penaltyMonths: 24 },
  evaluation: { scheme: '4x4', value: 'B2' },
  ground: { kind: 'law-09-08' },
  release: { kind: 'person', officer: 'bench', at: '2024-01-01T00:00:00Z' },
};

function act(n: number, dossier: RandomId, next: () => number): Parameters<typeof insertActs>[2][number] {
  const lang = next() < 0.5 ? 'es' : 'ar';
  const bodies = {
    title: { text: { [lang]: `Informe ${n}` } },
    facts: { text: { [lang]: prose(lang, next) } },
    ...{ handling, declaration },
  };
  const header = {
    ...{ v: 1, type: 'report.share', author: 'es.pn', audience: ['es.pn', 'ma.dgsn'], dossier },
    ...{ agreement: { lineage: idOf('lineage'), terms: hashText('terms') } },
    time: new Date(START + n * 60_000).toISOString().replace(/\.\d+Z$/, 'Z'),
    sections: Object.fromEntries(Object.keys(bodies).map((name) => [name, hashText(`${name} ${n}`)])),
  };
  const jws = `e30.${Buffer.from(JSON.stringify(header)).toString('base64url')}.${'s'.repeat(86)}`;
  const held = {
    ...{ id: hashText(`act ${n}`) as string, jws, header: header as never },
    sections: Object.entries(bodies).map(
      ([name, body]) =>
        [name, { salt: idOf(`${name}${n}`), text: JSON.stringify(body), body: body as never }] as const,
    ),
  };
  const labels = {
    ...{ open: 1 as const, kind: 'content', rank: 0, h3: 0 as const, hold: 0 },
    ...{ expires_ms: Number.MAX_SAFE_INTEGER, shielded: 0 as const },
  };
  return [held, { own: false, status: 'accepted', storedMs: START + n * 60_000, labels }];
}
