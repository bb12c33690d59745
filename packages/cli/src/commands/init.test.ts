// SPDX-License-Identifier: Apache-2.0
// A node whose identity root is made and kept on another machine: what init --root leaves, who may sign its card, and what complete makes of it.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ran } from './test-command.ts';

const machine = mkdtempSync(join(tmpdir(), 'tansiq-init-'));
const offline = join(machine, 'offline');
const settings = [
  ...[
    '--data',
    'node',
    '--party',
    'ma.dgsn',
    '--name',
    'en=Rabat',
    '--spoc',
    'en=Desk',
    '--supervisor',
    'en=Board',
  ],
  ...['--endpoint', 'https://rabat.localhost:9443'],
];
const administrator = ['--admin-login', 'admin', '--admin-name', 'Samir Toubkal'];
const secret = { TANSIQ_NEW_PASSWORD: 'seven quiet harbours' };

/** Runs where the node is, or where the root is; must succeed. */
async function answer<T>(at: string, args: readonly string[]): Promise<T> {
  const { code, out, errors } = await ran([...args, '--json'], at, secret);
  expect(code, `${args.join(' ')}: ${out}${errors}`).toBe(0);
  return JSON.parse(out) as T;
}

const keyFiles = () => readdirSync(join(machine, 'node', 'keys')).sort();

beforeAll(() => mkdirSync(offline));
afterAll(() => rmSync(machine, { recursive: true, force: true }));

describe('a node whose identity root is elsewhere', { timeout: 120_000 }, () => {
  it('waits for its first card, takes it from no other root, and is complete with it', async () => {
    const { root, fingerprint } = await answer<{ root: string; fingerprint: string }>(offline, [
      'root',
      'new',
      'root.pem',
    ]);
    const nobody = await ran(['init', ...settings], machine, secret);
    expect([nobody.code, nobody.errors]).toEqual([1, expect.stringContaining('--admin-login')]);
    const waits = await answer<{ unsigned: string; fingerprint: string }>(machine, [
      'init',
      ...settings,
      '--root',
      root,
    ]);
    expect(waits.fingerprint).toBe(fingerprint);
    expect(keyFiles()).toContain('card-0.unsigned');
    expect(keyFiles()).not.toContain('root.pem');
    writeFileSync(join(offline, 'card.unsigned'), waits.unsigned);
    await answer(offline, ['root', 'new', 'another.pem']);
    const other = await ran(['root', 'sign-card', 'card.unsigned', '--root', 'another.pem'], offline, secret);
    expect([other.code, other.errors]).toEqual([1, expect.stringContaining('is not the identity root')]);
    const { card } = await answer<{ card: string }>(offline, [
      'root',
      'sign-card',
      'card.unsigned',
      '--root',
      'root.pem',
    ]);
    writeFileSync(join(machine, 'spoilt'), `${card.slice(0, -8)}AAAAAAAA`);
    const complete = (file: string) => ['complete', '--data', 'node', '--card', file, ...administrator];
    const spoilt = await ran(complete('spoilt'), machine, secret);
    expect([spoilt.code, spoilt.errors]).toEqual([1, expect.stringContaining('does not hold')]);
    writeFileSync(join(machine, 'signed'), card);
    const made = await answer<object>(machine, complete('signed'));
    expect(made).toMatchObject({ party: 'ma.dgsn', card, fingerprint });
    expect(keyFiles()).toContain('card-0.jws');
    expect(keyFiles()).not.toContain('root.pem');
    const again = await ran(complete('signed'), machine, secret);
    expect([again.code, again.errors]).toEqual([1, expect.stringContaining('no card waits')]);
  });
});
