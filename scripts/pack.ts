// SPDX-License-Identifier: Apache-2.0
// Packs every publishable package into an installable tarball: npm run pack -- --out DIR
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Manifest, publishedManifest, withEmittedAddresses } from './pack-manifest.ts';

/** The rooms that are published, lowest first. A room that is not built yet is named here and left out. */
export const PUBLISHED = [
  'names',
  'blind',
  'ledger',
  'protocol',
  'interop',
  'verifier',
  'node',
  'web',
  'cli',
];

/** Beside what runs, a folder of sources holds these; none of them is published. */
const ONLY_FOR_TESTS = /(^|\/)(fixtures|__snapshots__)(\/|$)|\.test\.[a-z]+$/;

const root = resolve(import.meta.dirname, '..');

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** Emits JavaScript and types of all `rooms` under `folder`, as `<room>/src/...`. */
function emit(rooms: readonly string[], folder: string): void {
  const config = join(folder, 'tsconfig.json');
  // Of the pages' sources, what runs elsewhere says where the built pages lie; the rest is in them.
  const sources = rooms.map((room) =>
    join(root, 'packages', room, room === 'web' ? 'src/pages-folder.ts' : 'src'),
  );
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        // An emitted file is read by whoever installs it, so it keeps the comments of its source.
        declaration: true,
        rootDir: join(root, 'packages'),
        outDir: join(folder, 'emitted'),
        typeRoots: [join(root, 'node_modules/@types')],
      },
      include: sources,
      exclude: sources.flatMap((source) => [join(source, '**/*.test.ts'), join(source, '**/*-contract.ts')]),
    }),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', config], { cwd: root, stdio: ['ignore', 2, 2] });
}

/** Copies what is not TypeScript from `source` to `target`: pages, styles, schemas, data that code reads. */
function copyAssets(source: string, target: string): void {
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    const path = file.replaceAll('\\', '/');
    if (extname(path) === '' || /\.(ts|tsx)$/.test(path) || ONLY_FOR_TESTS.test(path)) continue;
    mkdirSync(dirname(join(target, path)), { recursive: true });
    copyFileSync(join(source, path), join(target, path));
  }
}

/** @throws Error when the pages were not built: a package without them would serve nothing */
function copyPages(built: string, target: string): void {
  if (!existsSync(join(built, 'index.html')))
    throw new Error('the pages are not built: node scripts/bootstrap.mjs run');
  cpSync(built, target, { recursive: true });
}

/** Puts file addresses in emitted modules right, and refuses one that would still point at a source. */
function fixAddresses(dist: string): void {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const text = withEmittedAddresses(readFileSync(join(dist, file), 'utf8'));
    const left = /['"`](\.{1,2}\/[^'"`\s]*(?<!\.d)\.tsx?)['"`]/.exec(text);
    if (left) throw new Error(`${join(dist, file)} still points at a source: ${left[1]}`);
    writeFileSync(join(dist, file), text);
  }
}

function stage(room: string, folder: string, shippedNode: Readonly<Record<string, string>>): string {
  const from = join(root, 'packages', room);
  const to = join(folder, 'staged', room);
  mkdirSync(to, { recursive: true });
  renameSync(join(folder, 'emitted', room, 'src'), join(to, 'dist'));
  if (room === 'web') copyPages(join(from, 'dist'), join(to, 'dist'));
  else copyAssets(join(from, 'src'), join(to, 'dist'));
  fixAddresses(join(to, 'dist'));
  if (existsSync(join(from, 'bin'))) cpSync(join(from, 'bin'), join(to, 'bin'), { recursive: true });
  for (const name of ['README.md'])
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  for (const name of ['LICENSE', 'NOTICE']) copyFileSync(join(root, name), join(to, name));
  const own = readJson<Manifest>(join(from, 'package.json'));
  // What the pages are made of is in them.
  const needed = room === 'web' ? { ...own, dependencies: {} } : own;
  const manifest = publishedManifest(needed, shippedNode);
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return to;
}

/**
 * Packs every publishable package that exists into `out` and gives the tarballs' paths, lowest room first.
 * Throws where tsc reports an error, an export points outside src/, or npm cannot pack.
 */
export function packAll(out: string): string[] {
  const rooms = PUBLISHED.filter((room) => existsSync(join(root, 'packages', room, 'package.json')));
  const shippedNode = readJson<Manifest>(join(root, 'package.json')).optionalDependencies ?? {};
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-pack-'));
  try {
    mkdirSync(out, { recursive: true });
    emit(rooms, folder);
    return rooms.map((room) => {
      const staged = stage(room, folder, shippedNode);
      const printed = execFileSync(
        'npm',
        ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', resolve(out)],
        {
          cwd: staged,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 2],
          shell: process.platform === 'win32',
        },
      );
      // npm 11 and older print a list, later ones an object by package name.
      const packed = Object.values(JSON.parse(printed) as Record<string, { filename: string }>)[0];
      if (!packed) throw new Error(`npm packed nothing for ${room}`);
      return join(resolve(out), packed.filename);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) {
    console.error('usage: npm run pack -- --out DIR');
    process.exitCode = 2;
  } else {
    for (const tarball of packAll(values.out)) console.log(tarball);
  }
}
