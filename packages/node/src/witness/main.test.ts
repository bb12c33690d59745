// SPDX-License-Identifier: Apache-2.0
// The witness as a process: that it answers over HTTP and remembers what it cosigned when it is killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  createSigner,
  createVerifier,
  formatSignedCheckpoint,
  formatVerifierKey,
  leafHash,
  signCheckpoint,
} from '@tansiq/ledger';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { formatAddCheckpoint } from './add-checkpoint.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'tansiq-witness-process-'));
const origin = 'tansiq.journal/v1/ma.dgsn/e1';
const logKey = generateKeyPairSync('ed25519').privateKey;
let running: ChildProcess | undefined;

afterEach(() => void running?.kill('SIGKILL'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function start(...more: string[]): Promise<{ url: string; key: string }> {
  const main = join(import.meta.dirname, 'main.ts');
  running = spawn(process.execPath, [main, '--data', dataDir, '--port', '0', ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (!running.stdout) throw new Error('no output');
  const [line] = await once(createInterface(running.stdout), 'line');
  return JSON.parse(line as string);
}

async function killed(signal: NodeJS.Signals): Promise<number | null> {
  if (!running) throw new Error('nothing runs');
  const exit = once(running, 'exit');
  running.kill(signal);
  const [code] = await exit;
  return code as number | null;
}

function request(tag: string): string {
  const checkpoint = { origin, size: 1, root: leafHash(Buffer.from(tag)) };
  const note = formatSignedCheckpoint(checkpoint, [
    signCheckpoint(checkpoint, createSigner(origin, 'note', logKey), 0),
  ]);
  return formatAddCheckpoint({ old: 0, proof: [], note });
}

const post = (url: string, body: string) => fetch(`${url}/add-checkpoint`, { method: 'POST', body });

describe('the witness process', () => {
  it('remembers what it cosigned when it is killed', async () => {
    const logVerifier = formatVerifierKey(createVerifier(origin, 'note', logKey));
    const first = await start('--name', 'supervisor.example', '--log', logVerifier);
    expect(first.key).toMatch(/^supervisor\.example\+/);
    const cosigned = await post(first.url, request('a'));
    expect(cosigned.status).toBe(200);
    expect(await cosigned.text()).toMatch(/^— supervisor\.example [A-Za-z0-9+/=]+\n$/);
    await killed('SIGKILL');

    const second = await start();
    expect(second.key).toBe(first.key);
    const forked = await post(second.url, request('b'));
    expect(forked.status).toBe(409);
    expect(forked.headers.get('content-type')).toBe('text/x.tlog.size');
    expect(await forked.text()).toBe('1\n');
    expect((await fetch(`${second.url}/add-checkpoint`)).status).toBe(405);
    expect((await fetch(second.url)).status).toBe(404);
    expect((await post(second.url, 'x'.repeat(70_000))).status).toBe(413);
    expect(await killed('SIGTERM')).toBe(0);
  });

  it('says what it needs', async () => {
    const main = join(import.meta.dirname, 'main.ts');
    const child = spawn(process.execPath, [main, '--port', '99999'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part) => {
      said += part;
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(said).toMatch(/^usage: --data DIR --port N/);
  });
});
