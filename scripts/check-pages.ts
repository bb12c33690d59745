// SPDX-License-Identifier: Apache-2.0
// Fails when the first page that an officer sees takes more compressed JavaScript than it may, or when nothing was built to be weighed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes (1,000 bytes) of JavaScript, compressed with gzip, until the first page can be worked with. */
const MOST_KB = 300;

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

type Graph = Readonly<Record<string, Chunk>>;

/** Beside the entry: the heaviest language, and the page on which everybody lands. */
const FIRST = [/^src\/language\/catalogue-ar\.ts$/, /^src\/pages\/today\/today-page\.tsx$/];

/** The chunks that these need, themselves included. */
export function needed(graph: Graph, from: readonly string[]): Set<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of graph[name]?.imports ?? []) add(next);
  };
  for (const name of from) add(name);
  return found;
}

/** Kilobytes of the first page of a build. @throws Error when the build has no entry */
export function firstPageKb(built: string): number {
  const graph = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Graph;
  const names = Object.keys(graph);
  const entries = names.filter((name) => graph[name]?.isEntry);
  if (entries.length === 0) throw new Error('the build has no entry');
  const first = names.filter((name) => FIRST.some((pattern) => pattern.test(name)));
  const files = [...needed(graph, [...entries, ...first])].map((name) => graph[name]?.file ?? '');
  const scripts = [...new Set(files)].filter((file) => file.endsWith('.js'));
  return scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0) / 1000;
}

if (import.meta.main) {
  const built = join(process.cwd(), 'packages/web/dist');
  if (!existsSync(join(built, '.vite/manifest.json'))) {
    console.error('pages: nothing was built, so nothing was checked: node scripts/bootstrap.mjs run');
    process.exitCode = 1;
  } else {
    const kb = firstPageKb(built);
    console.log(`pages: ${kb.toFixed(0)} kB of compressed JavaScript for the first page; at most ${MOST_KB}`);
    process.exitCode = kb <= MOST_KB ? 0 : 1;
  }
}
