// SPDX-License-Identifier: Apache-2.0
// That a party's keys are made, kept from others, loaded as its card names them, and rotated without asking anybody.

import { X509Certificate } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVerifier } from '@tansiq/ledger';
import {
  channelOrigin,
  fingerprint,
  fromB64u,
  hashText,
  openEnvelope,
  partyId,
  readCard,
  readEnvelope,
  sealBatch,
  sealingRecipient,
} from '@tansiq/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CardProfile,
  changePassphrase,
  generateKeys,
  loadKeys,
  makeRoot,
  requestCard,
  requestFirstCard,
  rotate,
  signWaitingCard,
  takeCard,
  tlsPin,
  waitingCard,
} from './index.ts';

const now = Date.UTC(2026, 10, 22, 9);
const witnessRaw = Buffer.from('207a067892821e25d770f1fba0c47c11ff4b813e54162ece9eb839e076231ab6', 'hex');
const profile: CardProfile = {
  party: partyId('ma.dgsn'),
  names: { ar: 'المديرية العامة للأمن الوطني' },
  spoc: { fr: 'Point de contact' },
  supervisor: { fr: 'Commission' },
  endpoints: ['https://rabat.localhost:8443'],
  witness: createVerifier('witness.example', 'cosignature-ed25519', witnessRaw),
};
const passphrase = 'four words of sand';

let dataDir: string;
const keysDir = () => join(dataDir, 'keys');
const rootPath = () => join(keysDir(), 'root.pem');
const files = () => readdirSync(keysDir()).sort();
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tansiq-keys-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the first keys of a party', () => {
  it('are named by a card that the identity root signed', async () => {
    const keys = await generateKeys(dataDir, profile, { now });
    const { payload } = readCard(keys.card.jws);
    expect(payload).toMatchObject({
      party: 'ma.dgsn',
      seq: 0,
      issued: '2026-11-22T09:00:00Z',
      endpoints: profile.endpoints,
      witness: `witness.example+${witnessRaw.toString('base64url')}`,
      versions: [1],
      revoked: [],
    });
    expect(payload.keys.sign[0]?.kid).toBe(keys.act.kid);
    expect(keys.chain.fingerprint).toBe(fingerprint(payload.root));
    expect(payload.keys.tls).toEqual([tlsPin(new X509Certificate(keys.tls.cert).publicKey)]);
    expect(new X509Certificate(keys.tls.cert).subjectAltName).toBe('DNS:rabat.localhost');
  });

  it('can be read by the node alone', async () => {
    await generateKeys(dataDir, profile, { now });
    expect(statSync(keysDir()).mode & 0o777).toBe(0o700);
    expect(files()).toEqual([
      'card-0.jws',
      'cosign-ed25519-0.pem',
      'cosign-mldsa44-0.pem',
      'log-0.pem',
      'rest-0.pem',
      'root.pem',
      'seal-0.pem',
      'sign-0.pem',
      'tls-0.pem',
    ]);
    for (const name of files()) expect(statSync(join(keysDir(), name)).mode & 0o777, name).toBe(0o600);
  });

  it('are loaded as they were made, with the identity root kept elsewhere', async () => {
    const made = await generateKeys(dataDir, profile, { now });
    renameSync(rootPath(), join(dataDir, 'offline-root.pem'));
    const loaded = await loadKeys(dataDir);
    expect(loaded.card.jws).toBe(made.card.jws);
    expect(loaded.act.kid).toBe(made.act.kid);
    expect(loaded.tls).toEqual(made.tls);
    const origin = channelOrigin(partyId('ma.dgsn'), partyId('es.pn'));
    const message = Buffer.from('a checkpoint');
    expect(loaded.logVerifiers(origin)[0]?.verify(message, loaded.log(origin).sign(message))).toBe(true);
    const [classical, lattice] = loaded.chain.cosignVerifiers;
    expect(classical?.verify(message, loaded.receipt.ed25519.sign(message))).toBe(true);
    expect(lattice?.verify(message, loaded.receipt.mldsa44.sign(message))).toBe(true);
  });

  it('are never written over', async () => {
    await generateKeys(dataDir, profile, { now });
    const before = files().map((name) => readFileSync(join(keysDir(), name), 'utf8'));
    await expect(generateKeys(dataDir, profile, { now })).rejects.toMatchObject({ code: 'exists' });
    expect(files().map((name) => readFileSync(join(keysDir(), name), 'utf8'))).toEqual(before);
  });
});

