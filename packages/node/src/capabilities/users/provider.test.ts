// SPDX-License-Identifier: Apache-2.0
// Signing in by the agency's own OpenID provider, against a real one on the loopback: who gets in as whom, what is asked beside it, and all that
// must not be taken.
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestProvider, testProvider, type Visit } from '../../access/test-provider.ts';
import { type Caller, COOKIE, PASSWORD, type TestNode, testNode } from '../../http/test-node.ts';

let provider: TestProvider;
let other: TestProvider;
let node: TestNode;
beforeAll(async () => {
  [provider, other] = await Promise.all([testProvider(), testProvider()]);
});
afterAll(() => Promise.all([provider.close(), other.close()]));
beforeEach(async () => {
  node = await testNode({}, provider.settings({ linkClaim: 'staff_login', secondFactor: ['mfa'] }));
});
afterEach(() => node.close());

const json = async (answer: Response) => (await answer.json()) as Record<string, string>;
const cookieOf = (answer: Response, name: string) =>
  answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? '';

/** The node's page asks where to go. */
async function begin(at = node) {
  const answer = await at.call('POST', '/api/session/provider');
  const cookie = cookieOf(answer, `${COOKIE}-provider`).split(';')[0] ?? '';
  return { url: (await json(answer)).url ?? '', cookie };
}

/** The node's page hands in what came back with the browser. */
const handIn = (cookie: string, body: unknown, at = node) =>
  at.call('POST', '/api/session/provider/answer', undefined, { body, headers: { cookie } });

async function enter(visit: Visit, at = node): Promise<Response> {
  const { url, cookie } = await begin(at);
  return handIn(cookie, await provider.visit(url, visit), at);
}

async function bind(login: 'officer' | 'releaser', subject: string): Promise<string> {
  const administrator = await node.as('administrator');
  const { id } = await node.as(login);
  const done = await node.call('PUT', `/api/users/${id}/provider`, administrator, { body: { subject } });
  expect(done.status).toBe(204);
  return id;
}

/** What the journal says last, and what the page was told. */
async function refusal(answer: Response) {
  const { what, detail } = node.journal.at(-1) ?? {};
  return [answer.status, (await json(answer)).code, what, detail?.reason];
}
const wrong = [401, 'provider-refused', 'sign-in-failed', 'provider-answer'];

describe('signing in by the provider', () => {
  it('opens a session of the user to whom an administrator bound the subject', async () => {
    const id = await bind('officer', 'subject-1');
    const answer = await enter({ subject: 'subject-1' });
    expect(answer.status).toBe(201);
    expect(await json(answer)).toMatchObject({ officer: { id, login: 'officer' } });
    expect(cookieOf(answer, COOKIE)).toMatch(/HttpOnly; SameSite=Strict/);
    expect(cookieOf(answer, `${COOKIE}-provider`)).toContain('Max-Age=0');
    expect(node.journal.at(-1)).toEqual({ who: id, what: 'sign-in', detail: { method: 'oidc' } });
  });

  it('asks the provider for a fresh sign-in, with state, nonce and PKCE, and shows no secret', async () => {
    const asked = new URL((await begin()).url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ response_type: 'code', scope: 'openid', prompt: 'login', max_age: '300' },
      ...{ code_challenge_method: 'S256', client_id: 'tansiq' },
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThanOrEqual(43);
    expect(asked.toString()).not.toContain('secret');
  });

  it('is refused to a subject that is bound to nobody, and makes no account', async () => {
    const before = await node.users.list('', 100);
    const answer = await enter({ subject: 'stranger' });
    expect(await refusal(answer)).toEqual([401, 'provider-unlinked', 'sign-in-failed', 'provider-unlinked']);
    expect(await node.users.list('', 100)).toEqual(before);
  });

  it('is refused to a disabled user, as whatever else is wrong', async () => {
    const id = await bind('officer', 'subject-1');
    await node.call('PATCH', `/api/users/${id}`, await node.as('administrator'), {
      body: { disabled: true },
    });
    expect(await refusal(await enter({ subject: 'subject-1' }))).toEqual([
      ...[401, 'provider-refused', 'sign-in-failed', 'disabled'],
    ]);
  });

  it('binds at a first sign-in by the claim that is configured, where the provider has verified it', async () => {
    const unverified = { staff_login: 'releaser', staff_login_verified: false };
    expect((await enter({ subject: 'r', claims: unverified })).status).toBe(401);
    const answer = await enter({ subject: 'r', claims: { staff_login: 'Releaser' } });
    expect(await json(answer)).toMatchObject({ officer: { login: 'releaser' } });
    // Another subject with the same claim is not let in beside the one that is bound.
    expect((await enter({ subject: 's', claims: { staff_login: 'releaser' } })).status).toBe(401);
    expect((await enter({ subject: 'r' })).status).toBe(201);
  });

  it('answers 503 while the provider is away, and the other ways remain', async () => {
    const gone = await testProvider();
    const away = await testNode({}, gone.settings());
    await gone.close();
    try {
      const answer = await away.call('POST', '/api/session/provider');
      expect([answer.status, (await json(answer)).code]).toEqual([503, 'provider-away']);
      const body = { login: 'officer', password: PASSWORD };
      expect((await away.call('POST', '/api/session', undefined, { body })).status).toBe(201);
    } finally {
      await away.close();
    }
  });

  it('is not there where no provider is configured', async () => {
    const plain = await testNode();
    expect((await plain.call('POST', '/api/session/provider')).status).toBe(404);
    await plain.close();
  });
});

