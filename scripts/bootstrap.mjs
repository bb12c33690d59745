// SPDX-License-Identifier: Apache-2.0
// Installs what a command needs before it runs, and builds the officers' pages; plain JavaScript, so that Node 18 can start it.
//
//   node scripts/bootstrap.mjs run    what running needs
//   node scripts/bootstrap.mjs all    that, and what checking and testing need
//
// Everything goes to stderr: stdout belongs to the command that follows.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** ML-DSA in node:crypto, which checkpoints are cosigned with, came with this version. */
const OLDEST_NODE = [24, 7];

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
const modules = join(root, 'node_modules');
const commands = join(modules, '.bin');
const stampFile = join(modules, '.tansiq-installed');

function say(line) {
  process.stderr.write(`tansiq: ${line}\n`);
}

function fail(line) {
  say(line);
  process.exit(1);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** What the last install was for and which lockfile it followed; null where there was none. */
function readStamp() {
  if (!existsSync(stampFile)) return null;
  const [mode, hash] = readFileSync(stampFile, 'utf8').trim().split(' ');
  return { mode, hash };
}

function writeStamp(mode, hash) {
  writeFileSync(stampFile, `${mode} ${hash}\n`);
}

/**
 * Whether npm itself recorded an install of exactly this lockfile: somebody ran npm by hand, and
 * installing again would only cost time. Optional packages may be absent (another platform's).
 */
function installedByHand(mode) {
  const recordFile = join(modules, '.package-lock.json');
  if (!existsSync(recordFile)) return false;
  const record = JSON.parse(readFileSync(recordFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.keys(wanted)
    .filter((path) => path.includes('node_modules/'))
    .every((path) => {
      const want = wanted[path];
      const got = record[path];
      if (!got) return Boolean(want.optional || (mode === 'run' && (want.dev || want.devOptional)));
      return got.version === want.version && got.integrity === want.integrity && got.link === want.link;
    });
}

/** Runs the npm that called this script, with the Node that runs it; else the npm on the PATH. */
function npm(args) {
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const path = process.env.npm_execpath;
  if (path && /^np[mx]/.test(basename(path))) {
    return spawnSync(process.env.npm_node_execpath || process.execPath, [path, ...args], options);
  }
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function install(mode, hash) {
  const scope = mode === 'all' ? '--include=dev' : '--omit=dev';
  if (process.platform === 'win32' && process.execPath.startsWith(modules + sep)) {
    fail('the lockfile has changed; delete node_modules and run this command again.');
  }
  say(
    mode === 'all'
      ? 'installing what running, checking and testing need (npm ci), once per lockfile'
      : 'installing what running needs (npm ci --omit=dev), once per lockfile',
  );
  const started = Date.now();
  const ended = npm(['ci', scope, '--include=optional', '--ignore-scripts', '--loglevel=error']);
  if (ended.error) fail(`npm could not be started: ${ended.error.message}`);
  if (ended.status !== 0) fail(`npm ci failed (exit ${ended.status}); its reason is above.`);
  writeStamp(mode, hash);
  say(`installed in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** The version of the Node at `command`, or null where it does not run on this machine. */
function versionOf(command, env = process.env) {
  const asked = spawnSync(command, ['-p', 'process.versions.node'], { encoding: 'utf8', env });
  return asked.status === 0 ? asked.stdout.trim() : null;
}

/** The Node that npm installed for this platform; undefined where there is none. */
function shippedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return Object.keys(optionalDependencies)
    .map((name) => join(modules, name, 'bin', program))
    .find(existsSync);
}

/** Makes npm scripts find the shipped Node, which some versions of npm install without linking it. */
function link(node) {
  mkdirSync(commands, { recursive: true });
  if (process.platform === 'win32') writeFileSync(join(commands, 'node.cmd'), `@"${node}" %*\r\n`);
  else symlinkSync(relative(commands, node), join(commands, 'node'));
}

/**
 * npm scripts find `node_modules/.bin/node` first. Where the shipped Node is too old (some platforms'
 * packages lag behind) or made for another C library, it is taken out of the way so that they find the
 * system's; where that one is too old as well, nothing here can run.
 */
function ensureNode() {
  const linked = join(commands, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(linked) && realpathSync(process.execPath) === realpathSync(linked)) {
    if (isNewEnough(process.versions.node)) return;
  }
  const shipped = shippedNode();
  if (shipped && isNewEnough(versionOf(shipped) || '0.0')) {
    if (!existsSync(linked)) link(shipped);
    return;
  }
  for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(join(commands, name), { force: true });
  const path = (process.env.PATH || '')
    .split(delimiter)
    .filter((folder) => folder !== commands)
    .join(delimiter);
  const system = versionOf('node', { ...process.env, PATH: path });
  if (system && isNewEnough(system)) return;
  fail(
    `Node ${OLDEST_NODE.join('.')} or newer is needed. None that runs here is shipped for ` +
      `${process.platform}-${process.arch}, and the system's is ${system ? `v${system}` : 'not on the PATH'}. ` +
      'Install a newer Node and run this command again.',
  );
}

/** Everything that the build of the pages reads. */
function pagesHash() {
  const web = join(root, 'packages', 'web');
  const hash = createHash('sha256').update(lockHash());
  const add = (path) => hash.update(path).update(readFileSync(join(web, path)));
  const walk = (folder) => {
    for (const entry of readdirSync(join(web, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (!/\.test\.tsx?$/.test(entry.name)) add(path);
    }
  };
  for (const folder of ['public', 'src']) walk(folder);
  for (const file of ['index.html', 'package.json', 'phone-files.ts', 'phone-worker.js', 'vite.config.ts'])
    add(file);
  return hash.digest('hex');
}

/** Builds the pages when what they are built from has changed; the node serves them as they lie in packages/web/dist. */
function buildPages() {
  const web = join(root, 'packages', 'web');
  if (!existsSync(web)) return;
  const built = join(web, 'dist', '.built');
  const hash = pagesHash();
  if (existsSync(built) && readFileSync(built, 'utf8') === hash) return;
  say('building the pages, once per change');
  const started = Date.now();
  const node = join(commands, process.platform === 'win32' ? 'node.cmd' : 'node');
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  const ended = spawnSync(existsSync(node) ? node : process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (ended.status !== 0) fail('the pages could not be built; the reason is above.');
  writeFileSync(built, hash);
  say(`built in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

const asked = process.argv[2];
if (asked !== 'run' && asked !== 'all') fail('usage: node scripts/bootstrap.mjs run|all');

const hash = lockHash();
const stamp = readStamp();
if (!stamp || stamp.hash !== hash || (asked === 'all' && stamp.mode !== 'all')) {
  // An install that was complete stays complete when the lockfile changes.
  const mode = stamp && stamp.mode === 'all' ? 'all' : asked;
  if (installedByHand(mode)) writeStamp(mode, hash);
  else install(mode, hash);
}
ensureNode();
buildPages();
