// SPDX-License-Identifier: Apache-2.0
// What an operator is told when a configuration is wrong, and what a node starts with when it is right.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { createVerifier, formatVerifierKey } from '@tansiq/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, type FileInput, loadConfig, storeLocation, writeConfig } from './index.ts';

const raw = Buffer.from('207a067892821e25d770f1fba0c47c11ff4b813e54162ece9eb839e076231ab6', 'hex');
const witnessKey = formatVerifierKey(createVerifier('witness.example', 'cosignature-ed25519', raw));
const logKey = formatVerifierKey(createVerifier('log.example', 'note', raw));

const least: FileInput = {
  party: 'ma.dgsn',
  names: { ar: 'المديرية العامة للأمن الوطني', fr: 'Direction générale de la sûreté nationale' },
  spoc: { en: 'Contact point, Rabat' },
  supervisor: { fr: 'Commission de contrôle' },
};

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tansiq-config-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const put = (toml: string) => writeFileSync(join(dataDir, 'tansiq.toml'), toml, { mode: 0o600 });
const load = (env: Record<string, string> = {}) => loadConfig({ dataDir, env });
function problems(env: Record<string, string> = {}) {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the configuration was taken');
}

describe('a configuration', () => {
  it('is read as it was written, with defaults for what was not said', () => {
    const path = writeConfig(dataDir, least);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const config = load();
    expect(config).toMatchObject({
      party: 'ma.dgsn',
      names: least.names,
      dataDir,
      officers: { host: '127.0.0.1', port: 8080, behindProxy: false },
      partners: { host: '127.0.0.1', port: 8443 },
      logLevel: 'info',
      limits: { attachmentBytes: 2 ** 31, uploadsBytes: 2 ** 33, uploadHours: 24 },
      keep: { events: { days: 30, most: 1_000_000 }, readNoticesDays: 90 },
    });
    expect(storeLocation(config)).toEqual({ sqlite: join(dataDir, 'node.sqlite') });
    expect(config.witness).toBeUndefined();
  });

  it('takes every setting from the file', () => {
    const all: FileInput = {
      ...least,
      store: { postgres: 'postgres://tansiq@db.internal:5432/tansiq' },
      blobs: {
        ...{ endpoint: 'https://objects.example.org', bucket: 'tansiq', prefix: 'rabat/' },
        ...{ access_key: 'tansiq-node', secret_key: 'quiet-harbours' },
      },
      officers: { host: '0.0.0.0', port: 443, tls_cert: 'officers.crt', tls_key: '/etc/tansiq/officers.key' },
      partners: { host: '::', port: 8443, endpoint: 'https://node.example.org:8443' },
      witness: { url: 'https://witness.example/journal', key: witnessKey, minutes: 5 },
      ceiling: { scheme: 'ma', ranks: ['diffusion restreinte', 'confidentiel'] },
      law_profile: 'ma-09-08',
      log_level: 'warn',
      limits: { attachment_mib: 100, uploads_mib: 300, upload_hours: 2 },
      keep: { events_days: 7, events_most: 20_000, read_notices_days: 5 },
    };
    writeConfig(dataDir, all);
    const config = load();
    expect(config.officers.tls).toEqual({
      cert: join(dataDir, 'officers.crt'),
      key: '/etc/tansiq/officers.key',
    });
    expect(config.witness).toMatchObject({ url: 'https://witness.example/journal', minutes: 5 });
    expect(config.witness?.key.name).toBe('witness.example');
    expect(config.blobs).toMatchObject({ region: 'us-east-1', prefix: 'rabat/', accessKey: 'tansiq-node' });
    expect(config.blobs?.secretKey.reveal()).toBe('quiet-harbours');
    expect(JSON.stringify(config)).not.toContain('quiet-harbours');
    expect(config.ceiling).toEqual(all.ceiling);
    expect(config).toMatchObject({ lawProfile: 'ma-09-08', logLevel: 'warn' });
    expect(config.partners.endpoint).toBe('https://node.example.org:8443');
    expect(config.limits).toEqual({
      ...{ attachmentBytes: 100 * 2 ** 20, uploadsBytes: 300 * 2 ** 20, uploadHours: 2 },
    });
    expect(config.keep).toEqual({ events: { days: 7, most: 20_000 }, readNoticesDays: 5 });
    expect(storeLocation(config)).toEqual(all.store);
  });

  it('takes the OpenID provider with its secret from a file that others cannot read', () => {
    const secret = join(dataDir, 'oidc-secret');
    writeFileSync(secret, 'a secret\n', { mode: 0o600 });
    const oidc = {
      issuer: 'https://login.example.org',
      client_id: 'tansiq',
      client_secret_file: 'oidc-secret',
    };
    const officers = { origin: 'https://desk.example.org' };
    writeConfig(dataDir, { ...least, officers, oidc });
    const { provider } = load();
    expect(provider?.clientSecret.reveal()).toBe('a secret');
    expect(provider).toMatchObject({
      ...{ issuer: oidc.issuer, clientId: 'tansiq', redirect: 'https://desk.example.org/sign-in' },
      ...{ name: { en: 'login.example.org' }, secondFactor: [] },
    });
    chmodSync(secret, 0o644);
    expect(load).toThrow(/everybody on this machine can read/);
    rmSync(secret);
    expect(load).toThrow(/cannot be read/);
    const wrong = { TANSIQ_OIDC_ISSUER: 'http://login.example.org', TANSIQ_OIDC_LINK_CLAIM: 'email' };
    expect(() => load(wrong)).toThrow(/oidc\.issuer[\s\S]*oidc\.link_claim/);
    rmSync(join(dataDir, 'tansiq.toml'));
    writeConfig(dataDir, { ...least, oidc });
    expect(load).toThrow(/officers\.origin/);
  });

  it('lets a variable stand above the file', () => {
    writeConfig(dataDir, { ...least, officers: { port: 8081 } });
    const config = load({
      TANSIQ_OFFICERS_PORT: '9000',
      TANSIQ_NAMES_ES: 'Dirección General',
      TANSIQ_CEILING_SCHEME: 'ma',
      TANSIQ_CEILING_RANKS: 'low, high',
      TANSIQ_DATA: dataDir,
      PATH: '/bin',
    });
    expect(config.officers.port).toBe(9000);
    expect(config.names).toEqual({ ...least.names, es: 'Dirección General' });
    expect(config.ceiling?.ranks).toEqual(['low', 'high']);
  });

  it('can come from variables alone', () => {
    const config = load({
      TANSIQ_PARTY: 'es.pn',
      TANSIQ_NAMES_ES: 'Policía',
      TANSIQ_SPOC_ES: 'Punto de contacto',
      TANSIQ_SUPERVISOR_ES: 'Supervisor',
    });
    expect(config.party).toBe('es.pn');
  });
});

