// SPDX-License-Identifier: Apache-2.0
// The demonstration as people start it: once with its result, and again in the folder that it keeps.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { catalogues } from './catalogue/index.ts';

const MINUTES = 60_000;

let folder: string;
let running: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-demo-test-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs the demonstration; once it has said `stopAt`, interrupts it as Ctrl-C does. */
function run(args: readonly string[], language: string, stopAt?: string): Promise<Run> {
  const env = { PATH: process.env.PATH, LC_ALL: language };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    cwd: folder,
    env,
  });
  running = child;
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const isSaid = stopAt !== undefined && out.includes(stopAt);
    out += chunk.toString('utf8');
    if (!isSaid && stopAt !== undefined && out.includes(stopAt)) child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, errors }));
  });
}

it('plays all of the story once and proves it', { timeout: 4 * MINUTES }, async () => {
  const { code, out, errors } = await run(['--once', '--json'], 'es_ES.UTF-8');
  expect(code, errors).toBe(0);
  const result = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(result).toEqual({
    parties: ['ma.dgsn', 'es.pn'],
    agreement: { state: 'in-force' },
    sent: expect.any(Number),
    received: result.sent,
    receipts: expect.any(Number),
    refused: [
      { rule: 'special-category', article: expect.any(String) },
      { rule: 'prohibited-use', article: expect.any(String) },
    ],
    erased: 1,
    ledgersVerified: true,
    seconds: expect.any(Number),
  });
  expect(result.sent).toBeGreaterThan(10);
  expect(result.receipts).toBeGreaterThan(0);
  // The story is told in the language of the locale, beside the result and not in it.
  expect(errors).toContain(catalogues.es.headAgreement);
  expect(errors).toContain(catalogues.es.proofHolds);
});

it('stays up, and at the next start goes on without repeating', { timeout: 6 * MINUTES }, async () => {
  const place = ['--folder', join(folder, 'kept')];
  const first = await run(place, 'ar_MA.UTF-8', catalogues.ar.tryLanguage);
  expect(first.code, first.errors).toBe(0);
  expect(first.out).toContain(catalogues.ar.headReport);
  // Accounts with their roles as they are called in that language.
  expect(first.out).toContain('رئيس نقطة الاتصال الوحيدة، مسؤول الإذن بالإحالة');
  expect(first.out).toMatch(/http:\/\/ma-dgsn\.localhost:\d+\/api\/docs/);
  const second = await run(place, 'en_GB.UTF-8', catalogues.en.stopHow);
  expect(second.code, second.errors).toBe(0);
  expect(second.out).toContain(catalogues.en.againIntro);
  expect(second.out).not.toContain(catalogues.en.headReport);
  expect(second.out).toContain(catalogues.en.proofHolds);
});

it('begins anew only in a folder of its own', { timeout: MINUTES }, async () => {
  const { code, errors } = await run(['--fresh', '--folder', '.'], 'en_GB.UTF-8');
  expect(code).toBe(1);
  expect(errors).toContain('was not made by this demonstration');
  expect(existsSync(folder)).toBe(true);
});

it('says what it takes when it is told something else', { timeout: MINUTES }, async () => {
  const { code, errors } = await run(['--onec'], 'en_GB.UTF-8');
  expect(code).toBe(2);
  expect(errors).toContain('npm start --');
});
