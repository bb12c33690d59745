// SPDX-License-Identifier: Apache-2.0
// Tokens of programs by the API, on a real store: what they reach, how they end, and that nothing but their hash is kept.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { areaOf, asking, staying } from '../../access/token-scope.ts';
import { defineRoute, type Route } from '../../http/index.ts';
import { routeTable } from '../../http/route-table.ts';
import { type Caller, PASSWORD, type TestNode, testNode } from '../../http/test-node.ts';

/** Calls as the capabilities have them, of which only the answer is of no interest. */
const calls: Route[] = (
  [
    ['GET', '/api/drafts'],
    ['POST', '/api/drafts'],
    ['POST', '/api/search'],
    ['POST', '/api/recalls'],
    ['POST', '/api/parties'],
    ['GET', '/api/operations'],
  ] as const
).map(([method, path]) =>
  defineRoute({
    ...{
      method,
      path,
      summary: 'Answers who calls',
      roles: ['officer'],
      output: z.object({ who: z.string() }),
    },
    handler: ({ officer }) => ({ who: officer.login }),
  }),
);

let node: TestNode;
beforeEach(async () => {
  node = await testNode({ capabilities: [calls] });
});
afterEach(() => node.close());

const json = async <T = Record<string, unknown>>(answer: Response) => (await answer.json()) as T;
const wish = { name: 'Nightly import', write: false, areas: ['reports'], days: 30 };

interface Made {
  id: string;
  value: string;
}
const make = async (caller: Caller, over: object = {}) =>
  json<Made>(await node.call('POST', '/api/account/tokens', caller, { body: { ...wish, ...over } }));
const by = (value: string, method: string, path: string, headers: Record<string, string> = {}) =>
  node.call(method, path, undefined, { headers: { authorization: `Bearer ${value}`, ...headers } });
const outcome = async (answer: Response) => {
  const { code, who } = await json<{ code?: string; who?: string }>(answer);
  return [answer.status, code ?? who];
};

/** As an administrator sets it; what was read before holds for five seconds. */
async function policy(name: string, value: string): Promise<void> {
  await node.store.writer.write((tx) => tx.insertInto('settings').values({ name, value }).execute());
  node.clock.ms += 6_000;
}