describe('keys that cannot be used', () => {
  it.skipIf(process.platform === 'win32')('are refused when others can read them', async () => {
    await generateKeys(dataDir, profile, { now });
    chmodSync(join(keysDir(), 'log-0.pem'), 0o640);
    await expect(loadKeys(dataDir)).rejects.toThrow(
      /others can read .*log-0.pem \(mode 640\); run: chmod 600/,
    );
    chmodSync(join(keysDir(), 'log-0.pem'), 0o600);
    chmodSync(keysDir(), 0o755);
    await expect(loadKeys(dataDir)).rejects.toMatchObject({ code: 'permissions' });
  });

  it.each([
    ['sign-0.pem', 'log-0.pem'],
    ['log-0.pem', 'sign-0.pem'],
    ['cosign-ed25519-0.pem', 'cosign-mldsa44-0.pem'],
    ['cosign-mldsa44-0.pem', 'sign-0.pem'],
  ])('are refused when %s holds the key of %s', async (name, other) => {
    await generateKeys(dataDir, profile, { now });
    copyFileSync(join(keysDir(), other), join(keysDir(), name));
    await expect(loadKeys(dataDir)).rejects.toMatchObject({ code: 'mismatch' });
  });

  it('are refused when one is missing, no key, or no key is there', async () => {
    await expect(loadKeys(dataDir)).rejects.toThrow(
      /there are no keys in .*; make them with the init command/,
    );
    await generateKeys(dataDir, profile, { now });
    for (const name of ['sign-0.pem', 'seal-0.pem', 'tls-0.pem']) {
      const path = join(keysDir(), name);
      const text = readFileSync(path);
      writeFileSync(path, 'nothing');
      await expect(loadKeys(dataDir), name).rejects.toMatchObject({ code: 'damaged' });
      rmSync(path);
      await expect(loadKeys(dataDir), name).rejects.toBeInstanceOf(Error);
      writeFileSync(path, text, { mode: 0o600 });
    }
    writeFileSync(join(keysDir(), 'card-0.jws'), 'x.y.z\n');
    await expect(loadKeys(dataDir)).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('keys under a passphrase', { timeout: 90_000 }, () => {
  it('are read with it and with nothing else', async () => {
    const made = await generateKeys(dataDir, profile, { now, passphrase });
    for (const name of files().filter((file) => file.endsWith('.pem'))) {
      expect(readFileSync(join(keysDir(), name), 'utf8')).toMatch(/^-----BEGIN TANSIQ ENCRYPTED KEY-----\n/);
    }
    expect((await loadKeys(dataDir, passphrase)).act.kid).toBe(made.act.kid);
    await expect(loadKeys(dataDir)).rejects.toThrow(/sign-0.pem is encrypted; set TANSIQ_KEY_PASSPHRASE/);
    await expect(loadKeys(dataDir, 'four words of salt')).rejects.toMatchObject({ code: 'passphrase' });
  });

  it('are refused when they were altered', async () => {
    await generateKeys(dataDir, profile, { now, passphrase });
    const path = join(keysDir(), 'sign-0.pem');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, 80) + (text[80] === 'x' ? 'y' : 'x') + text.slice(81));
    await expect(loadKeys(dataDir, passphrase)).rejects.toMatchObject({ code: 'passphrase' });
  });

  it('are not believed protected when they are not', async () => {
    await generateKeys(dataDir, profile, { now });
    await expect(loadKeys(dataDir, passphrase)).rejects.toThrow(/not encrypted although a passphrase is set/);
  });

  it('can be put under one, another, and none again', async () => {
    const made = await generateKeys(dataDir, profile, { now });
    expect(await changePassphrase(dataDir, undefined, passphrase)).toBe(8);
    await expect(changePassphrase(dataDir, 'wrong passphrase', 'x')).rejects.toMatchObject({
      code: 'passphrase',
    });
    expect(await changePassphrase(dataDir, passphrase, 'another one of sand')).toBe(8);
    expect(await changePassphrase(dataDir, passphrase, 'another one of sand')).toBe(0);
    expect(await changePassphrase(dataDir, 'another one of sand', undefined)).toBe(8);
    expect((await loadKeys(dataDir)).act.kid).toBe(made.act.kid);
  });
});

describe('rotation', () => {
  it('makes the next card of the chain and takes the replaced keys away', async () => {
    const first = await generateKeys(dataDir, profile, { now });
    const second = await rotate(dataDir, ['sign', 'log', 'cosign'], rootPath(), { now: now + 1000, profile });
    expect(second.card.payload).toMatchObject({
      seq: 1,
      prev: first.card.hash,
      root: first.card.payload.root,
    });
    expect(second.act.kid).not.toBe(first.act.kid);
    expect(second.card.payload.keys.sign.map((key) => key.kid)).toEqual([second.act.kid]);
    expect(second.card.payload.keys.seal).toEqual(first.card.payload.keys.seal);
    // Nothing revoked: what the old key signed counts on.
    expect(second.chain.signingKey(first.act.kid)).toHaveProperty('type', 'public');
    expect(second.logVerifiers('o')).toHaveLength(2);
    expect(files().filter((name) => /^(sign|log|cosign)/.test(name))).toEqual([
      'cosign-ed25519-1.pem',
      'cosign-mldsa44-1.pem',
      'log-1.pem',
      'sign-1.pem',
    ]);
    expect((await loadKeys(dataDir)).card.hash).toBe(second.card.hash);
  });

  it('revokes a compromised key up to the sizes that partners hold', async () => {
    const first = await generateKeys(dataDir, profile, { now });
    const sizes = { [partyId('es.pn')]: 120 };
    const revoke = { kid: first.act.kid, reason: 'compromised', sizes } as const;
    const second = await rotate(dataDir, ['sign'], rootPath(), { now: now + 1000, profile, revoke });
    expect(second.card.payload.revoked).toEqual([revoke]);
    const at = (index: number) => second.chain.signingKey(first.act.kid, { index, reader: partyId('es.pn') });
    expect(at(119)).toHaveProperty('type', 'public');
    expect(at(120)).toHaveProperty('rule', 'key-revoked');
    const own = { ...revoke, kid: second.act.kid };
    await expect(rotate(dataDir, [], rootPath(), { now, profile, revoke: own })).rejects.toThrow(
      /rotate sign too/,
    );
  });

  it('opens what was sealed to the key before, not to the one before that', async () => {
    const first = await generateKeys(dataDir, profile, { now });
    const second = await rotate(dataDir, ['seal'], rootPath(), { now: now + 1000, profile });
    const recipient = await sealingRecipient(fromB64u(first.card.payload.keys.seal.pub));
    const line = { from: partyId('es.pn'), to: partyId('ma.dgsn'), first: 0, size: 1, root: hashText('r') };
    const read = readEnvelope(await sealBatch(line, Buffer.from('late batch'), recipient));
    if (!read.ok) throw new Error(read.detail);
    const opened = await openEnvelope(read.envelope, second.sealing);
    expect(opened.ok && opened.plain.toString()).toBe('late batch');
    const third = await rotate(dataDir, ['seal'], rootPath(), { now: now + 2000, profile });
    expect(third.sealing(read.envelope.key)).toBeUndefined();
    expect(files().filter((name) => name.startsWith('seal'))).toEqual(['seal-1.pem', 'seal-2.pem']);
  });

  it('shows the TLS key that partners know until the next one is known too', async () => {
    const first = await generateKeys(dataDir, profile, { now });
    const [old] = first.card.payload.keys.tls;
    const second = await rotate(dataDir, ['tls'], rootPath(), { now: now + 1000, profile });
    expect(second.card.payload.keys.tls).toHaveLength(2);
    expect(second.card.payload.keys.tls[0]).toBe(old);
    expect(second.tls).toEqual(first.tls);
    const third = await rotate(dataDir, [], rootPath(), { now: now + 2000, profile, known: true });
    expect(third.card.payload.keys.tls).toEqual([second.card.payload.keys.tls[1]]);
    expect(tlsPin(new X509Certificate(third.tls.cert).publicKey)).toBe(second.card.payload.keys.tls[1]);
    expect(files().filter((name) => name.startsWith('tls'))).toEqual(['tls-1.pem']);
    const fourth = await rotate(dataDir, ['tls'], rootPath(), { now: now + 3000, profile, known: true });
    expect(fourth.tls).toEqual(third.tls);
    expect(fourth.card.payload.keys.tls).toHaveLength(2);
    const fifth = await rotate(dataDir, ['tls'], rootPath(), { now: now + 4000, profile });
    expect(fifth.card.payload.keys.tls).toHaveLength(3);
    expect(fifth.tls).toEqual(third.tls);
  });

  it('renews names, addresses and time alone', async () => {
    await generateKeys(dataDir, profile, { now });
    const moved = { ...profile, endpoints: ['https://new.example:8443'] };
    const second = await rotate(dataDir, [], rootPath(), {
      now: now + 1000,
      profile: moved,
      lifetimeMs: 86_400_000,
    });
    expect(second.card.payload.endpoints).toEqual(moved.endpoints);
    expect(second.card.payload.expires).toBe('2026-11-23T09:00:01Z');
  });

  it('works with the identity root kept elsewhere, under a passphrase of its own', async () => {
    await generateKeys(dataDir, profile, { now });
    const elsewhere = mkdtempSync(join(tmpdir(), 'tansiq-root-'));
    const offline = join(elsewhere, 'keys', 'root.pem');
    await generateKeys(elsewhere, profile, { now });
    await expect(rotate(dataDir, ['log'], offline, { now, profile })).rejects.toMatchObject({
      code: 'mismatch',
    });
    renameSync(rootPath(), offline);
    await changePassphrase(elsewhere, undefined, passphrase);
    const rotated = await rotate(dataDir, ['log'], offline, { now, profile, rootPassphrase: passphrase });
    expect(rotated.card.payload.seq).toBe(1);
    await expect(rotate(dataDir, ['log'], rootPath(), { now, profile })).rejects.toMatchObject({
      code: 'missing',
    });
    rmSync(elsewhere, { recursive: true });
  });

  it('waits for an identity root that never comes near the node, and goes on under the old keys meanwhile', async () => {
    const offline = mkdtempSync(join(tmpdir(), 'tansiq-root-'));
    const file = join(offline, 'root.pem');
    const { root } = await makeRoot(file);
    await expect(makeRoot(file)).rejects.toMatchObject({ code: 'exists' });
    const first = await requestFirstCard(dataDir, profile, root, { now });
    await expect(loadKeys(dataDir)).rejects.toMatchObject({ code: 'missing' });
    const { card } = await signWaitingCard(`${first}\n`, file);
    const made = await takeCard(dataDir, card);
    expect([made.chain.root, waitingCard(dataDir), files().includes('root.pem')]).toEqual([
      root,
      undefined,
      false,
    ]);

    const unsigned = await requestCard(dataDir, ['sign', 'seal'], { now: now + 1000, profile });
    expect(waitingCard(dataDir)).toBe(unsigned);
    expect((await loadKeys(dataDir)).act.kid).toBe(made.act.kid);
    // Signed with another root, or another card than the one that waits.
    const other = join(offline, 'other.pem');
    await makeRoot(other);
    await expect(signWaitingCard(unsigned, other)).rejects.toMatchObject({ code: 'mismatch' });
    await expect(takeCard(dataDir, card)).rejects.toMatchObject({ code: 'mismatch' });
    await expect(takeCard(dataDir, `${unsigned}.${'A'.repeat(86)}`)).rejects.toMatchObject({
      code: 'mismatch',
    });
    const taken = await takeCard(dataDir, (await signWaitingCard(unsigned, file)).card);
    expect(taken.card.payload).toMatchObject({ seq: 1, prev: made.card.hash, root });
    expect(taken.act.kid).not.toBe(made.act.kid);
    await expect(takeCard(dataDir, taken.card.jws)).rejects.toMatchObject({ code: 'missing' });
    rmSync(offline, { recursive: true });
  });

  it('leaves the old keys in use when it does not come to its card', async () => {
    const first = await generateKeys(dataDir, profile, { now });
    const tooLong = { ...profile, names: { ar: 'م'.repeat(20_000) } };
    await expect(
      rotate(dataDir, ['sign', 'seal', 'tls'], rootPath(), { now, profile: tooLong }),
    ).rejects.toThrow();
    expect(files()).toContain('seal-1.pem');
    const still = await loadKeys(dataDir);
    expect(still.act.kid).toBe(first.act.kid);
    expect(still.tls).toEqual(first.tls);
    const second = await rotate(dataDir, ['log'], rootPath(), { now: now + 1000, profile });
    expect(second.act.kid).toBe(first.act.kid);
    expect(second.card.payload.keys.seal).toEqual(first.card.payload.keys.seal);
    expect(files().filter((name) => name.includes('-1.'))).toEqual(['card-1.jws', 'log-1.pem']);
  });
});