describe('a wrong configuration', () => {
  it('is refused with every wrong value, where it came from and what is allowed', () => {
    put(`party = "Morocco"
names = {}
spoc = { en = "desk" }
supervisor = { en = "office", de = "Amt" }
colour = "blue"
[officers]
port = 70000
prot = 1
[ceiling]
scheme = "ma"
ranks = ["low", "low"]`);
    const found = problems({ TANSIQ_PARTNERS_PORT: 'https', TANSIQ_LOGLEVEL: 'info' });
    const file = join(dataDir, 'tansiq.toml');
    const at = (key: string) => found.find((problem) => problem.key === key);
    expect(at('party')).toMatchObject({
      source: file,
      text: expect.stringContaining('"Morocco" is wrong; allowed: a party id'),
    });
    expect(at('names')?.text).toMatch(
      /allowed: a table with the name of the party in at least one of: ar, es, fr, en/,
    );
    expect(at('supervisor.de')?.text).toBe('no setting has this name; allowed here: ar, es, fr, en');
    expect(at('colour')?.text).toMatch(/no setting has this name; allowed here: party, names,/);
    expect(at('officers.port')?.text).toBe('70000 is wrong; allowed: a whole number from 0 to 65535');
    expect(at('officers.prot')?.text).toMatch(/allowed here: host, port,/);
    expect(at('ceiling.ranks')?.text).toMatch(/1 to 16 different levels/);
    expect(at('partners.port')).toEqual({
      key: 'partners.port',
      source: 'TANSIQ_PARTNERS_PORT',
      text: '"https" is wrong; allowed: a whole number from 0 to 65535',
    });
    expect(at('TANSIQ_LOGLEVEL')?.text).toBe('no setting has this name');
    expect(found).toHaveLength(9);
  });

  it('says what is missing', () => {
    put('names = 3');
    const found = problems();
    expect(found.map((problem) => problem.key)).toEqual(['party', 'names', 'spoc', 'supervisor']);
    expect(found[0]?.text).toMatch(/^is missing; needed: a party id such as ma.dgsn/);
  });

  it.each([
    ['officers without TLS on an open address', { officers: { host: '0.0.0.0' } }, 'officers'],
    ['half of a TLS pair', { officers: { tls_cert: 'a.crt' } }, 'officers'],
    ['two stores', { store: { sqlite: 'a', postgres: 'postgres://u@h/d' } }, 'store'],
    ['an endpoint with a path', { partners: { endpoint: 'https://h:1/x' } }, 'partners.endpoint'],
    ['an endpoint without TLS', { partners: { endpoint: 'http://h:1' } }, 'partners.endpoint'],
    ['an endpoint without port', { partners: { endpoint: 'https://h' } }, 'partners.endpoint'],
    ['a witness without key', { witness: { url: 'http://w:1' } }, 'witness.key'],
    ['a witness key that cosigns nothing', { witness: { url: 'http://w:1', key: logKey } }, 'witness.key'],
    ['a ceiling without levels', { ceiling: { scheme: 'ma', ranks: [] } }, 'ceiling.ranks'],
  ])('is refused: %s', (_, part, key) => {
    expect(() => writeConfig(dataDir, { ...least, ...part } as FileInput)).toThrow(ConfigError);
    expect(() => writeConfig(dataDir, { ...least, ...part } as FileInput)).toThrow(`  ${key} (settings): `);
  });

  it('never repeats a line of a file that is not TOML', () => {
    put('[store]\npostgres = "postgres://u:hunter2secret@h/d');
    expect(problems()[0]?.text).toMatch(/^line \d+, column \d+ is not TOML$/);
    expect(() => load()).not.toThrow(/hunter2secret/);
  });

  it('says when a named file is not there', () => {
    expect(() => loadConfig({ dataDir, env: {}, file: join(dataDir, 'other.toml') })).toThrow(/no such file/);
  });

  it('is not written over one that is there', () => {
    writeConfig(dataDir, least);
    const before = readFileSync(join(dataDir, 'tansiq.toml'));
    expect(() => writeConfig(dataDir, { ...least, log_level: 'debug' })).toThrow(/is there already/);
    expect(readFileSync(join(dataDir, 'tansiq.toml'))).toEqual(before);
  });
});

