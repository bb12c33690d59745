// SPDX-License-Identifier: Apache-2.0
// Users, sessions and need-to-know by the API, on a real store.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COOKIE, PASSWORD, type TestNode, testNode } from '../../http/test-node.ts';

let node: TestNode;
beforeEach(async () => {
  node = await testNode();
});
afterEach(() => node.close());

interface UserAnswer {
  id: string;
  login: string;
  roles: string[];
  clearance: number;
  disabled: boolean;
}

const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>;
const codeOf = async (answer: Response) => (await json(answer)).code;

describe('signing in', () => {
  const signIn = (headers: Record<string, string> = {}, password = PASSWORD) =>
    node.call('POST', '/api/session', undefined, { body: { login: 'Officer ', password }, headers });

  it('sets a cookie named by party that scripts cannot read and other sites cannot send', async () => {
    const answer = await signIn();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(`^${COOKIE}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
  });

  it('adds Secure and the __Host- prefix under https', async () => {
    const secure = await testNode({ secure: true });
    const body = { login: 'officer', password: PASSWORD };
    const answer = await secure.call('POST', '/api/session', undefined, { body });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      new RegExp(`^__Host-${COOKIE}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; Secure; SameSite=Strict$`),
    );
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
    await secure.close();
  });

  it('says who is signed in, and ends with signing out', async () => {
    const officer = await node.as('officer');
    const shown = await json(await node.call('GET', '/api/session', officer));
    expect(shown).toMatchObject({
      party: 'ma.dgsn',
      csrf: officer.csrf,
      officer: { login: 'officer', roles: ['officer'] },
    });
    const out = await node.call('DELETE', '/api/session', officer);
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(new RegExp(`^${COOKIE}=; Max-Age=0; Path=/`));
    expect((await node.call('GET', '/api/session', officer)).status).toBe(401);
    expect(node.journal.map((row) => row.what)).toEqual(['sign-in', 'sign-out']);
  });

  it('gives a fresh session and ends the one that came with it (fixation)', async () => {
    const planted = await node.as('officer');
    const answer = await signIn({ cookie: planted.cookie });
    const fresh = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(fresh).not.toBe(planted.cookie);
    expect((await node.call('GET', '/api/session', planted)).status).toBe(401);
    expect((await node.call('GET', '/api/session', { ...planted, cookie: fresh })).status).toBe(200);
  });

  it('from another site is refused before any password is looked at', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://evil.test' }]) {
      const answer = await signIn(headers);
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'csrf']);
    }
    expect(node.journal).toEqual([]);
  });

  it('tells an expired session from none by nothing', async () => {
    const officer = await node.as('officer');
    node.clock.ms += 31 * 60 * 1000;
    const expired = await json(await node.call('GET', '/api/session', officer));
    const none = await json(await node.call('GET', '/api/session'));
    expect({ ...expired, instance: '' }).toEqual({ ...none, instance: '' });
    expect(none).toMatchObject({ status: 401, code: 'needs-sign-in' });
  });
});

describe('users', () => {
  const fresh = {
    login: 'rachida.b',
    name: 'Rachida B.',
    roles: ['officer'],
    password: 'nine slow lighthouses',
    language: 'ar',
  };

  it('are made by an administrator, and sign in', async () => {
    const administrator = await node.as('administrator');
    const made = await node.call('POST', '/api/users', administrator, { body: fresh });
    expect(made.status).toBe(201);
    const text = await made.text();
    expect(JSON.parse(text)).toMatchObject({
      login: 'rachida.b',
      roles: ['officer'],
      disabled: false,
      clearance: 0,
    });
    expect(text).not.toContain('argon2');
    const body = { login: 'rachida.b', password: fresh.password };
    expect((await node.call('POST', '/api/session', undefined, { body })).status).toBe(201);
  });

  it('do not share a login', async () => {
    const administrator = await node.as('administrator');
    await node.call('POST', '/api/users', administrator, { body: fresh });
    const again = await node.call('POST', '/api/users', administrator, {
      body: { ...fresh, login: 'RACHIDA.B' },
    });
    expect([again.status, await codeOf(again)]).toEqual([409, 'login-taken']);
  });

  it.each([
    ['administrator', 'officer'],
    ['supervisor', 'head'],
    ['administrator', 'supervisor'],
  ])('are not %s and %s at once', async (...roles) => {
    const administrator = await node.as('administrator');
    const answer = await node.call('POST', '/api/users', administrator, { body: { ...fresh, roles } });
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'roles-clash']);
  });

  it('get no weak password, and are told what is wrong with it', async () => {
    const administrator = await node.as('administrator');
    const answer = await node.call('POST', '/api/users', administrator, {
      body: { ...fresh, password: 'short' },
    });
    expect(await json(answer)).toMatchObject({
      status: 422,
      issues: [{ path: 'body.password', code: 'password-length' }],
    });
  });

  it('take new roles at once, in sessions already open', async () => {
    const [administrator, officer] = [await node.as('administrator'), await node.as('officer')];
    expect((await node.call('GET', '/api/users', officer)).status).toBe(403);
    const body = { roles: ['head'], clearance: 2 };
    const changed = await node.call('PATCH', `/api/users/${officer.id}`, administrator, { body });
    expect(await json(changed)).toMatchObject({ roles: ['head'], clearance: 2 });
    expect((await node.call('GET', '/api/users', officer)).status).toBe(200);
    expect(node.journal.at(-1)).toEqual({
      who: administrator.id,
      what: 'user',
      detail: { user: officer.id, change: 'changed', roles: 'head', clearance: 2 },
    });
  });

  it('do not change their own rights, and the last administrator stays', async () => {
    const administrator = await node.as('administrator');
    const path = `/api/users/${administrator.id}`;
    const own = await node.call('PATCH', path, administrator, { body: { roles: ['officer'] } });
    expect([own.status, await codeOf(own)]).toEqual([403, 'own-account']);
    await node.call('POST', '/api/users', administrator, { body: { ...fresh, roles: ['administrator'] } });
    const body = { login: fresh.login, password: fresh.password };
    const second = (await json(await node.call('POST', '/api/session', undefined, { body }))).officer as {
      id: string;
    };
    const { value, csrf } = await node.signIn.signIn(body);
    const other = { cookie: `${COOKIE}=${value}`, csrf, id: second.id };
    expect((await node.call('PATCH', path, other, { body: { disabled: true } })).status).toBe(200);
    // The first is disabled and its session over: only the second is left, and cannot disable itself.
    expect((await node.call('GET', '/api/session', administrator)).status).toBe(401);
    const last = await node.call('PATCH', `/api/users/${other.id}`, other, { body: { disabled: true } });
    expect(await codeOf(last)).toBe('own-account');
  });

  it('keep an administrator: taking the role from the last one is refused whoever asks', async () => {
    const officers = await node.users.list('', 50);
    const by = (await node.sessions.find(
      (
        await node.signIn.signIn({ login: 'head', password: PASSWORD })
      ).value,
    ))!.officer;
    const administrator = officers.find((user) => user.login === 'administrator')!;
    await expect(node.users.change(by, administrator.id, { roles: ['officer'] })).rejects.toMatchObject({
      code: 'last-administrator',
    });
  });

  it('are listed page by page, in order of login', async () => {
    const head = await node.as('head');
    const seen: string[] = [];
    let path = '/api/users?limit=3';
    for (let page = 0; page < 5; page += 1) {
      const answer = (await json(await node.call('GET', path, head))) as {
        items: UserAnswer[];
        next?: string;
      };
      seen.push(...answer.items.map((user) => user.login));
      if (answer.next === undefined) break;
      path = `/api/users?limit=3&after=${answer.next}`;
    }
    expect(seen).toEqual([...seen].sort());
    expect(seen).toHaveLength(8);
  });

  it('change their own password with the current one, which ends their other sessions but not this one', async () => {
    const [here, there] = [await node.as('officer'), await node.as('officer')];
    const path = `/api/users/${here.id}/password`;
    const password = 'nine slow lighthouses';
    const wrong = await node.call('POST', path, here, { body: { current: 'wrong', password } });
    expect(await json(wrong)).toMatchObject({
      status: 422,
      issues: [{ path: 'body.current', code: 'wrong-password' }],
    });
    const right = await node.call('POST', path, here, { body: { current: PASSWORD, password } });
    expect(right.status).toBe(204);
    expect((await node.call('GET', '/api/session', here)).status).toBe(200);
    expect((await node.call('GET', '/api/session', there)).status).toBe(401);
  });

  it("do not change anyone else's password", async () => {
    const [officer, head] = [await node.as('officer'), await node.as('head')];
    const body = { password: 'nine slow lighthouses', current: PASSWORD };
    const answer = await node.call('POST', `/api/users/${head.id}/password`, officer, { body });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'forbidden']);
  });
});

describe('need-to-know', () => {
  const dossier = `${'D'.repeat(21)}A`;
  const path = `/api/dossiers/${dossier}/readers`;
  beforeEach(async () => {
    await node.store.db
      .insertInto('dossiers')
      .values({ id: dossier, kind: 'exchange', lineage: null, opened_at: 0 })
      .execute();
  });

  it('is granted and ended by the head, and journalled', async () => {
    const [head, officer] = [await node.as('head'), await node.as('officer')];
    node.journal.length = 0;
    for (let i = 0; i < 2; i += 1) {
      const granted = await node.call('POST', path, head, { body: { user: officer.id } });
      expect(await json(granted)).toMatchObject({ items: [{ user: officer.id, grantedBy: head.id }] });
    }
    expect((await node.call('GET', path, officer)).status).toBe(200);
    expect((await node.call('DELETE', `${path}/${officer.id}`, head)).status).toBe(204);
    expect((await node.call('GET', path, officer)).status).toBe(404);
    expect(node.journal.map((row) => [row.who, row.dossier, row.detail?.change])).toEqual([
      [head.id, dossier, 'reader-granted'],
      [head.id, dossier, 'reader-revoked'],
    ]);
  });

  it('below it a dossier answers as one that does not exist', async () => {
    const officer = await node.as('officer');
    const there = await json(await node.call('GET', path, officer));
    const nowhere = await json(await node.call('GET', `/api/dossiers/${'E'.repeat(22)}/readers`, officer));
    expect({ ...there, instance: '' }).toEqual({ ...nowhere, instance: '' });
    expect(there).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('keeps the reason for each change in the journal', async () => {
    const [head, officer] = [await node.as('head'), await node.as('officer')];
    node.journal.length = 0;
    const body = { user: officer.id, why: 'Works on the case' };
    expect((await node.call('POST', path, head, { body })).status).toBe(200);
    const ending = `${path}/${officer.id}?why=${encodeURIComponent('Case handed over')}`;
    expect((await node.call('DELETE', ending, head)).status).toBe(204);
    expect(node.journal.map(({ why }) => why)).toEqual(['Works on the case', 'Case handed over']);
  });

  it('lists dossiers without content: all to the head and the supervisor, their own to others, none to administrators', async () => {
    await node.store.db
      .insertInto('dossiers')
      .values({ id: `${'F'.repeat(21)}A`, kind: 'talks', lineage: null, opened_at: 5 })
      .execute();
    const [head, officer, administrator] = [
      await node.as('head'),
      await node.as('officer'),
      await node.as('administrator'),
    ];
    await node.call('POST', path, head, { body: { user: officer.id } });
    const ids = async (caller: typeof head, query = '') => {
      const answer = await json(await node.call('GET', `/api/dossiers${query}`, caller));
      return { next: answer.next, ids: (answer.items as { id: string }[]).map(({ id }) => id) };
    };
    expect((await ids(head)).ids).toEqual([`${'F'.repeat(21)}A`, dossier]);
    const first = await ids(head, '?limit=1');
    expect(first.ids).toEqual([`${'F'.repeat(21)}A`]);
    expect((await ids(head, `?limit=1&after=${String(first.next)}`)).ids).toEqual([dossier]);
    expect((await ids(officer)).ids).toEqual([dossier]);
    expect((await node.call('GET', '/api/dossiers', administrator)).status).toBe(403);
  });

  it.each(['administrator', 'supervisor'] as const)('is never given to the %s', async (role) => {
    const [head, other] = [await node.as('head'), await node.as(role)];
    const answer = await node.call('POST', path, head, { body: { user: other.id } });
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'no-content-role']);
    // Nor does a grant from before help someone who has become one.
    await node.store.db
      .insertInto('dossier_readers')
      .values({ dossier, user: other.id, granted_by: head.id, granted_at: 0 })
      .execute();
    const session = (await node.sessions.find(other.cookie.split('=')[1]))!;
    expect(await node.needToKnow.knows(session.officer, dossier)).toBe(false);
  });
});
