// SPDX-License-Identifier: Apache-2.0
// Getting back in by two administrators: neither gets anybody in alone, the person sets up anew before anything else, and all of it is told.
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, COOKIE, PASSWORD, type TestNode, testNode } from '../../http/test-node.ts';

let node: TestNode;
let first: Caller;
let second: Caller;
let officer: Caller;

beforeEach(async () => {
  node = await testNode();
  const account = { login: 'administrator-2', name: 'Test second', password: PASSWORD };
  await node.users.createUser('system', { ...account, roles: ['administrator'], language: 'en' });
  second = await signedIn('administrator-2');
  first = await node.as('administrator');
  officer = await node.as('officer');
});
afterEach(() => node.close());

const json = async <T = Record<string, unknown>>(answer: Response) => (await answer.json()) as T;
const codeOf = async (answer: Response) => (await json(answer)).code;

interface Half {
  id: string;
  half: string;
}
const ask = (by: Caller, user = officer.id) =>
  node.call('POST', `/api/users/${user}/recoveries`, by, { body: { why: 'Telephone and key stolen' } });
const confirm = (by: Caller, id: string) => node.call('POST', `/api/recoveries/${id}/confirmation`, by);
const signIn = (over: object = {}) =>
  node.call('POST', '/api/session', undefined, { body: { login: 'officer', password: PASSWORD, ...over } });
const open = async (by: Caller) =>
  (await json<{ items: Half[] }>(await node.call('GET', '/api/recoveries', by))).items;

async function agreed(): Promise<[asked: Half, confirmed: Half]> {
  const asked = await json<Half>(await ask(first));
  return [asked, await json<Half>(await confirm(second, asked.id))];
}

/** The session of who signs in with both halves. */
async function enter(code: string): Promise<Caller> {
  const answer = await signIn({ code });
  expect(answer.status).toBe(201);
  const { csrf } = await json<{ csrf: string }>(answer);
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', csrf, id: officer.id };
}

async function setUpCodes(caller: Caller): Promise<void> {
  const { secret } = await json<{ secret: string }>(await node.call('POST', '/api/account/codes', caller));
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: node.clock.ms });
  const done = await node.call('POST', '/api/account/codes/confirmation', caller, { body: { code } });
  expect(done.status).toBe(204);
}

describe('a recovery', () => {
  it('ends every way in, and both halves open the account once, to set up anew before anything else', async () => {
    await setUpCodes(officer);
    const [asked, confirmed] = await agreed();
    expect((await node.call('GET', '/api/session', officer)).status).toBe(401);
    expect(await codeOf(await signIn())).toBe('enrolment-needed');
    const back = await enter(`${asked.half} ${confirmed.half.toLowerCase()}`);
    expect(await codeOf(await node.call('GET', '/api/account/preferences', back))).toBe(
      'second-factor-needed',
    );
    expect(await json(await node.call('GET', '/api/session', back))).toMatchObject({
      secondFactor: 'missing',
    });
    const again = await signIn({ code: asked.half + confirmed.half });
    expect([again.status, await codeOf(again)]).toEqual([401, 'code-wrong']);
    await setUpCodes(back);
    expect((await node.call('GET', '/api/account/preferences', back)).status).toBe(200);
    expect(await codeOf(await signIn())).toBe('code-needed');
  });

  it('is nothing that one administrator does alone, whatever password they set', async () => {
    const asked = await json<Half>(await ask(first));
    expect(await codeOf(await confirm(first, asked.id))).toBe('same-administrator');
    const confirmed = await json<Half>(await confirm(second, asked.id));
    const password = 'a harbour that they chose';
    await node.call('POST', `/api/users/${officer.id}/password`, second, { body: { password } });
    for (const half of [asked.half, confirmed.half])
      for (const code of [half, half + half])
        expect(await codeOf(await signIn({ password, code })), code).toBe('code-wrong');
    node.clock.ms += 3600_000;
    expect((await signIn({ password, code: confirmed.half + asked.half })).status).toBe(201);
  });

  it('is of no administrator for themselves, and the one whose account it is does not confirm it', async () => {
    expect(await codeOf(await ask(first, first.id))).toBe('own-account');
    const { id } = await json<Half>(await ask(first, second.id));
    expect(await codeOf(await confirm(second, id))).toBe('own-account');
    expect(await codeOf(await ask(first, second.id))).toBe('recovery-asked');
    expect((await ask(officer)).status).toBe(403);
    expect((await ask(first, 'A'.repeat(22))).status).toBe(404);
  });

  it('changes nothing before it is confirmed, once, within three days, and is used within three', async () => {
    const { id } = await json<Half>(await ask(first));
    expect((await signIn()).status).toBe(201);
    node.clock.ms += 3 * 86_400_000;
    [first, second] = [await node.as('administrator'), await signedIn('administrator-2')];
    expect((await confirm(second, id)).status).toBe(404);
    const [asked, confirmed] = await agreed();
    expect((await confirm(second, asked.id)).status).toBe(404);
    node.clock.ms += 3 * 86_400_000;
    expect(await codeOf(await signIn({ code: asked.half + confirmed.half }))).toBe('code-wrong');
  });

  it('is withdrawn by the person who did not ask for it, or an administrator, and unknown to others', async () => {
    const { id } = await json<Half>(await ask(first));
    const head = await node.as('head');
    expect(await open(head)).toEqual([]);
    expect((await node.call('DELETE', `/api/recoveries/${id}`, head)).status).toBe(404);
    expect((await open(officer)).map((one) => one.id)).toEqual([id]);
    expect((await node.call('DELETE', `/api/recoveries/${id}`, officer)).status).toBe(204);
    expect((await confirm(second, id)).status).toBe(404);
    const other = await json<Half>(await ask(first));
    expect((await node.call('DELETE', `/api/recoveries/${other.id}`, second)).status).toBe(204);
  });

  it('is told with its reason and who did it, and its halves are kept nowhere', async () => {
    const [asked, confirmed] = await agreed();
    expect(await open(await node.as('supervisor'))).toMatchObject([
      { user: officer.id, askedBy: first.id, confirmedBy: second.id, why: 'Telephone and key stolen' },
    ]);
    await enter(asked.half + confirmed.half);
    const rows = node.journal.filter(({ detail }) => String(detail?.change).startsWith('recovery-'));
    expect(rows).toMatchObject([
      { who: first.id, why: 'Telephone and key stolen', detail: { change: 'recovery-asked' } },
      { who: second.id, detail: { change: 'recovery-confirmed' } },
    ]);
    expect(node.journal.at(-1)).toMatchObject({ what: 'sign-in', detail: { method: 'enrolment' } });
    const news = (await node.news.since(0)).filter(({ kind }) => kind === 'recovery');
    expect(news.map(({ detail }) => [detail.user, detail.state])).toEqual(
      ['asked', 'confirmed', 'used'].map((state) => [officer.id, state]),
    );
    const tables = ['recoveries', 'idempotency', 'events'] as const;
    const kept = await Promise.all(tables.map((one) => node.store.db.selectFrom(one).selectAll().execute()));
    const text = JSON.stringify([kept, node.journal, node.logged]);
    for (const half of [asked, confirmed].flatMap((one) => [one.half, one.half.replace('-', '')]))
      expect(text).not.toContain(half);
  });
});

async function signedIn(login: string): Promise<Caller> {
  const { value, csrf, officer: who } = await node.signIn.signIn({ login, password: PASSWORD });
  return { cookie: `${COOKIE}=${value}`, csrf, id: who.id };
}