describe('secrets', () => {
  it('show themselves in no dump of the configuration', () => {
    writeConfig(dataDir, { ...least, store: { postgres: 'postgres://u:hunter2secret@h/d' } });
    const config = load({ TANSIQ_KEY_PASSPHRASE: 'a long passphrase' });
    for (const dump of [
      JSON.stringify(config),
      inspect(config, { depth: 9 }),
      `${config.secrets.keyPassphrase}`,
    ]) {
      expect(dump).not.toMatch(/hunter2secret|a long passphrase/);
    }
    expect(config.secrets.keyPassphrase?.reveal()).toBe('a long passphrase');
    expect(storeLocation(config)).toEqual({ postgres: 'postgres://u:hunter2secret@h/d' });
  });

  it.skipIf(process.platform === 'win32')('are refused in a file that others can read', () => {
    const path = writeConfig(dataDir, { ...least, store: { postgres: 'postgres://u:hunter2secret@h/d' } });
    chmodSync(path, 0o644);
    expect(problems()).toEqual([
      { key: 'store.postgres', source: path, text: expect.stringContaining('others can read the file') },
    ]);
  });

  it('come from a file that a variable names', () => {
    writeConfig(dataDir, least);
    const file = join(dataDir, 'passphrase');
    writeFileSync(file, 'twelve chars or more\n');
    expect(load({ TANSIQ_KEY_PASSPHRASE_FILE: file }).secrets.keyPassphrase?.reveal()).toBe(
      'twelve chars or more',
    );
    writeFileSync(file, 'short');
    expect(problems({ TANSIQ_KEY_PASSPHRASE_FILE: file })[0]?.text).toMatch(/at least 12 characters/);
    expect(problems({ TANSIQ_KEY_PASSPHRASE_FILE: `${file}-not` })[0]?.text).toMatch(/cannot be read/);
    expect(problems({ TANSIQ_KEY_PASSPHRASE_FILE: file, TANSIQ_KEY_PASSPHRASE: 'x' })[0]?.text).toMatch(
      /set one/,
    );
  });
});