describe('a token', () => {
  it('calls without a session, within its areas, to read or to write as it was made', async () => {
    const officer = await node.as('officer');
    const reading = await make(officer);
    const writing = await make(officer, { write: true });
    expect(await outcome(await by(reading.value, 'GET', '/api/drafts'))).toEqual([200, 'officer']);
    expect(await outcome(await by(reading.value, 'POST', '/api/search'))).toEqual([200, 'officer']);
    expect(await outcome(await by(reading.value, 'POST', '/api/drafts'))).toEqual([403, 'beyond-token']);
    expect(await outcome(await by(writing.value, 'POST', '/api/drafts'))).toEqual([200, 'officer']);
    expect(await outcome(await by(writing.value, 'GET', '/api/operations'))).toEqual([403, 'beyond-token']);
    expect(
      node.journal.filter(({ what }) => what === 'refuse').map(({ decision }) => decision?.rule),
    ).toEqual(['token', 'token']);
  });

  it('reaches nothing that a person decides: accounts, tokens, people, whom to trust', async () => {
    const all = { write: true, areas: ['reports', 'partners', 'node'] };
    const officer = await make(await node.as('officer'), all);
    const administrator = await make(await node.as('administrator'), all);
    for (const [value, method, path] of [
      [officer.value, 'GET', '/api/account/tokens'],
      [officer.value, 'POST', '/api/account/tokens'],
      [officer.value, 'GET', '/api/session'],
      [officer.value, 'POST', '/api/session/confirmation'],
      [officer.value, 'POST', '/api/parties'],
      [administrator.value, 'POST', '/api/users'],
    ] as const)
      expect(await outcome(await by(value, method, path)), `${method} ${path}`).toEqual([
        403,
        'beyond-token',
      ]);
    expect((await by(administrator.value, 'GET', '/api/users')).status).toBe(200);
  });

  it('is never more than the roles of its user, as they are at the call', async () => {
    const { id, ...officer } = await node.as('officer');
    const { value } = await make({ id, ...officer }, { areas: ['reports', 'node'] });
    expect(await outcome(await by(value, 'GET', '/api/users'))).toEqual([403, 'forbidden']);
    const body = { roles: ['negotiator'] };
    await node.call('PATCH', `/api/users/${id}`, await node.as('administrator'), { body });
    expect(await outcome(await by(value, 'GET', '/api/drafts'))).toEqual([403, 'forbidden']);
  });

  it('is shown once: the store keeps its hash, and no answer for an idempotency key', async () => {
    const officer = await node.as('officer');
    const headers = { 'idempotency-key': 'token-once-and-again' };
    const { value, id } = await json<Made>(
      await node.call('POST', '/api/account/tokens', officer, { body: wish, headers }),
    );
    expect(value).toMatch(/^tansiq_[\w-]{43}$/);
    const kept = [
      await node.store.db.selectFrom('tokens').selectAll().execute(),
      await node.store.db.selectFrom('idempotency').selectAll().execute(),
      await json(await node.call('GET', '/api/account/tokens', officer)),
      node.journal,
      node.logged,
    ];
    expect(JSON.stringify(kept)).toContain(id);
    expect(JSON.stringify(kept)).not.toContain(value.slice(7));
  });

  it('is made by who has just shown who they are, twenty at most', async () => {
    const officer = await node.as('officer');
    for (let made = 0; made < 20; made += 1) await make(officer);
    expect(await make(officer)).toMatchObject({ code: 'too-many-tokens' });
    node.clock.ms += 6 * 60_000;
    expect(await make(officer)).toMatchObject({ code: 'step-up-needed' });
    for (const wrong of [{ days: 367 }, { days: 0 }, { areas: [] }, { areas: ['account'] }, { name: '' }])
      expect(await make(officer, wrong), JSON.stringify(wrong)).toMatchObject({ code: 'invalid' });
  });
});

describe('a token ends', () => {
  const opens = async (value: string) => (await by(value, 'GET', '/api/drafts')).status === 200;

  it('at its time, and answers then as one that never was, whatever cookie comes with it', async () => {
    const officer = await node.as('officer');
    const { value } = await make(officer, { days: 1 });
    expect(await opens(value)).toBe(true);
    node.clock.ms += 86_400_000;
    const cookie = { cookie: (await node.as('officer')).cookie };
    const over = await by(value, 'GET', '/api/drafts', cookie);
    const never = await by(`tansiq_${'A'.repeat(43)}`, 'GET', '/api/drafts', cookie);
    const [one, other] = [await json(over), await json(never)];
    expect({ ...one, instance: '' }).toEqual({ ...other, instance: '' });
    expect([over.status, one.code, over.headers.get('www-authenticate')]).toEqual([
      401,
      'token-invalid',
      'Session, Bearer',
    ]);
  });

  it('when its owner revokes it, which nobody else does at that address', async () => {
    const officer = await node.as('officer');
    const { id, value } = await make(officer);
    const path = `/api/account/tokens/${id}`;
    expect((await node.call('DELETE', path, await node.as('head'))).status).toBe(404);
    expect(await opens(value)).toBe(true);
    expect((await node.call('DELETE', path, officer)).status).toBe(204);
    expect(await opens(value)).toBe(false);
    expect(
      (await json<{ items: unknown[] }>(await node.call('GET', '/api/account/tokens', officer))).items,
    ).toEqual([]);
  });

  it('when an administrator revokes it with a reason, and with everything else that was lost', async () => {
    const [officer, administrator] = [await node.as('officer'), await node.as('administrator')];
    const [one, other] = [await make(officer), await make(officer)];
    const recover = (body: object) =>
      node.call('POST', `/api/users/${officer.id}/recovery`, administrator, { body });
    const ways = await json<{ tokens: Made[] }>(
      await node.call('GET', `/api/users/${officer.id}/ways`, administrator),
    );
    expect(ways.tokens.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort());
    await recover({ what: 'token', token: one.id, why: 'The program is gone' });
    expect([await opens(one.value), await opens(other.value)]).toEqual([false, true]);
    await recover({ what: 'sessions', why: 'A laptop was stolen' });
    expect(await opens(other.value)).toBe(false);
    expect(node.journal.filter(({ detail }) => detail?.change === 'token-revoked')).toMatchObject([
      { who: administrator.id, why: 'The program is gone', detail: { token: one.id } },
      { who: administrator.id, detail: { token: other.id } },
    ]);
  });

  it('with the password that it was made under, and with the account', async () => {
    const officer = await node.as('officer');
    const { value } = await make(officer);
    const body = { current: PASSWORD, password: 'eight even quieter harbours' };
    expect((await node.call('POST', `/api/users/${officer.id}/password`, officer, { body })).status).toBe(
      204,
    );
    expect(await opens(value)).toBe(false);
    const again = await make(officer);
    await node.call('PATCH', `/api/users/${officer.id}`, await node.as('administrator'), {
      body: { disabled: true },
    });
    expect(await opens(again.value)).toBe(false);
  });
});