describe('what comes back is refused', () => {
  beforeEach(async () => {
    await bind('officer', 'subject-1');
  });

  it('with a state that the node did not give, or gave to another browser', async () => {
    const { url, cookie } = await begin();
    const answer = await provider.visit(url, { subject: 'subject-1' });
    const state = [401, 'provider-refused', 'sign-in-failed', 'provider-state'];
    expect(await refusal(await handIn(cookie, { ...answer, state: 'A'.repeat(43) }))).toEqual(state);
    const second = await begin();
    expect(await refusal(await handIn(second.cookie, answer))).toEqual(state);
    expect(await refusal(await handIn('', answer))).toEqual(state);
  });

  it('a second time', async () => {
    const { url, cookie } = await begin();
    const answer = await provider.visit(url, { subject: 'subject-1' });
    expect((await handIn(cookie, answer)).status).toBe(201);
    expect((await refusal(await handIn(cookie, answer)))[3]).toBe('provider-state');
    // The code under a fresh state too: the provider gives nothing for it again.
    const fresh = await begin();
    const { searchParams } = new URL(fresh.url);
    const replayed = { ...answer, state: searchParams.get('state') };
    expect(await refusal(await handIn(fresh.cookie, replayed))).toEqual(wrong);
  });

  it('after ten minutes', async () => {
    const { url, cookie } = await begin();
    const answer = await provider.visit(url, { subject: 'subject-1' });
    node.clock.ms += 600_000;
    expect((await refusal(await handIn(cookie, answer)))[3]).toBe('provider-state');
  });

  it('when the provider or the person said no', async () => {
    const { url, cookie } = await begin();
    const state = new URL(url).searchParams.get('state');
    expect((await refusal(await handIn(cookie, { state })))[3]).toBe('provider-denied');
  });

  const seconds = () => Math.floor(Date.now() / 1000);
  it.each<[string, () => Omit<Visit, 'subject'>]>([
    ['another nonce', () => ({ lies: { nonce: 'B'.repeat(43) } })],
    ['another issuer', () => ({ lies: { iss: other.settings().issuer } })],
    ['another audience', () => ({ lies: { aud: 'somebody-else' } })],
    ['another party that it was issued to', () => ({ lies: { aud: ['tansiq', 'x'], azp: 'x' } })],
    ['an end that has passed', () => ({ lies: { iat: seconds() - 900, exp: seconds() - 600 } })],
    ['a sign-in at the provider that is hours old', () => ({ lies: { auth_time: seconds() - 7200 } })],
    ['a signature by another key', () => ({ forged: true })],
  ])('with a token that has %s', async (_what, visit) => {
    expect(await refusal(await enter({ subject: 'subject-1', ...visit() }))).toEqual(wrong);
  });

  it('from another provider than the one that was asked, whose code goes nowhere', async () => {
    const { url, cookie } = await begin();
    const asked = new URL(url);
    const elsewhere = `${other.settings().issuer}/auth${asked.search}`;
    const answer = await other.visit(elsewhere, { subject: 'subject-1' });
    const before = provider.redeemed();
    expect(answer.iss).toBe(other.settings().issuer);
    expect(await refusal(await handIn(cookie, answer))).toEqual(wrong);
    expect([provider.redeemed(), other.redeemed()]).toEqual([before, 0]);
    const again = await begin();
    const state = new URL(again.url).searchParams.get('state');
    const { iss: _, ...silent } = answer;
    expect(await refusal(await handIn(again.cookie, { ...silent, state }))).toEqual(wrong);
  });
});

