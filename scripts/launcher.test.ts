// SPDX-License-Identifier: Apache-2.0
// Shows that the command `tansiq` starts under an older Node too, by handing over to the shipped one.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Makes the process that loads it take itself for an older Node. */
const OLD = `--import=data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.0' } });",
)}`;

let root: string;
let launcher: string;

function write(path: string, text: string): string {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return join(root, path);
}

/** Places a Node beside the package that is what runs this test, and does not take itself for an older one. */
function shipNode(): void {
  chmodSync(
    write('node_modules/.bin/node', `#!/bin/sh\nunset NODE_OPTIONS\nexec "${process.execPath}" "$@"\n`),
    0o755,
  );
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [launcher, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tansiq-launcher-')));
  launcher = join(root, 'packages/cli/bin/tansiq.mjs');
  mkdirSync(dirname(launcher), { recursive: true });
  copyFileSync(join(import.meta.dirname, '../packages/cli/bin/tansiq.mjs'), launcher);
  write('packages/cli/src/main.ts', `console.log('source', ...process.argv.slice(2)); process.exitCode = 5;`);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('the launcher', () => {
  it('runs the source with its arguments and its exit code', () => {
    expect(run(['verify', '--json'])).toMatchObject({
      status: 5,
      stdout: 'source verify --json\n',
      stderr: '',
    });
  });

  it('serves with memory that goes back to the machine, and keeps compiled code in the nearest node_modules', () => {
    mkdirSync(join(root, 'node_modules'));
    write(
      'packages/cli/src/main.ts',
      `console.log(process.execArgv.includes('--heap-growing-percent=80'), process.env.MALLOC_ARENA_MAX, process.env.NODE_COMPILE_CACHE);`,
    );
    const clean = {
      NODE_OPTIONS: '',
      NODE_COMPILE_CACHE: '',
      MALLOC_ARENA_MAX: undefined,
    } as unknown as Record<string, string>;
    expect(run(['serve'], clean).stdout).toBe(`true 2 ${join(root, 'node_modules/.cache/tansiq')}\n`);
    expect(existsSync(join(root, 'node_modules/.cache/tansiq'))).toBe(true);
  });

  it('runs what was emitted where there is no source', () => {
    rmSync(join(root, 'packages/cli/src'), { recursive: true });
    write('packages/cli/package.json', '{"type":"module"}');
    write('packages/cli/dist/main.js', `console.log('emitted', ...process.argv.slice(2));`);
    expect(run(['a'])).toMatchObject({ status: 0, stdout: 'emitted a\n' });
  });

  it('hands over to the shipped Node where its own is older', () => {
    shipNode();
    expect(run(['a b', 'c'], { NODE_OPTIONS: OLD })).toMatchObject({
      status: 5,
      stdout: 'source a b c\n',
      stderr: '',
    });
  });

  it('says what is missing where its own is older and none is shipped', () => {
    const ended = run([], { NODE_OPTIONS: OLD });
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain('Node 24.7 or newer is needed; this is v20.18.0');
  });

  it('does not hand over for ever where the shipped Node is older as well', () => {
    chmodSync(write('node_modules/.bin/node', `#!/bin/sh\nexec "${process.execPath}" "$@"\n`), 0o755);
    expect(run([], { NODE_OPTIONS: OLD })).toMatchObject({ status: 1, stdout: '' });
  });

  it('passes on a signal, so that a node it started stops in order', async () => {
    shipNode();
    write(
      'packages/cli/src/main.ts',
      `process.on('SIGTERM', () => { console.log('stopped in order'); process.exit(0); });
       setTimeout(() => process.exit(9), 20_000);
       console.log('up');`,
    );
    const child = spawn(process.execPath, [launcher], {
      env: { ...process.env, NODE_OPTIONS: OLD },
      stdio: 'pipe',
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') child.kill('SIGTERM');
      said += chunk.toString();
    });
    const [code] = await once(child, 'close');
    expect(said).toBe('up\nstopped in order\n');
    expect(code).toBe(0);
  });
});
