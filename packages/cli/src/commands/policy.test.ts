// SPDX-License-Identifier: Apache-2.0
// `tansiq policy` shows and changes what a real node asks of its people, for the administrator alone; `tansiq token` lets programs call it; `tansiq user recover`
// and `tansiq user link` say how people sign in.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Desk } from '../fleet/accounts.ts';
import { Fleet } from '../fleet/fleet.ts';
import { rabat } from '../fleet/party-profiles.ts';
import { command } from '../fleet/programs.ts';

const root = mkdtempSync(join(tmpdir(), 'tansiq-policy-'));
let fleet: Fleet;

beforeAll(async () => {
  const secret = join(root, 'oidc-secret');
  writeFileSync(secret, 'a secret that nobody is asked for', { mode: 0o600 });
  // Nothing listens there: accounts are bound without it.
  const provider = {
    TANSIQ_OFFICERS_ORIGIN: 'https://desk.example.org',
    TANSIQ_OIDC_ISSUER: 'http://127.0.0.1:1',
    TANSIQ_OIDC_CLIENT_ID: 'tansiq',
    TANSIQ_OIDC_CLIENT_SECRET_FILE: secret,
  };
  fleet = await Fleet.start({ root, parties: [rabat], env: { [rabat.id]: provider } });
  for (const desk of ['administrator', 'head', 'officer'] as const) await fleet.node(rabat.id).as(desk);
}, 120_000);
afterAll(async () => {
  await fleet.stop();
  rmSync(root, { recursive: true, force: true });
}, 60_000);

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function run(args: readonly string[], more: Record<string, string>): Promise<Ran> {
  const env = {
    ...{ PATH: process.env.PATH, LC_ALL: 'en_GB.UTF-8', TANSIQ_URL: fleet.node(rabat.id).officersUrl },
    ...more,
  };
  return promisify(execFile)(process.execPath, [command, ...args], { env }).then(
    (done) => ({ code: 0, ...done }),
    (failed: Ran) => failed,
  );
}
const as = (desk: Desk, ...args: string[]) =>
  run([...args, '--login', desk], {
    TANSIQ_PASSWORD: fleet.accounts.account(rabat.id, desk).password,
  });
const policy = (desk: Desk, ...args: string[]) => as(desk, 'policy', ...args);
const shown = async (desk: Desk) => JSON.parse((await policy(desk, 'show', '--json')).stdout) as unknown;

const MINUTE = 60_000;

it('shows the head what is asked, in words and as JSON', { timeout: MINUTE }, async () => {
  expect(await shown('head')).toEqual({
    releaseConfirmation: { value: 'none', fixed: false },
    secondFactorRoles: { value: [], fixed: false },
  });
  const { stdout } = await policy('head', 'show');
  expect(stdout).toMatch(/^release-confirmation +none/m);
  expect(stdout).toMatch(/^second-factor/m);
});

it('changes for the administrator how a release is confirmed and who needs a second factor', {
  timeout: MINUTE,
}, async () => {
  expect(await policy('administrator', 'release-confirmation', 'sign-in')).toMatchObject({ code: 0 });
  const { stdout } = await policy('administrator', 'second-factor', 'signatory', 'legal-adviser');
  expect(stdout).toMatch(/^second-factor +legal-adviser signatory/m);
  expect(await shown('head')).toEqual({
    releaseConfirmation: { value: 'sign-in', fixed: false },
    secondFactorRoles: { value: ['legal-adviser', 'signatory'], fixed: false },
  });
  await policy('administrator', 'second-factor');
  expect(await shown('head')).toMatchObject({ secondFactorRoles: { value: [] } });
});

it('is refused to others, and of what there is not, and then changes nothing', {
  timeout: MINUTE,
}, async () => {
  const before = await shown('head');
  expect((await policy('officer', 'show')).code).not.toBe(0);
  expect((await policy('head', 'release-confirmation', 'none')).code).not.toBe(0);
  expect((await policy('administrator', 'release-confirmation', 'handshake')).stderr).not.toBe('');
  expect(await shown('head')).toEqual(before);
});

it('gives a program a token that calls without a password, and takes it back', {
  timeout: MINUTE,
}, async () => {
  const made = await as('head', 'token', 'create', 'Nightly', '--area', 'node', '--json');
  const { value, id } = JSON.parse(made.stdout) as { value: string; id: string };
  const byToken = (...args: string[]) => run(args, { TANSIQ_TOKEN: value });
  expect(JSON.parse((await byToken('policy', 'show', '--json')).stdout)).toEqual(await shown('head'));
  expect((await byToken('policy', 'second-factor', 'head')).code).not.toBe(0);
  expect((await byToken('inbox')).stderr).toContain('does not reach');
  expect((await as('head', 'token', 'list')).stdout).toMatch(/^Nightly +read node/m);
  expect(await as('head', 'token', 'revoke', id)).toMatchObject({ code: 0 });
  expect((await byToken('policy', 'show')).stderr).toContain('revoked');
});

it('recovers an account by two administrators, of whom each prints half of its code', {
  timeout: MINUTE,
}, async () => {
  const secret = { TANSIQ_NEW_PASSWORD: 'nine slow lighthouses', TANSIQ_PASSWORD: '' };
  const { password } = fleet.accounts.account(rabat.id, 'administrator');
  const made = ['user', 'add', 'second', '--name', 'Second', '--role', 'administrator'];
  await run([...made, '--login', 'administrator'], { ...secret, TANSIQ_PASSWORD: password });
  const asked = await as('administrator', 'user', 'recover', 'officer', '--why', 'Telephone lost', '--json');
  const { id, half } = JSON.parse(asked.stdout) as { id: string; half: string };
  expect((await as('administrator', 'user', 'confirm-recovery', id)).stderr).toContain(
    'another administrator',
  );
  const confirm = ['user', 'confirm-recovery', id, '--login', 'second'];
  const confirmed = await run(confirm, { TANSIQ_PASSWORD: secret.TANSIQ_NEW_PASSWORD });
  expect(confirmed.stdout).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}\n/);
  expect(confirmed.stdout).not.toContain(half);
  expect((await as('administrator', 'user', 'recoveries')).stdout).toMatch(/confirmed +Telephone lost/);
  expect((await as('officer', 'inbox')).stderr).toContain('both halves');
});

it('binds an account to a subject of the provider, and unbinds it', { timeout: MINUTE }, async () => {
  const { login } = fleet.accounts.account(rabat.id, 'officer');
  const link = await as('administrator', 'user', 'link', login, '--subject', 'nadia');
  expect([link.code, link.stderr]).toEqual([0, '']);
  expect((await as('administrator', 'user', 'ways', login)).stdout).toMatch(/provider +nadia/);
  expect((await as('administrator', 'user', 'unlink', login, '--why', 'left')).code).toBe(0);
  expect((await as('administrator', 'user', 'unlink', login, '--why', 'left')).code).not.toBe(0);
});
