// SPDX-License-Identifier: Apache-2.0
// A child process is waited for, its last words are told when it fails, and it gets none of our secrets.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Child } from './child.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-child-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (source: string, readyWithinMs = 10_000) => {
  const program = join(folder, 'program.mjs');
  writeFileSync(program, source);
  return Child.start({ name: 'the child', program, args: ['--x'], log: join(folder, 'log'), readyWithinMs });
};

const STAYS = `process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);`;

it('is ready when it says so, logs what it says, and stops when asked', async () => {
  const child = await start(`${STAYS} console.log('hello'); console.log('{"ready":{"port":7}}');`);
  expect(child.ready).toEqual({ port: 7 });
  await child.stop();
  expect(await child.ended).toBe('code 0');
  expect(readFileSync(join(folder, 'log'), 'utf8')).toContain('hello');
});

it('takes the line of a witness too', async () => {
  const child = await start(`${STAYS} console.log('{"url":"http://x","key":"k"}');`);
  expect(child.ready).toEqual({ url: 'http://x', key: 'k' });
  await child.stop();
});

it('tells the last words of one that fails', async () => {
  await expect(start(`console.error('the disk is full'); process.exit(3);`)).rejects.toThrow(
    /the child ended \(code 3\) before it was ready\nthe disk is full/,
  );
});

it('gives up on one that is never ready, and ends it', async () => {
  await expect(start(STAYS, 300)).rejects.toThrow('was not ready after 300 ms');
});

it('says so when one had to be ended', async () => {
  const child = await start(
    `process.on('SIGTERM', () => process.exit(2)); setInterval(() => {}, 1000); console.log('{"ready":{}}');`,
  );
  await expect(child.stop()).rejects.toThrow('did not stop by itself (code 2)');
});

it('hands on no variable of ours', async () => {
  process.env.TANSIQ_PASSWORD = 'secret';
  try {
    const child = await start(
      `${STAYS} console.log(JSON.stringify({ ready: { names: Object.keys(process.env).filter((name) => name.startsWith('TANSIQ_')) } }));`,
    );
    expect(child.ready).toEqual({ names: [] });
    await child.stop();
  } finally {
    delete process.env.TANSIQ_PASSWORD;
  }
});
