// SPDX-License-Identifier: Apache-2.0
// Who is told what: once, without content, only what they may know at that moment; in the pages, by mail over TLS, by a signed call.
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRandomId } from '@tansiq/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Officer, Role } from '../../access/index.ts';
import type { MailSettings, NoticeSettings } from '../../config/index.ts';
import { Secret } from '../../config/secret.ts';
import { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import { createLogger } from '../../logging/index.ts';
import { insertMany, openStore, type Store } from '../../store/index.ts';
import { freshDatabase, testServer } from '../../test-database.ts';
import { mayHear } from './may-know.ts';
import { Notifier } from './notifier.ts';
import { Sender, type Ways } from './sender.ts';
import { Notices } from './service.ts';
import { type TestMailServer, testMailServer } from './test-mail-server.ts';
import { isCallable, requireCallable } from './ways/callable.ts';
import { mailWay } from './ways/mail.ts';
import { webhookWay } from './ways/webhook.ts';
import { standardWishes } from './wishes.ts';

const MINUTE = 60_000;
const server = testServer();
const stores = [
  ['SQLite', async (folder: string) => openStore({ sqlite: join(folder, 'node.sqlite') })],
  ...(server
    ? [['PostgreSQL', async () => openStore({ postgres: await freshDatabase(server) })] as const]
    : []),
] as const;

describe.each(stores)('notices on %s', (_, open) => {
  let folder: string;
  let store: Store;
  let news: NewsDesk;
  let mailServer: TestMailServer | undefined;
  let hook: Server | undefined;
  const clock = { ms: Date.UTC(2026, 10, 24, 9) };
  const now = () => clock.ms;
  const log = createLogger({ level: 'silent' });
  const journal = { record: async () => undefined } as unknown as Journal;
  const settings: NoticeSettings = {
    link: 'https://desk.example',
    mail: { domains: ['agency.example'] } as unknown as MailSettings,
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tansiq-notices-'));
    store = await open(folder);
    news = new NewsDesk(store, now);
  });
  afterEach(async () => {
    await mailServer?.close();
    mailServer = undefined;
    hook?.close();
    hook = undefined;
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const notices = () => new Notices({ store, journal, settings, now });
  const notifier = (ways: readonly ('mail' | 'webhook')[] = []) =>
    new Notifier({ store, self: 'es.pn', news, log, now, ways });
  const sender = (ways: Ways) =>
    new Sender({ store, self: 'es.pn', link: 'https://desk.example/today', ways, log, now });
  const insert = (table: Parameters<typeof insertMany>[2], rows: Parameters<typeof insertMany>[3]) =>
    store.writer.write((tx) => insertMany(tx, store.dialect, table, rows));

  async function user(role: Role, over: Partial<Officer> = {}): Promise<Officer> {
    const officer: Officer = {
      ...{ id: newRandomId(), login: `${role}-${newRandomId().slice(0, 6)}`, name: role, roles: [role] },
      ...{ clearance: 0, shielded: false, language: 'en' },
      ...over,
    };
    const { id, login, name, roles, clearance, shielded, language } = officer;
    await insert('users', [
      {
        ...{ id, login, name, roles: JSON.stringify(roles), password: '', language, clearance },
        ...{ shielded: shielded ? 1 : 0, state: 'active', failures: 0, locked_until: 0, created_at: 0 },
      },
    ]);
    return officer;
  }

  /** An act as it would be stored, and the event of its coming. */
  async function received(dossier: string, type = 'report.share', labels: Record<string, number> = {}) {
    const act = `${newRandomId()}${newRandomId()}`.slice(0, 43);
    await insert('acts', [
      {
        ...{
          id: act,
          jws: '',
          type,
          author: 'ma.dgsn',
          dossier,
          lineage: null,
          terms: null,
          time: '',
          own: 0,
        },
        ...{ status: 'accepted', rule: null, article: null, stored_ms: now(), evidence: 0 },
        ...{ open: 1, kind: 'content', rank: 0, h3: 0, hold: 0, expires_ms: 8e15, shielded: 0 },
        ...{ composed_by: null, released_by: null },
        ...labels,
      },
    ]);
    const detail = { from: 'ma.dgsn', type, result: 'accepted' };
    await store.writer.write((tx) => news.tell(tx, [{ kind: 'act', act, dossier, detail }]));
    return act;
  }
  const grant = (dossier: string, ...users: Officer[]) =>
    insert(
      'dossier_readers',
      users.map(({ id }) => ({ dossier, user: id, granted_by: 'system', granted_at: 0 })),
    );
  const toldTo = async (officer: Officer) =>
    (await notices().list(officer, { limit: 50, unread: true })).items.map(({ kind, count }) => [
      kind,
      count,
    ]);

  it('tells of an act those who may know of it, once, and raises the count of what is unread', async () => {
    const [officer, other, supervisor] = [
      await user('officer'),
      await user('officer'),
      await user('supervisor'),
    ];
    const dossier = newRandomId();
    await grant(dossier, officer);
    await received(dossier);
    expect(await notifier().tellAll()).toBe(1);
    expect(await notifier().tellAll()).toBe(0);
    await received(dossier);
    await notifier().tellAll();
    expect(await toldTo(officer)).toEqual([['report', 2]]);
    expect([await toldTo(other), await toldTo(supervisor)]).toEqual([[], []]);
    await notices().read(officer, { upTo: Number.MAX_SAFE_INTEGER });
    await received(dossier);
    await notifier().tellAll();
    expect(await toldTo(officer)).toEqual([['report', 1]]);
  });

  it('tells two that work at once of everything once', async () => {
    const officer = await user('officer');
    const dossier = newRandomId();
    await grant(dossier, officer);
    for (let n = 0; n < 20; n += 1) await received(dossier);
    await Promise.all([notifier().tellAll(), notifier().tellAll()]);
    expect(await toldTo(officer)).toEqual([['report', 20]]);
  });

  it('asks the gate: not what is secret, protected or restricted; what waits for an H3 acceptance, yes', async () => {
    const [officer, cleared] = [await user('officer'), await user('head', { clearance: 2, shielded: true })];
    const dossier = newRandomId();
    await grant(dossier, officer, cleared);
    for (const labels of [{ rank: 2 }, { shielded: 1 }, { hold: 1 }, { expires_ms: now() }])
      await received(dossier, 'report.share', labels);
    await notifier().tellAll();
    expect(await toldTo(officer)).toEqual([]);
    expect(await toldTo(cleared)).toEqual([['report', 3]]);
    await received(dossier, 'report.share', { h3: 1 });
    await notifier().tellAll();
    expect(await toldTo(officer)).toEqual([['report', 1]]);
  });

  it('shows no notice of what its reader may no longer know of', async () => {
    const officer = await user('officer');
    const dossier = newRandomId();
    await grant(dossier, officer);
    await received(dossier);
    await notifier().tellAll();
    await store.writer.write((tx) => tx.deleteFrom('dossier_readers').execute());
    expect(await notices().list(officer, { limit: 9, unread: false })).toMatchObject({
      items: [],
      unread: 0,
    });
  });

  it('tells of a draft who may release it, not its author, and of a dossier only who knows that', async () => {
    const [author, releaser, stranger] = [await user('releaser'), await user('releaser'), await user('head')];
    const dossier = newRandomId();
    await grant(dossier, author, releaser);
    for (const body of [{}, { dossier }]) {
      const id = newRandomId();
      await insert('drafts', [
        {
          ...{ id, kind: 'report.share', owner: author.id, body: JSON.stringify(body), revision: 1 },
          ...{ state: 'submitted', submitted_at: 0, updated_at: 0, act: null },
        },
      ]);
      const event = { kind: 'draft', detail: { draft: id, state: 'submitted' } } as const;
      await store.writer.write((tx) => news.tell(tx, [event]));
      await notifier().tellAll();
    }
    expect([(await toldTo(author)).length, (await toldTo(releaser)).length]).toEqual([0, 2]);
    expect(await toldTo(stranger)).toEqual([['release', 1]]);
    const { id } = await store.db.selectFrom('drafts').select('id').executeTakeFirstOrThrow();
    await insert('draft_steps', [
      { draft: id, n: 1, at_ms: 0, who: releaser.id, what: 'returned', revision: 1, remark: 'Say when' },
    ]);
    const event = { kind: 'draft', detail: { draft: id, state: 'open' } } as const;
    await store.writer.write((tx) => news.tell(tx, [event]));
    await notifier().tellAll();
    expect(await toldTo(author)).toEqual([['returned', 1]]);
  });

  it("wakes its user's own pages and nobody else's", async () => {
    const [officer, other] = [await user('officer'), await user('officer')];
    const dossier = newRandomId();
    await grant(dossier, officer);
    await received(dossier);
    await notifier().tellAll();
    const [event] = (await news.since(0)).filter(({ kind }) => kind === 'notice');
    const parts = { store, content: { mayRead: async () => undefined } };
    expect(await mayHear(parts, officer, event!)).toBe(true);
    expect(await mayHear(parts, other, event!)).toBe(false);
  });

  it('says nothing of a kind that its reader does not want, and takes addresses of the house alone', async () => {
    const officer = await user('officer');
    const dossier = newRandomId();
    await grant(dossier, officer);
    await notices().wish(officer, { ...standardWishes, kinds: { report: 'off' } });
    await received(dossier);
    await received(dossier, 'outcome.report');
    await notifier().tellAll();
    expect(await toldTo(officer)).toEqual([['outcome', 1]]);
    for (const address of [
      'a@elsewhere.example',
      'a@agency.example, b@elsewhere.example',
      'Eve <e@agency.example>',
      '',
    ])
      await expect(notices().wish(officer, { ...standardWishes, address, mail: true })).rejects.toMatchObject(
        { status: 422 },
      );
  });

  const wanting = async (over: Partial<typeof standardWishes>) => {
    const officer = await user('officer', { language: 'es' });
    const dossier = newRandomId();
    await grant(dossier, officer);
    await notices().wish(officer, { ...standardWishes, address: 'desk@agency.example', ...over });
    return { officer, dossier };
  };

  describe('by mail', () => {
    const settingsOf = ({ port, ca }: TestMailServer): MailSettings => {
      const file = join(folder, 'ca.pem');
      writeFileSync(file, ca);
      return {
        ...{ host: 'localhost', port, security: 'starttls', from: 'node@agency.example' },
        ...{ domains: ['agency.example'], ca: file, login: { user: 'node', password: new Secret('quiet') } },
      };
    };

    it('says over TLS that something is new, of which kind, how many and where, and nothing of what it is', async () => {
      mailServer = await testMailServer();
      const mail = mailWay(settingsOf(mailServer));
      const { dossier } = await wanting({ mail: true });
      const act = await received(dossier);
      await received(dossier);
      await notifier(['mail']).tellAll();
      expect(await sender({ mail }).sendDue()).toBe(0);
      clock.ms += MINUTE;
      expect(await sender({ mail }).sendDue()).toBe(1);
      expect(await sender({ mail }).sendDue()).toBe(0);
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
      const { dossier } = await wanting({ mail: true, quiet: 30 });
      const turn = async (minutes: number) => {
        clock.ms += minutes * MINUTE;
        await notifier(['mail']).tellAll();
        clock.ms += MINUTE / 2;
        return sender({ mail }).sendDue();
      };
      await received(dossier);
      expect(await turn(1)).toBe(1);
      for (let n = 0; n < 3; n += 1) {
        await received(dossier, 'outcome.report');
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
        const { officer, dossier } = await wanting({ mail: true });
        await received(dossier);
        await notifier(['mail']).tellAll();
        if (change === 'read') await notices().read(officer, { upTo: Number.MAX_SAFE_INTEGER });
        else await store.writer.write((tx) => tx.deleteFrom('dossier_readers').execute());
        clock.ms += MINUTE;
        expect(await sender({ mail }).sendDue()).toBe(0);
      }
      expect(mailServer.mails).toEqual([]);
      mail.close();
    });

    it('is never spoken without TLS, nor to who shows another certificate', async () => {
      mailServer = await testMailServer();
      const trusting = mailWay(settingsOf(mailServer));
      const { ca: _, ...strict } = settingsOf(mailServer);
      const { dossier, officer } = await wanting({ mail: true });
      await received(dossier);
      await notifier(['mail']).tellAll();
      clock.ms += MINUTE;
      mailServer.behaviour.starttls = false;
      expect(await sender({ mail: trusting }).sendDue()).toBe(0);
      mailServer.behaviour.starttls = true;
      clock.ms += 3 * MINUTE;
      expect(await sender({ mail: mailWay(strict) }).sendDue()).toBe(0);
      expect(mailServer.mails).toEqual([]);
      const row = await store.db
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
      const { dossier } = await wanting({ mail: true });
      await received(dossier);
      await notifier(['mail']).tellAll();
      mailServer.behaviour.refuse = '451 later';
      clock.ms += MINUTE;
      const waits: number[] = [];
      for (let n = 0; n < 3; n += 1) {
        expect(await sender({ mail }).sendDue()).toBe(0);
        const row = await store.db.selectFrom('notice_due').selectAll().executeTakeFirstOrThrow();
        expect(row.error).toBe('smtp-451');
        waits.push((row.due_ms as number) - clock.ms);
        clock.ms = row.due_ms as number;
      }
      expect(waits).toEqual([1, 2, 4].map((n) => n * MINUTE));
      mailServer.behaviour.refuse = undefined;
      expect(await sender({ mail }).sendDue()).toBe(1);
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
      const { dossier, officer } = await wanting({ webhook: true });
      await received(dossier);
      await notifier(['webhook']).tellAll();
      clock.ms += MINUTE;
      expect(await sender({ webhook: wayTo(`${url}/desk`) }).sendDue()).toBe(1);
      const [{ body, signature }] = calls as [{ body: string; signature: string }];
      expect(JSON.parse(body)).toEqual({
        ...{ v: 1, id: expect.any(String), at: new Date(clock.ms).toISOString(), party: 'es.pn' },
        ...{ user: officer.login, language: 'es', counts: [{ kind: 'report', count: 1 }] },
        link: 'https://desk.example/today',
      });
      const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
      expect(mac).toBe(createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'));
      expect(Number(seconds)).toBe(clock.ms / 1000);
    });

    it('follows no redirect, and is tried again after a fault', async () => {
      let asked = 0;
      const url = await listen((request, response) => {
        asked += 1;
        request.resume();
        if (asked === 1) response.writeHead(302, { location: '/elsewhere' }).end();
        else response.writeHead(asked === 2 ? 500 : 200).end();
      });
      const { dossier } = await wanting({ webhook: true });
      await received(dossier);
      await notifier(['webhook']).tellAll();
      const errors: (string | null)[] = [];
      for (let n = 0; n < 3; n += 1) {
        clock.ms += 10 * MINUTE;
        await sender({ webhook: wayTo(url) }).sendDue();
        errors.push((await store.db.selectFrom('notice_due').selectAll().executeTakeFirstOrThrow()).error);
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
