// SPDX-License-Identifier: Apache-2.0
// Signing keys in a hardware module: SoftHSM stands for one. Needs TANSIQ_TEST_PKCS11 (scripts/key-module.sh).
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createVerifier } from '@tansiq/ledger';
import { fromB64u } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeKey, rotateKeys } from '../capabilities/parties/rotation.ts';
import { agreementInForce, arrived, released, reportBody } from '../test-agreement.ts';
import { startNodes, type TestNodes, until } from '../test-nodes.ts';
import { loadKeys } from './index.ts';
import { openPkcs11 } from './pkcs11-token.ts';

const binding = process.env.TANSIQ_TEST_PKCS11;
const module = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find(
  (path) => existsSync(path),
);
const missing = binding === undefined || module === undefined;
if (missing) process.stderr.write('pkcs11: skipped, for TANSIQ_TEST_PKCS11 names no binding\n');

const pin = '48151623';
const token = 'rabat keys';

describe.skipIf(missing)('signing keys in a hardware module', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-pkcs11-'));
  const settings = { module: module ?? '', token, binding: binding ?? '' };
  let nodes: TestNodes;

  beforeAll(async () => {
    const store = join(folder, 'tokens');
    const conf = join(folder, 'softhsm2.conf');
    mkdirSync(store);
    writeFileSync(conf, `directories.tokendir = ${store}\nobjectstore.backend = file\nlog.level = ERROR\n`);
    process.env.SOFTHSM2_CONF = conf;
    execFileSync('softhsm2-util', [
      '--init-token',
      '--free',
      '--label',
      token,
      '--so-pin',
      pin,
      '--pin',
      pin,
    ]);
    nodes = await startNodes(['ma.dgsn', 'es.pn'], { keys: { 'ma.dgsn': { ...settings, pin } } });
  });
  afterAll(async () => {
    await nodes?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const addresses = () => {
    const path = join(nodes.get('ma.dgsn').dataDir, 'keys');
    const files = readdirSync(path).filter((name) => /^(sign|log|cosign-ed25519)-\d+\.pem$/.test(name));
    return Object.fromEntries(files.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
  };

  it('sign acts, checkpoints and receipts, and no file holds them', async () => {
    const held = addresses();
    expect(Object.keys(held).sort()).toEqual(['cosign-ed25519-0.pem', 'log-0.pem', 'sign-0.pem']);
    for (const text of Object.values(held))
      expect(text).toMatch(/^pkcs11:token=rabat%20keys;id=(%[0-9a-f]{2}){16}$/);
    const { keys } = nodes.get('ma.dgsn').node.rooms;
    const message = Buffer.from('a message');
    const named = keys.card.payload.keys;
    const log = createVerifier('rabat', 'note', fromB64u(named.log, 32));
    expect(log.verify(message, keys.log('rabat').sign(message))).toBe(true);
    const cosign = createVerifier('ma.dgsn', 'cosignature-ed25519', fromB64u(named.cosign.ed25519, 32));
    expect(cosign.verify(message, keys.receipt.ed25519.sign(message))).toBe(true);
    expect(cosign.verify(message, keys.log('rabat').sign(message))).toBe(false);
  });

  it('exchange with a partner, are rotated and revoked, and what is replaced is destroyed there', async () => {
    const [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    const { lineage } = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
    const exchanged = async () => {
      const { act } = await released(rabat, reportBody(rabat, ['es.pn'], lineage));
      await until('the act', async () => (await arrived(madrid, act)).status === 'accepted');
    };
    await exchanged();
    const before = addresses()['sign-0.pem'] ?? '';
    const { kid } = rabat.node.rooms.keys.act;
    await rotateKeys(rabat.node.rooms, rabat.as.head, ['sign', 'log']);
    await exchanged();
    expect(Object.keys(addresses()).sort()).toEqual(['cosign-ed25519-0.pem', 'log-1.pem', 'sign-1.pem']);
    const opened = openPkcs11(settings, pin);
    expect(() => opened.key(before)).toThrow(/does not hold the key pkcs11:/);
    await revokeKey(rabat.node.rooms, rabat.as.head, { kid, reason: 'lost' });
    await rabat.restart();
    await exchanged();
  });

  it('are refused in words: without the module, with another token or binding, for another key', async () => {
    const { dataDir } = nodes.get('ma.dgsn');
    await expect(loadKeys(dataDir)).rejects.toThrow(/sign-\d\.pem is in a hardware module; set keys\.module/);
    const refused = (over: Partial<typeof settings>) => {
      try {
        openPkcs11({ ...settings, ...over }, pin);
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(refused({ token: 'another' })).toMatchObject({
      code: 'token',
      message: expect.stringContaining('no token'),
    });
    expect(refused({ token: 'another', binding: folder })).toMatchObject({
      message: expect.stringContaining('run there: npm install pkcs11js'),
    });
    expect(refused({ module: join(folder, 'nothing.so') })).toMatchObject({ code: 'token' });
    const opened = openPkcs11(settings, pin);
    expect(() => opened.key('pkcs11:token=other;id=%00')).toThrow(/is not a key of the token rabat keys/);
  });
});
