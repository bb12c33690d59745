// SPDX-License-Identifier: Apache-2.0
// Packs the packages, installs the tarballs in an empty folder elsewhere and runs what was installed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { packAll } from './pack.ts';
import type { Manifest } from './pack-manifest.ts';

const root = resolve(import.meta.dirname, '..');

/** The PATH without this repository's own commands, so that only what was installed is found. */
const PATH_ELSEWHERE = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.startsWith(root))
  .join(delimiter);

function run(folder: string, command: string, args: readonly string[]): string {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: PATH_ELSEWHERE },
    stdio: ['ignore', 'pipe', 2],
    shell: process.platform === 'win32',
  }).trim();
}

/** Sources or tests in an installed package: neither should be there. */
function strays(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.includes('node_modules') && (/\.test\./.test(file) || /(?<!\.d)\.tsx?$/.test(file)),
  );
}

function checkPackage(folder: string, name: string): string[] {
  const installed = join(folder, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
  for (const path of Object.keys(manifest.exports ?? {})) {
    const address = JSON.stringify(name + path.slice(1));
    // A package that is installed is imported by the Node that is installed with it, as its command does.
    run(folder, join(folder, 'node_modules/.bin/node'), [
      '--input-type=module',
      '-e',
      `await import(${address})`,
    ]);
  }
  return strays(installed).map((file) => `${name} ships ${file}`);
}

const folder = mkdtempSync(join(tmpdir(), 'tansiq-installed-'));
try {
  const tarballs = packAll(join(folder, 'tarballs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  run(folder, 'npm', [
    'install',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...tarballs,
  ]);
  const names = readdirSync(join(folder, 'node_modules/@tansiq')).map((room) => `@tansiq/${room}`);
  const problems = names.flatMap((name) => checkPackage(folder, name));
  if (names.length !== tarballs.length)
    problems.push(`${tarballs.length} were packed and ${names.length} installed`);

  if (existsSync(join(root, 'packages/cli/src/main.ts'))) {
    const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')) as Manifest;
    const pages = join(folder, 'node_modules/@tansiq/web/dist/index.html');
    if (!existsSync(pages)) problems.push('@tansiq/web ships no pages');
    const said = run(folder, join(folder, 'node_modules/.bin/tansiq'), ['--version']);
    if (!said.includes(version)) problems.push(`tansiq --version said "${said}"; the package is ${version}`);
  } else {
    console.error('pack: packages/cli/src/main.ts is not there, so the command was not run');
  }

  for (const problem of problems) console.error(problem);
  console.log(
    `pack: ${names.length} packages packed, installed elsewhere and imported, ${problems.length} problems`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
