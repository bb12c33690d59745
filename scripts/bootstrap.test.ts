// SPDX-License-Identifier: Apache-2.0
// Shows when the bootstrap installs, what it installs, and what it says where no Node is new enough.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SHIPPED = 'node-for-this-test';
const LOCK = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', dev: true },
  },
};

let root: string;

/** What an install asked of npm, one line per call; the real npm is exercised by every fresh clone. */
function npmCalls(): string[] {
  const log = join(root, 'calls');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}

function writeProgram(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
  chmodSync(join(root, path), 0o755);
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tansiq-bootstrap-')));
  mkdirSync(join(root, 'scripts'));
  copyFileSync(join(import.meta.dirname, 'bootstrap.mjs'), join(root, 'scripts/bootstrap.mjs'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ optionalDependencies: { [SHIPPED]: '1' } }));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(LOCK));
  writeProgram(
    'npm-cli.cjs',
    `const fs = require('node:fs');
     fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
     console.log('npm speaks');
     if (fs.existsSync('broken')) process.exit(7);
     fs.rmSync('node_modules', { recursive: true, force: true });
     fs.mkdirSync('node_modules/${SHIPPED}/bin', { recursive: true });
     const program = 'node_modules/${SHIPPED}/bin/node';
     if (fs.existsSync('shipped-node')) fs.copyFileSync('shipped-node', program);
     else fs.symlinkSync(process.execPath, program);`,
  );
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function bootstrap(mode: string, env: Readonly<Record<string, string>> = {}) {
  const ended = spawnSync(process.execPath, [join(root, 'scripts/bootstrap.mjs'), mode], {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: {
      ...process.env,
      npm_execpath: join(root, 'npm-cli.cjs'),
      npm_node_execpath: process.execPath,
      ...env,
    },
  });
  return { status: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}

describe('the bootstrap', () => {
  it('installs what running needs, without install scripts, and leaves stdout to the command', () => {
    const { status, stdout, stderr } = bootstrap('run');
    expect(status).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('installing what running needs');
    expect(stderr).toContain('npm speaks');
    expect(npmCalls()).toEqual([expect.stringMatching(/^ci --omit=dev .*--ignore-scripts/)]);
  });

  it('does nothing and says nothing the second time', () => {
    bootstrap('run');
    expect(bootstrap('run')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(npmCalls()).toHaveLength(1);
  });

  it('completes an install for running when testing is asked for, and keeps it complete', () => {
    bootstrap('run');
    bootstrap('all');
    expect(npmCalls()[1]).toMatch(/^ci --include=dev/);
    bootstrap('run');
    expect(npmCalls()).toHaveLength(2);
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: {} }));
    bootstrap('run');
    expect(npmCalls()[2]).toMatch(/^ci --include=dev/);
  });

  it('installs again when the lockfile changes or node_modules goes', () => {
    bootstrap('run');
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: {} }));
    bootstrap('run');
    rmSync(join(root, 'node_modules'), { recursive: true });
    bootstrap('run');
    expect(npmCalls()).toHaveLength(3);
  });

  it('takes what was installed by hand for what it is', () => {
    bootstrap('run');
    rmSync(join(root, 'node_modules/.tansiq-installed'));
    const record = join(root, 'node_modules/.package-lock.json');
    writeFileSync(record, JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
    bootstrap('run');
    expect(npmCalls()).toHaveLength(1);
    bootstrap('all');
    expect(npmCalls()).toHaveLength(2);
    writeFileSync(record, JSON.stringify({ packages: { 'node_modules/a': { version: '0.9.0' } } }));
    rmSync(join(root, 'node_modules/.tansiq-installed'));
    bootstrap('run');
    expect(npmCalls()).toHaveLength(3);
  });

  it('fails with npm, and tries again the next time', () => {
    writeFileSync(join(root, 'broken'), '');
    const { status, stderr } = bootstrap('run');
    expect(status).toBe(1);
    expect(stderr).toContain('npm ci failed (exit 7)');
    rmSync(join(root, 'broken'));
    expect(bootstrap('run').status).toBe(0);
    expect(npmCalls()).toHaveLength(2);
  });

  it('makes npm scripts find the shipped Node', () => {
    bootstrap('run');
    expect(realpathSync(join(root, 'node_modules/.bin/node'))).toBe(realpathSync(process.execPath));
  });

  it("leaves a shipped Node that is too old for the system's, and says so where that is too old as well", () => {
    writeProgram('shipped-node', '#!/bin/sh\necho 24.6.0\n');
    writeProgram('system/node', '#!/bin/sh\necho 24.7.0\n');
    const PATH = `${join(root, 'system')}:/usr/bin:/bin`;
    expect(bootstrap('run', { PATH }).status).toBe(0);
    expect(existsSync(join(root, 'node_modules/.bin/node'))).toBe(false);
    writeProgram('system/node', '#!/bin/sh\necho 20.18.0\n');
    const { status, stderr } = bootstrap('run', { PATH });
    expect(status).toBe(1);
    expect(stderr).toContain('Node 24.7 or newer is needed');
    expect(stderr).toContain("the system's is v20.18.0");
  });

  it('refuses to guess what it is asked for', () => {
    expect(bootstrap('').status).toBe(1);
    expect(npmCalls()).toEqual([]);
  });
});
