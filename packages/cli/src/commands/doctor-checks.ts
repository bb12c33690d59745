// SPDX-License-Identifier: Apache-2.0
// What the doctor looks at: Node, post-quantum cryptography, the folder and who can read it, space, configuration, ports.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Connection } from '../fleet/http-call.ts';

export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** What was found, and where it is not well, what to do. */
  readonly detail: string;
}

const OLDEST_NODE = [24, 7] as const;
const LEAST_FREE_BYTES = 2 ** 30;

/** All checks, in the order in which an operator would put them right. Changes nothing. */
export async function lookOver(dataDir: string, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const findings = [nodeVersion(), postQuantum()];
  if (!existsSync(dataDir)) {
    return [
      ...findings,
      { check: 'data folder', ok: false, detail: `${dataDir} is not there: make the node with tansiq init` },
    ];
  }
  findings.push(folderMode(dataDir), keysMode(dataDir), freeSpace(dataDir));
  findings.push(configuration(dataDir));
  findings.push(await officersPort(dataDir, env));
  return findings;
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const wish = ok ? '' : `; ${OLDEST_NODE.join('.')} or newer is needed`;
  return { check: 'Node', ok, detail: `v${process.versions.node}${wish}` };
}

function postQuantum(): Finding {
  try {
    generateKeyPairSync('ml-dsa-44');
    return { check: 'ML-DSA-44', ok: true, detail: '' };
  } catch {
    const detail = `this Node's OpenSSL ${process.versions.openssl} does not have it: checkpoints cannot be cosigned`;
    return { check: 'ML-DSA-44', ok: false, detail };
  }
}

function folderMode(dataDir: string): Finding {
  const mode = statSync(dataDir).mode & 0o777;
  const ok = (mode & 0o077) === 0;
  const detail = ok ? '' : `others may look into it (mode ${mode.toString(8)}): chmod 700 ${dataDir}`;
  return { check: 'data folder', ok, detail };
}

/** Private keys that anybody but their owner may read. */
function keysMode(dataDir: string): Finding {
  const open = readdirSync(dataDir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => /(^|\/)(keys|tansiq\.toml)(\/|$)/.test(file) && (statSync(file).mode & 0o077) !== 0);
  const detail = open.length === 0 ? '' : `others may read ${open.join(', ')}: chmod 600`;
  return { check: 'keys', ok: open.length === 0, detail };
}

function freeSpace(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const bytes = bavail * bsize;
  const detail = `${Math.floor(bytes / 2 ** 20)} MiB`;
  return { check: 'free space', ok: bytes >= LEAST_FREE_BYTES, detail };
}

function configuration(dataDir: string): Finding {
  const file = join(dataDir, 'tansiq.toml');
  const ok = existsSync(file);
  return {
    check: 'configuration',
    ok,
    detail: ok ? file : `${file} is not there: make the node with tansiq init`,
  };
}

/** A node that answers, or a port that is free for one; taken by something else is what must be said. */
async function officersPort(dataDir: string, env: NodeJS.ProcessEnv): Promise<Finding> {
  const port = Number(env.TANSIQ_OFFICERS_PORT ?? portInFile(dataDir));
  if (!Number.isInteger(port))
    return { check: 'officers port', ok: false, detail: 'the configuration names none' };
  const connection = new Connection(`http://127.0.0.1:${port}`);
  try {
    const { status, headers } = await connection.call('/api/session', { method: 'GET', timeoutMs: 3000 });
    const ours = status === 401 && /problem\+json/.test(headers['content-type'] ?? '');
    const detail = ours
      ? `${port}: a node answers`
      : `${port}: something else answers there; choose another port`;
    return { check: 'officers port', ok: ours, detail };
  } catch (error) {
    const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
    return {
      check: 'officers port',
      ok: refused,
      detail: `${port}: ${refused ? 'free' : 'taken by what does not answer'}`,
    };
  } finally {
    connection.close();
  }
}

/** The port of `[officers]` as it was written; the node itself reads the file in full. */
function portInFile(dataDir: string): string | undefined {
  const file = join(dataDir, 'tansiq.toml');
  if (!existsSync(file)) return undefined;
  return /^\[officers\][^[]*?^port\s*=\s*(\d+)/ms.exec(readFileSync(file, 'utf8'))?.[1] ?? '8080';
}
