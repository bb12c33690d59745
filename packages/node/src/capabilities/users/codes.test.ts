// SPDX-License-Identifier: Apache-2.0
// One-time codes, sessions and preferences by the API, on a real store.
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, PASSWORD, type TestNode, testNode } from '../../http/test-node.ts';

let node: TestNode;
beforeEach(async () => {
  node = await testNode();
});
afterEach(() => node.close());

const json = async <T = Record<string, unknown>>(answer: Response) => (await answer.json()) as T;
const codeOf = async (answer: Response) => (await json(answer)).code;

async function enrol(caller: Caller): Promise<() => string> {
  const { secret, url } = await json<{ secret: string; url: string }>(
    await node.call('POST', '/api/account/codes', caller),
  );
  expect(url).toMatch(/^otpauth:\/\/totp\/ma\.dgsn/);
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const now = () => totp.generate({ timestamp: node.clock.ms });
  const done = await node.call('POST', '/api/account/codes/confirmation', caller, { body: { code: now() } });
  expect(done.status).toBe(204);
  node.clock.ms += 30_000;
  return now;
}

const signIn = (over: object = {}) =>
  node.call('POST', '/api/session', undefined, { body: { login: 'officer', password: PASSWORD, ...over } });

describe('one-time codes', () => {
  it('are asked for after a right password, and only then', async () => {
    const code = await enrol(await node.as('officer'));
    const asked = await signIn();
    expect([asked.status, await codeOf(asked)]).toEqual([401, 'code-needed']);
    const wrong = await json(await signIn({ password: 'wrong' }));
    const withCode = await json(await signIn({ password: 'wrong', code: code() }));
    const nobody = await json(await signIn({ login: 'nobody-has-this', code: code() }));
    for (const one of [withCode, nobody])
      expect({ ...one, instance: '' }).toEqual({ ...wrong, instance: '' });
    expect(wrong).toMatchObject({ code: 'sign-in-failed' });
    expect((await signIn({ code: code() })).status).toBe(201);
  });

  it('count once', async () => {
    const code = await enrol(await node.as('officer'));
    const used = code();
    expect((await signIn({ code: used })).status).toBe(201);
    const again = await signIn({ code: used });
    expect([again.status, await codeOf(again)]).toEqual([401, 'code-wrong']);
    node.clock.ms += 30_000;
    expect((await signIn({ code: used })).status).toBe(401);
    expect((await signIn({ code: code() })).status).toBe(201);
  });

  it('of a disabled account are not asked for: it answers as a wrong password does', async () => {
    const code = await enrol(await node.as('officer'));
    const wrong = await json(await signIn({ password: 'wrong' }));
    await node.store.db
      .updateTable('users')
      .set({ state: 'disabled' })
      .where('login', '=', 'officer')
      .execute();
    for (const over of [{}, { code: code() }, { code: '000000' }])
      expect({ ...(await json(await signIn(over))), instance: '' }).toEqual({ ...wrong, instance: '' });
  });

  it('of two sign-ins at once open one session', async () => {
    const code = await enrol(await node.as('officer'));
    const both = await Promise.all([signIn({ code: code() }), signIn({ code: code() })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('lock the account when guessed, while asking for one does not', async () => {
    const code = await enrol(await node.as('officer'));
    for (let i = 0; i < 8; i += 1) expect(await codeOf(await signIn())).toBe('code-needed');
    const wrong = code() === '000000' ? '000001' : '000000';
    const seen: unknown[] = [];
    for (let i = 0; i < 6; i += 1) seen.push(await codeOf(await signIn({ code: wrong })));
    expect(seen).toEqual([...Array(5).fill('code-wrong'), 'locked']);
    expect(await codeOf(await signIn())).toBe('locked');
  });

  it('are read in Arabic figures and with spaces', async () => {
    const code = await enrol(await node.as('officer'));
    const arabic = [...code()].map((figure) => String.fromCodePoint(0x660 + Number(figure)));
    const typed = `${arabic.slice(0, 3).join('')} ${arabic.slice(3).join('')}`;
    expect((await signIn({ code: typed })).status).toBe(201);
  });

  it('keep their secret closed in the store, and out of answers kept for an idempotency key', async () => {
    const officer = await node.as('officer');
    const headers = { 'idempotency-key': 'enrol-once-and-again' };
    const { secret } = await json<{ secret: string }>(
      await node.call('POST', '/api/account/codes', officer, { headers }),
    );
    const row = await node.store.db.selectFrom('totps').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(secret);
    const kept = await node.store.db.selectFrom('idempotency').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('are not on before a first code came back, and are not begun anew while on', async () => {
    const officer = await node.as('officer');
    await node.call('POST', '/api/account/codes', officer);
    expect((await signIn()).status).toBe(201);
    const wrong = await node.call('POST', '/api/account/codes/confirmation', officer, {
      body: { code: 'abc' },
    });
    expect(await codeOf(wrong)).toBe('code-wrong');
    await enrol(officer);
    expect(await codeOf(await node.call('POST', '/api/account/codes', officer))).toBe('codes-are-on');
  });

  it('are reset by an administrator with a reason, but not their own', async () => {
    const [officer, administrator] = [await node.as('officer'), await node.as('administrator')];
    await enrol(officer);
    const body = { what: 'totp', why: 'Telephone lost' };
    const reset = (id: string) => node.call('POST', `/api/users/${id}/recovery`, administrator, { body });
    expect((await reset(officer.id)).status).toBe(204);
    // The password, which an administrator may set, does not open it: getting back in takes two of them.
    const asked = await signIn();
    expect([asked.status, await codeOf(asked)]).toEqual([401, 'enrolment-needed']);
    expect(await codeOf(await reset(administrator.id))).toBe('own-account');
    expect(node.journal.find(({ detail }) => detail?.change === 'codes-off')).toMatchObject({
      who: administrator.id,
      why: 'Telephone lost',
    });
  });
});

describe('showing again who one is', () => {
  const confirm = (caller: Caller, body: object) =>
    node.call('POST', '/api/session/confirmation', caller, { body });

  it('takes a code in the place of the password where codes are on', async () => {
    const officer = await node.as('officer');
    const code = await enrol(officer);
    const refused = await confirm(officer, { password: PASSWORD });
    expect(await json(refused)).toMatchObject({ code: 'step-up-needed', accepts: ['totp'] });
    expect((await confirm(officer, { code: code() })).status).toBe(204);
    expect(node.journal.at(-1)).toMatchObject({
      what: 'sign-in',
      detail: { method: 'totp', again: true },
    });
  });

  it('is locked when guessed, as signing in is', async () => {
    const officer = await node.as('officer');
    const seen: unknown[] = [];
    for (let i = 0; i < 6; i += 1) seen.push(await codeOf(await confirm(officer, { password: 'wrong' })));
    expect(seen).toEqual([...Array(5).fill('wrong-password'), 'locked']);
    expect(await codeOf(await signIn())).toBe('locked');
  });

  it('lets one change the ways to sign in again for five minutes', async () => {
    const officer = await node.as('officer');
    node.clock.ms += 6 * 60_000;
    expect(await codeOf(await node.call('POST', '/api/account/codes', officer))).toBe('step-up-needed');
    expect((await confirm(officer, { password: PASSWORD })).status).toBe(204);
    expect((await node.call('POST', '/api/account/codes', officer)).status).toBe(201);
  });
});

describe('sessions', () => {
  interface Listed {
    items: { id: string; own: boolean; address: string; agent: string; method: string }[];
  }
  const list = async (caller: Caller) =>
    (await json<Listed>(await node.call('GET', '/api/account/sessions', caller))).items;

  it('are listed with where and with what, and ended one by one or all but this', async () => {
    const here = await node.as('officer');
    const headers = {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
    };
    const body = { login: 'officer', password: PASSWORD };
    await node.call('POST', '/api/session', undefined, { body, headers });
    const there = await node.as('officer');
    const listed = await list(here);
    expect(listed.filter(({ own }) => own)).toHaveLength(1);
    const firefox = listed.find(({ agent }) => agent === 'Firefox 144 · Linux')!;
    expect(firefox).toMatchObject({ own: false, address: 'this-machine', method: 'password' });
    const head = await node.as('head');
    const path = `/api/account/sessions/${firefox.id}`;
    expect((await node.call('DELETE', path, head)).status).toBe(404);
    expect((await node.call('DELETE', path, here)).status).toBe(204);
    expect(await list(here)).toHaveLength(2);
    expect((await node.call('DELETE', '/api/account/sessions', here)).status).toBe(204);
    expect((await node.call('GET', '/api/session', there)).status).toBe(401);
    expect(await list(here)).toHaveLength(1);
  });

  it('of a user are seen and ended by an administrator', async () => {
    const [officer, administrator] = [await node.as('officer'), await node.as('administrator')];
    const ways = await json<{ sessions: unknown[] }>(
      await node.call('GET', `/api/users/${officer.id}/ways`, administrator),
    );
    expect(ways.sessions).toHaveLength(1);
    const body = { what: 'sessions', why: 'Left at a desk abroad' };
    await node.call('POST', `/api/users/${officer.id}/recovery`, administrator, { body });
    expect((await node.call('GET', '/api/session', officer)).status).toBe(401);
  });
});

describe('preferences', () => {
  it('are kept for the person, language included, and closed to what is not known', async () => {
    const officer = await node.as('officer');
    const path = '/api/account/preferences';
    expect(await json(await node.call('GET', path, officer))).toMatchObject({ theme: 'system' });
    const body = { language: 'ar', theme: 'dark', contrast: 'more' };
    expect((await node.call('PUT', path, officer, { body })).status).toBe(200);
    expect(await json(await node.call('GET', path, officer))).toEqual(body);
    const session = await json<{ officer: { language: string } }>(
      await node.call('GET', '/api/session', officer),
    );
    expect(session.officer.language).toBe('ar');
    for (const wrong of [{ ...body, theme: 'pink' }, { ...body, more: 1 }, { language: 'ar' }])
      expect((await node.call('PUT', path, officer, { body: wrong })).status).toBe(422);
  });
});
