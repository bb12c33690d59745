// SPDX-License-Identifier: Apache-2.0
// Accounts and ports of a demonstration outlive it, stay private, and do not take what is taken.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AccountBook } from './account-book.ts';
import { deskNames } from './accounts.ts';
import { freePort } from './free-port.ts';
import { PortBook } from './port-book.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-books-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives an account once and keeps it, readable by its owner alone', () => {
  const path = join(folder, 'accounts.json');
  const first = new AccountBook(path).account('ma.dgsn', 'officer');
  expect(new AccountBook(path).account('ma.dgsn', 'officer')).toEqual(first);
  expect(new AccountBook(path).account('es.pn', 'officer').password).not.toBe(first.password);
  expect(statSync(path).mode & 0o077).toBe(0);
});

it('makes passwords that a node takes: long, without the login or the name in them', () => {
  const book = new AccountBook(join(folder, 'accounts.json'));
  for (const desk of deskNames) {
    const { login, name, password } = book.account('qa.moi', desk);
    expect(password.length).toBeGreaterThanOrEqual(12);
    for (const word of [login, ...name.split(/[\s._()-]+/)].filter((one) => one.length >= 4)) {
      expect(password).not.toContain(word.toLowerCase());
    }
  }
});

it('keeps ports, prefers those wished for, and leaves alone what somebody listens on', async () => {
  const path = join(folder, 'ports.json');
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const busy = typeof address === 'object' && address !== null ? address.port : 0;
  const wish = await freePort();
  const ports = await new PortBook(path).portsOf('ma.dgsn', { officers: wish, partners: busy });
  expect(ports.officers).toBe(wish);
  expect(ports.partners).not.toBe(busy);
  expect(new Set(Object.values(ports)).size).toBe(3);
  expect(await new PortBook(path).portsOf('ma.dgsn', { officers: busy })).toEqual(ports);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ 'ma.dgsn': ports });
  await new Promise((resolve) => taken.close(resolve));
});

it('gives out no port twice, and none that an outgoing connection could be given', async () => {
  const ports = await Promise.all(Array.from({ length: 40 }, () => freePort()));
  expect(new Set(ports).size).toBe(40);
  for (const port of ports) expect(port).toBeLessThan(32_768);
});