describe('a program', () => {
  it('lets nothing leave where a second factor is asked for, and prepares all the same', async () => {
    const { value } = await make(await node.as('officer'), { write: true });
    expect(await outcome(await by(value, 'POST', '/api/recalls'))).toEqual([200, 'officer']);
    await policy('policy.release-confirmation', 'sign-in');
    expect(await outcome(await by(value, 'POST', '/api/recalls'))).toEqual([403, 'person-needed']);
    expect(await outcome(await by(value, 'POST', '/api/drafts'))).toEqual([200, 'officer']);
  });

  it('is nothing to who owes a second factor', async () => {
    const { value } = await make(await node.as('officer'));
    await policy('policy.second-factor-roles', 'officer');
    expect(await outcome(await by(value, 'GET', '/api/drafts'))).toEqual([403, 'second-factor-needed']);
  });

  it('is a row of the journal when it begins to call, as signing in is, and not at each call', async () => {
    const { value, id } = await make(await node.as('officer'));
    const calledAt = () =>
      node.journal.filter(({ what, detail }) => what === 'sign-in' && detail?.token === id).length;
    await by(value, 'GET', '/api/drafts');
    await by(value, 'GET', '/api/drafts');
    expect(calledAt()).toBe(1);
    node.clock.ms += 31 * 60_000;
    await by(value, 'GET', '/api/drafts');
    expect(calledAt()).toBe(2);
  });

  it('is told to wait when its user has called too often, by whatever session or token', async () => {
    await node.close();
    // To make the token is a call too.
    const rate = { burst: 3, perSecond: 0.1 };
    node = await testNode({
      capabilities: [calls],
      rates: { perAddress: { burst: 1e9, perSecond: 1e9 }, perUser: rate },
    });
    const { value } = await make(await node.as('officer'));
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await by(value, 'GET', '/api/drafts')).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('the areas', () => {
  const table = Object.keys(routeTable).map((key) => {
    const [method = '', path = ''] = key.split(' ');
    return { key, method, path, who: routeTable[key]?.who };
  });

  it('have every call that reads, save those of who is signed in', () => {
    const without = table.filter((call) => call.method === 'GET' && call.who !== 'public' && !areaOf(call));
    expect(without.filter(({ path }) => !/^\/api\/(account|session)\b/.test(path))).toEqual([]);
  });

  it('name of what asks or stays in the node only calls that there are and that a token reaches', () => {
    const reached = new Set(table.filter(areaOf).map(({ key }) => key));
    expect([...asking, ...staying].filter((key) => !reached.has(key))).toEqual([]);
  });
});
