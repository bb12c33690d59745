// SPDX-License-Identifier: Apache-2.0
// How people are told, as an operator writes it: what would show content, leave the machine unencrypted, or tell a secret is refused.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConfigError, type FileInput, loadConfig, writeConfig } from './index.ts';

const least: FileInput = {
  party: 'ma.dgsn',
  names: { en: 'DGSN' },
  spoc: { en: 'Desk' },
  supervisor: { en: 'CNDP' },
};
const mail = { host: 'mail.agency.example', from: 'node@agency.example', domains: ['agency.example'] };
const webhook = { url: 'https://hooks.agency.example/desk', secret: 'thirty-two quiet harbours at night' };
const link = 'https://desk.agency.example/';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tansiq-config-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('notices', () => {
  it('are read with TLS demanded unless told otherwise, and a link to the pages', () => {
    writeConfig(dataDir, { ...least, notices: { link, mail: { ...mail, ca: 'mail-ca.pem' }, webhook } });
    const { notices } = loadConfig({ dataDir, env: {} });
    expect(notices).toMatchObject({
      link: 'https://desk.agency.example',
      mail: { port: 587, security: 'starttls', ca: join(dataDir, 'mail-ca.pem') },
      webhook: { url: webhook.url },
    });
    expect(inspect(notices, { depth: 9 }) + JSON.stringify(notices)).not.toContain(webhook.secret);
    expect(notices.webhook?.secret.reveal()).toBe(webhook.secret);
  });

  it.each([
    ['no link', { mail }, /link, where notices lead to/],
    ['a link without TLS', { link: 'http://desk.agency.example' }, /https/],
    ['mail without TLS to another machine', { link, mail: { ...mail, security: 'none' } }, /on this machine/],
    ['a user without a password', { link, mail: { ...mail, user: 'node' } }, /both or neither/],
    ['no domain', { link, mail: { ...mail, domains: [] } }, /1 to 50 domains/],
    [
      'a list for an address',
      { link, mail: { ...mail, from: 'a@b.example, c@d.example' } },
      /address of mail/,
    ],
    ['a call without TLS', { link, webhook: { ...webhook, url: 'http://hooks.agency.example' } }, /https/],
    [
      'a call with a password',
      { link, webhook: { ...webhook, url: 'https://a:b@hooks.example' } },
      /no user/,
    ],
    ['a short secret', { link, webhook: { ...webhook, secret: 'short' } }, /at least 32/],
  ])('are refused with %s', (_, notices, words) => {
    const given = { ...least, notices } as FileInput;
    expect(() => writeConfig(dataDir, given)).toThrow(words);
    expect(() => writeConfig(dataDir, given)).not.toThrow(/short is wrong|"short"/);
  });

  it.skipIf(process.platform === 'win32')('keep their secrets out of a file that others can read', () => {
    const path = writeConfig(dataDir, {
      ...least,
      notices: { link, mail: { ...mail, user: 'node', password: 'quiet harbour' }, webhook },
    });
    chmodSync(path, 0o644);
    try {
      loadConfig({ dataDir, env: {} });
      expect.unreachable();
    } catch (error) {
      expect((error as ConfigError).problems.map(({ key }) => key)).toEqual([
        'notices.mail.password',
        'notices.webhook.secret',
      ]);
    }
    const env = {
      TANSIQ_NOTICES_MAIL_PASSWORD: 'quiet harbour',
      TANSIQ_NOTICES_WEBHOOK_SECRET: webhook.secret,
    };
    expect(loadConfig({ dataDir, env }).notices.mail?.login?.password.reveal()).toBe('quiet harbour');
  });
});
