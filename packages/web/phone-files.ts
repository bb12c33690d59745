// SPDX-License-Identifier: Apache-2.0
// At the end of a build: the worker of the phone page with the files that the page needs, and its manifest in each language.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
  assets?: string[];
}

type Graph = Readonly<Record<string, Chunk>>;

const LANGUAGES = ['ar', 'es', 'fr', 'en'];
/** Beside the entry: what the phone page is made of and every language. */
const ROOTS =
  /^src\/(pages\/operations\/(site-page|phone-page|without-link)\.tsx|language\/catalogue-..\.ts)$/;
/** How many of these are no catalogue. */
const PAGES = 3;
/** Lie at the root of what is served, under names that do not change. */
const PLAIN = ['/before-paint.js', '/mark.svg', '/icon-192.png'];
const VERSION_LENGTH = 16;

export function phoneFiles(): Plugin {
  let [from, to] = ['', ''];
  return {
    name: 'tansiq-phone-files',
    apply: 'build',
    configResolved: ({ root, build }) => {
      [from, to] = [root, join(root, build.outDir)];
    },
    closeBundle: () => {
      const manifests = LANGUAGES.map((language) => [
        `/phone.${language}.webmanifest`,
        manifestIn(from, language),
      ]);
      for (const [path = '', text = ''] of manifests) writeFileSync(join(to, path), text);
      const graph = JSON.parse(readFileSync(join(to, '.vite/manifest.json'), 'utf8')) as Graph;
      const files = [...neededFor(graph), ...PLAIN, ...manifests.map(([path = '']) => path)].sort();
      const worker = readFileSync(join(from, 'phone-worker.js'), 'utf8');
      const hash = createHash('sha256').update(worker);
      for (const path of ['index.html', ...files]) hash.update(path).update(readFileSync(join(to, path)));
      writeFileSync(
        join(to, 'phone-worker.js'),
        worker
          .replace('__VERSION__', hash.digest('hex').slice(0, VERSION_LENGTH))
          .replace('__FILES__', JSON.stringify(files)),
      );
    },
  };
}

/** Addresses of the files that the phone page may ask for, in any language. @throws Error when a build has none of its parts */
function neededFor(graph: Graph): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const add = (name: string): void => {
    const chunk = graph[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    const { file, imports = [], css = [], assets = [] } = chunk;
    for (const one of [file, ...css, ...assets.filter((asset) => asset.endsWith('.woff2'))])
      found.add(`/${one}`);
    for (const next of imports) add(next);
  };
  const parts = Object.keys(graph).filter((name) => ROOTS.test(name));
  if (parts.length < LANGUAGES.length + PAGES)
    throw new Error(`the phone page lacks parts: ${parts.join(', ')}`);
  for (const name of Object.keys(graph)) if (graph[name]?.isEntry || parts.includes(name)) add(name);
  return [...found];
}

/** Web Application Manifest: its name is a sentence of the catalogue. */
function manifestIn(from: string, language: string): string {
  const path = join(from, `src/words/operations.${language}.json`);
  const words = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  return JSON.stringify({
    id: '/operations/phone',
    name: words['operations.phoneName'],
    short_name: words['operations.phone'],
    lang: language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    start_url: '/operations/phone',
    scope: '/',
    display: 'standalone',
    background_color: '#f6f5f1',
    theme_color: '#0b5563',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  });
}
