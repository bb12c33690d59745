// SPDX-License-Identifier: Apache-2.0
// What the doctor looks at on the machine: Node, post-quantum cryptography, the folder and who can read it, space, the officers' port.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Connection } from '../fleet/http-call.ts';
import { type Finding, findingsOf, soon, well, wrong } from './doctor-findings.ts';
import { say } from './speech.ts';

const OLDEST_NODE = [24, 7] as const;
const LEAST_FREE_MIB = 1024;
/** Below this nothing that matters is written for long. */
const NEARLY_NONE_MIB = 128;

/** All checks, in the order in which an operator would put them right. Changes nothing. */
export async function lookOver(dataDir: string, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const machine = [nodeVersion(), postQuantum()];
  if (!existsSync(dataDir)) return [...machine, wrong('folder', say('folderMissing', { folder: dataDir }))];
  const { inspect } = await import('@tansiq/node');
  const inspection = await inspect(dataDir, env);
  const { officers } = inspection;
  return [
    ...machine,
    ...[folderMode(dataDir), keysMode(dataDir), freeSpace(dataDir)],
    ...findingsOf(inspection, Date.now()),
    ...(officers === undefined ? [] : [await portOf(officers)]),
  ];
}

function nodeVersion(): Finding {
  const { node: version } = process.versions;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return ok
    ? well('node', `v${version}`)
    : wrong('node', say('nodeTooOld', { version, wanted: OLDEST_NODE.join('.') }));
}

function postQuantum(): Finding {
  try {
    generateKeyPairSync('ml-dsa-44');
    return well('postQuantum');
  } catch {
    return wrong('postQuantum', say('noPostQuantum', { openssl: process.versions.openssl }));
  }
}

const MODES_COUNT = process.platform !== 'win32';
const isOpen = (path: string) => MODES_COUNT && (statSync(path).mode & 0o077) !== 0;

function folderMode(folder: string): Finding {
  const mode = (statSync(folder).mode & 0o777).toString(8);
  return isOpen(folder) ? wrong('folder', say('folderOpen', { folder, mode })) : well('folder');
}

/** Private keys, and the configuration, which may hold secrets, that anybody but their owner may read. */
function keysMode(dataDir: string): Finding {
  const keys = join(dataDir, 'keys');
  const inside = existsSync(keys) ? readdirSync(keys).map((name) => join(keys, name)) : [];
  const open = [...inside, join(dataDir, 'tansiq.toml')].filter((file) => existsSync(file) && isOpen(file));
  return open.length === 0 ? well('keys') : wrong('keys', say('keysOpen', { files: open.join(' ') }));
}

function freeSpace(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const mib = Math.floor((bavail * bsize) / 2 ** 20);
  if (mib >= LEAST_FREE_MIB) return well('space', say('spaceLeft', { mib }));
  return (mib < NEARLY_NONE_MIB ? wrong : soon)('space', say('spaceShort', { mib }));
}

/** A node that answers, or a port that is free for one; taken by something else is what must be said. */
async function portOf({ port, url }: { port: number; url: string }): Promise<Finding> {
  // Its certificate is for the name that officers open, not for this machine; nothing is said to it but the question.
  const connection = new Connection(url, { rejectUnauthorized: false });
  const taken = wrong('port', say('portTaken', { port }));
  try {
    const { status, headers } = await connection.call('/api/session', { method: 'GET', timeoutMs: 3000 });
    const ours = status === 401 && /problem\+json/.test(headers['content-type'] ?? '');
    return ours ? well('port', say('portAnswers', { port })) : taken;
  } catch (error) {
    const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
    return refused ? well('port', say('portFree', { port })) : taken;
  } finally {
    connection.close();
  }
}
