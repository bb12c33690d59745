// SPDX-License-Identifier: Apache-2.0
// By which ways people are told outside the pages: by mail over TLS alone, by a signed call that follows nothing; late rather than twice.
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { MailSettings } from '../../config/index.ts';
import { Secret } from '../../config/secret.ts';
import { type TestMailServer, testMailServer } from './test-mail-server.ts';
import { stores, useNotices } from './test-notice-stage.ts';
import { isCallable, requireCallable } from './ways/callable.ts';
import { mailWay } from './ways/mail.ts';
import { webhookWay } from './ways/webhook.ts';

const MINUTE = 60_000;

describe.each(stores)('a message on %s', (_, open) => {
  const stage = useNotices(open);
  let mailServer: TestMailServer | undefined;
  let hook: Server | undefined;
  afterEach(async () => {
    await mailServer?.close();
    mailServer = undefined;
    hook?.close();
    hook = undefined;
  });

  describe('by mail', () => {
    const settingsOf = ({ port, ca }: TestMailServer): MailSettings => {
      const file = join(stage.folder, 'ca.pem');
      writeFileSync(file, ca);
      return {
        ...{ host: 'localhost', port, security: 'starttls', from: 'node@agency.example' },
        ...{ domains: ['agency.example'], ca: file, login: { user: 'node', password: new Secret('quiet') } },
      };
    };

    it('says over TLS that something is new, of which kind, how many and where, and nothing of what it is', async () => {
      mailServer = await testMailServer();
      const mail = mailWay(settingsOf(mailServer));
      const { dossier } = await stage.wanting({ mail: true });
      const act = await stage.received(dossier);
      await stage.received(dossier);
      await stage.notifier(['mail']).tellAll();
      expect(await stage.sender({ mail }).sendDue()).toBe(0);
      stage.clock.ms += MINUTE;
      expect(await stage.sender({ mail }).sendDue()).toBe(1);
      expect(await stage.sender({ mail }).sendDue()).toBe(0);
      const [got] = mailServer.mails;
      expect(got).toMatchObject({
        encrypted: true,
        to: ['RCPT TO:<desk@agency.example>'],
        login: '\0node\0quiet',
      });
      expect(got?.raw).toContain('https://desk.example/today');
      expect(got?.raw).toMatch(/Informes y respuestas recibidos: 2/);
      for (const secret of [act, dossier, 'ma.dgsn', 'A lead']) expect(got?.raw).not.toContain(secret);
      mail.close();
    });

    it('is quiet for as long as its reader wishes, and then tells all of it in one', async () => {
      mailServer = await testMailServer();
      const mail = mailWay(settingsOf(mailServer));
      const { dossier } = await stage.wanting({ mail: true, quiet: 30 });
      const turn = async (minutes: number) => {
        stage.clock.ms += minutes * MINUTE;
        await stage.notifier(['mail']).tellAll();
        stage.clock.ms += MINUTE / 2;
        return stage.sender({ mail }).sendDue();
      };
      await stage.received(dossier);
      expect(await turn(1)).toBe(1);
      for (let n = 0; n < 3; n += 1) {
        await stage.received(dossier, 'outcome.report');
        expect(await turn(5)).toBe(0);
      }
      expect(await turn(20)).toBe(1);
      expect(mailServer.mails[1]?.raw).toMatch(/Resultados recibidos: 3/);
      expect(await turn(120)).toBe(0);
      mail.close();
    });

    it('is not sent about what its reader has read, or may no longer know of', async () => {
      mailServer = await testMailServer();
      const mail = mailWay(settingsOf(mailServer));
      for (const change of ['read', 'revoked'] as const) {
        const { officer, dossier } = await stage.wanting({ mail: true });
        await stage.received(dossier);
        await stage.notifier(['mail']).tellAll();
        if (change === 'read') await stage.notices().read(officer, { upTo: Number.MAX_SAFE_INTEGER });
        else await stage.store.writer.write((tx) => tx.deleteFrom('dossier_readers').execute());
        stage.clock.ms += MINUTE;
        expect(await stage.sender({ mail }).sendDue()).toBe(0);
      }
      expect(mailServer.mails).toEqual([]);
      mail.close();
    });

    it('is never spoken without TLS, nor to who shows another certificate', async () => {
      mailServer = await testMailServer();
      const trusting = mailWay(settingsOf(mailServer));
      const { ca: _, ...strict } = settingsOf(mailServer);
      const { dossier, officer } = await stage.wanting({ mail: true });
      await stage.received(dossier);
      await stage.notifier(['mail']).tellAll();
      stage.clock.ms += MINUTE;
      mailServer.behaviour.starttls = false;
      expect(await stage.sender({ mail: trusting }).sendDue()).toBe(0);
      mailServer.behaviour.starttls = true;
      stage.clock.ms += 3 * MINUTE;
      expect(await stage.sender({ mail: mailWay(strict) }).sendDue()).toBe(0);
      expect(mailServer.mails).toEqual([]);
      const row = await stage.store.db
        .selectFrom('notice_due')
        .selectAll()
        .where('user', '=', officer.id)
        .executeTakeFirst();
      expect(row?.attempts).toBe(2);
      trusting.close();
    });

    it('that fails is tried again, ever later, and then tells it once', async () => {
      mailServer = await testMailServer();
      const mail = mailWay(settingsOf(mailServer));
      const { dossier } = await stage.wanting({ mail: true });
      await stage.received(dossier);
      await stage.notifier(['mail']).tellAll();
      mailServer.behaviour.refuse = '451 later';
      stage.clock.ms += MINUTE;
      const waits: number[] = [];
      for (let n = 0; n < 3; n += 1) {
        expect(await stage.sender({ mail }).sendDue()).toBe(0);
        const row = await stage.store.db.selectFrom('notice_due').selectAll().executeTakeFirstOrThrow();
        expect(row.error).toBe('smtp-451');
        waits.push((row.due_ms as number) - stage.clock.ms);
        stage.clock.ms = row.due_ms as number;
      }
      expect(waits).toEqual([1, 2, 4].map((n) => n * MINUTE));
      mailServer.behaviour.refuse = undefined;
      expect(await stage.sender({ mail }).sendDue()).toBe(1);
      expect(mailServer.mails).toHaveLength(1);
      mail.close();
    });
  });

  describe('by a call', () => {
    const SECRET = 'thirty-two quiet harbours at night';
    async function listen(
      answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
    ): Promise<string> {
      hook = createServer((request, response) => void answer(request, response));
      await new Promise<void>((resolve) => hook?.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(hook.address() as { port: number }).port}`;
    }
    const wayTo = (url: string) => webhookWay({ url, secret: new Secret(SECRET) }, 'es.pn');

    it('says the same, signed so that it can be neither changed nor made again later', async () => {
      const calls: { body: string; signature: string }[] = [];
      const url = await listen(async (request, response) => {
        let body = '';
        for await (const part of request) body += part;
        calls.push({ body, signature: String(request.headers['x-tansiq-signature']) });
        response.writeHead(204).end();
      });
      const { dossier, officer } = await stage.wanting({ webhook: true });
      await stage.received(dossier);
      await stage.notifier(['webhook']).tellAll();
      stage.clock.ms += MINUTE;
      expect(await stage.sender({ webhook: wayTo(`${url}/desk`) }).sendDue()).toBe(1);
      const [{ body, signature }] = calls as [{ body: string; signature: string }];
      expect(JSON.parse(body)).toEqual({
        ...{ v: 1, id: expect.any(String), at: new Date(stage.clock.ms).toISOString(), party: 'es.pn' },
        ...{ user: officer.login, language: 'es', counts: [{ kind: 'report', count: 1 }] },
        link: 'https://desk.example/today',
      });
      const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
      expect(mac).toBe(createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'));
      expect(Number(seconds)).toBe(stage.clock.ms / 1000);
    });

    it('follows no redirect, and is tried again after a fault', async () => {
      let asked = 0;
      const url = await listen((request, response) => {
        asked += 1;
        request.resume();
        if (asked === 1) response.writeHead(302, { location: '/elsewhere' }).end();
        else response.writeHead(asked === 2 ? 500 : 200).end();
      });
      const { dossier } = await stage.wanting({ webhook: true });
      await stage.received(dossier);
      await stage.notifier(['webhook']).tellAll();
      const errors: (string | null)[] = [];
      for (let n = 0; n < 3; n += 1) {
        stage.clock.ms += 10 * MINUTE;
        await stage.sender({ webhook: wayTo(url) }).sendDue();
        errors.push(
          (await stage.store.db.selectFrom('notice_due').selectAll().executeTakeFirstOrThrow()).error,
        );
      }
      expect([asked, errors]).toEqual([3, ['redirect', 'status-500', null]]);
    });
  });
});

describe('an address that a call may reach', () => {
  it.each([
    ['10.1.2.3', true],
    ['2001:db8::1', true],
    ['127.0.0.1', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['169.254.169.254', false],
    ['::ffff:169.254.169.254', false],
    ['fe80::1', false],
    ['fd00:ec2::254', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['not an address', false],
  ])('%s: %s', (address, expected) => {
    expect(isCallable(address, false)).toBe(expected);
  });

  it('is this machine only where the configuration says so', () => {
    expect([isCallable('127.0.0.1', true), isCallable('169.254.169.254', true)]).toEqual([true, false]);
    expect(() => requireCallable('[::ffff:169.254.169.254]')).toThrow(/may be called/);
    expect(() => requireCallable('hooks.agency.example')).not.toThrow();
  });
});