describe('a second factor', () => {
  const codesOn = async (officer: Caller) => {
    const { secret = '' } = await json(await node.call('POST', '/api/account/codes', officer));
    const next = () => {
      node.clock.ms += 30_000;
      return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: node.clock.ms });
    };
    await node.call('POST', '/api/account/codes/confirmation', officer, { body: { code: next() } });
    return next;
  };
  const demand = async () => {
    await node.policies.change({ id: 'a' } as never, { secondFactorRoles: ['officer'] });
  };
  const bringCode = (cookie: string, code: string) =>
    node.call('POST', '/api/session/provider/code', undefined, { body: { code }, headers: { cookie } });

  it('that the provider vouches for is enough where the role asks for one; else the node asks for its own', async () => {
    await bind('officer', 'subject-1');
    await demand();
    expect(await json(await enter({ subject: 'subject-1' }))).toHaveProperty('secondFactor', 'missing');
    const vouched = await enter({ subject: 'subject-1', amr: ['pwd', 'mfa'] });
    const cookie = (cookieOf(vouched, COOKIE).split(';')[0] ?? '') as string;
    const session = await json(vouched);
    expect(session).not.toHaveProperty('secondFactor');
    const caller = { cookie, csrf: session.csrf ?? '', id: '' };
    expect((await node.call('GET', '/api/account/preferences', caller)).status).toBe(200);
    expect(node.journal.at(-1)).toMatchObject({ detail: { method: 'oidcmfa' } });
    // The password alone does not go round it.
    const body = { login: 'officer', password: PASSWORD };
    const typed = await node.call('POST', '/api/session', undefined, { body });
    expect([typed.status, (await json(typed)).code]).toEqual([401, 'provider-needed']);
  });

  it('is the account’s code where there is one, asked of the same browser, and held back when guessed', async () => {
    const next = await codesOn(await node.as('officer'));
    const administrator = await node.as('administrator');
    const id = (await node.users.list('', 100)).find(({ login }) => login === 'officer')?.id ?? '';
    await node.call('PUT', `/api/users/${id}/provider`, administrator, { body: { subject: 'subject-1' } });
    const { url, cookie } = await begin();
    // Bound by an administrator, and not yet proven: what the provider says of factors counts for nothing.
    const answer = await provider.visit(url, { subject: 'subject-1', amr: ['mfa'] });
    expect((await refusal(await handIn(cookie, answer)))[1]).toBe('code-needed');
    expect((await json(await bringCode('', next()))).code).toBe('provider-refused');
    expect((await json(await bringCode(cookie, '000000'))).code).toBe('code-wrong');
    const opened = await bringCode(cookie, next());
    expect(opened.status).toBe(201);
    expect(node.journal.at(-1)).toMatchObject({ who: id, detail: { method: 'oidctotp' } });
    expect((await json(await bringCode(cookie, next()))).code).toBe('provider-refused');
    // Proven by that code.
    expect((await enter({ subject: 'subject-1', amr: ['mfa'] })).status).toBe(201);
    const asked = await begin();
    await handIn(asked.cookie, await provider.visit(asked.url, { subject: 'subject-1' }));
    const right = next();
    for (let guess = 0; guess < 5; guess += 1) await bringCode(asked.cookie, '000000');
    expect((await json(await bringCode(asked.cookie, right))).code).toBe('locked');
  });

  it('is no administrator’s to go round: another subject in its place opens nothing alone', async () => {
    const id = await bind('officer', 'subject-1');
    expect((await enter({ subject: 'subject-1', amr: ['mfa'] })).status).toBe(201);
    await bind('officer', 'subject-of-the-administrator');
    const swapped = await enter({ subject: 'subject-of-the-administrator', amr: ['mfa'] });
    expect((await refusal(swapped))[1]).toBe('enrolment-needed');
    const administrator = await node.as('administrator');
    const recovery = `/api/users/${id}/recovery`;
    const body = { what: 'provider', why: 'The account at the provider was closed' };
    expect((await node.call('POST', recovery, administrator, { body })).status).toBe(204);
    expect((await node.call('POST', recovery, administrator, { body })).status).toBe(404);
    expect((await enter({ subject: 'subject-1' })).status).toBe(401);
  });

  it('lets its owner say that a binding is theirs, who has just shown who they are', async () => {
    const officer = await node.as('officer');
    const next = await codesOn(officer);
    await bind('releaser', 'subject-of-another');
    const administrator = await node.as('administrator');
    const link = `/api/users/${officer.id}/provider`;
    const taken = await node.call('PUT', link, administrator, { body: { subject: 'subject-of-another' } });
    expect([taken.status, (await json(taken)).code]).toEqual([409, 'subject-taken']);
    await node.call('PUT', link, administrator, { body: { subject: 'subject-1' } });
    const ways = () => node.call('GET', '/api/account/ways', officer).then(json);
    expect(await ways()).toMatchObject({ provider: { subject: 'subject-1', proven: false } });
    node.clock.ms += 301_000;
    const stale = await node.call('POST', '/api/account/provider/confirmation', officer);
    expect((await json(stale)).code).toBe('step-up-needed');
    await node.call('POST', '/api/session/confirmation', officer, { body: { code: next() } });
    expect((await node.call('POST', '/api/account/provider/confirmation', officer)).status).toBe(204);
    expect(await ways()).toMatchObject({ provider: { proven: true } });
    expect((await enter({ subject: 'subject-1', amr: ['mfa'] })).status).toBe(201);
  });
});
