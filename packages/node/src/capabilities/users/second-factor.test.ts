// SPDX-License-Identifier: Apache-2.0
// A second factor by role, as the node enforces it: at the door, and at every call until there is one.
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Policies } from '../../access/index.ts';
import { PASSWORD, type TestNode, testNode } from '../../http/test-node.ts';

let node: TestNode;
beforeEach(async () => {
  node = await testNode();
});
afterEach(() => node.close());

const json = async (answer: Response) => (await answer.json()) as Record<string, string>;

/** As an administrator sets it; what was read before holds for five seconds. */
async function demand(roles: string): Promise<void> {
  await node.store.writer.write((tx) =>
    tx.insertInto('settings').values({ name: 'policy.second-factor-roles', value: roles }).execute(),
  );
  node.clock.ms += 6_000;
}

const signIn = (over: object = {}) =>
  node.call('POST', '/api/session', undefined, { body: { login: 'officer', password: PASSWORD, ...over } });

describe('a second factor by role', () => {
  it('lets who has none set one up, and do nothing else before', async () => {
    const officer = await node.as('officer');
    const releaser = await node.as('releaser');
    await demand('officer administrator');
    expect(await json(await signIn())).toMatchObject({ secondFactor: 'missing' });
    const refused = await node.call('GET', '/api/account/preferences', officer);
    expect([refused.status, (await json(refused)).code]).toEqual([403, 'second-factor-needed']);
    expect((await node.call('GET', '/api/users', officer)).status).toBe(403);
    expect((await node.call('GET', '/api/account/preferences', releaser)).status).toBe(200);
    expect((await node.call('GET', '/api/account/ways', officer)).status).toBe(200);

    const { secret = '' } = await json(await node.call('POST', '/api/account/codes', officer));
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: node.clock.ms });
    await node.call('POST', '/api/account/codes/confirmation', officer, { body: { code } });
    expect((await node.call('GET', '/api/account/preferences', officer)).status).toBe(200);
    expect(await json(await node.call('GET', '/api/session', officer))).not.toHaveProperty('secondFactor');
    expect((await json(await signIn())).code).toBe('code-needed');
  });

  it('is the passkey of who has one: their password alone opens nothing', async () => {
    const officer = await node.as('officer');
    const { id = '' } = (await json(await node.call('GET', '/api/session', officer))).officer as never as {
      id: string;
    };
    await node.store.writer.write((tx) =>
      tx
        .insertInto('passkeys')
        .values({
          ...{ id: 'P'.repeat(22), user: id, name: 'key', credential: 'c', public_key: 'k', counter: 0 },
          ...{ transports: '[]', created_at: 0, used_at: null, backed_up: 0 },
        } as never)
        .execute(),
    );
    expect((await signIn()).status).toBe(201);
    await demand('officer');
    const asked = await signIn();
    expect([asked.status, (await json(asked)).code]).toEqual([401, 'passkey-needed']);
    expect((await json(await signIn({ password: 'wrong' }))).code).toBe('sign-in-failed');
    expect((await node.call('GET', '/api/account/preferences', officer)).status).toBe(200);
  });
});

describe('policies', () => {
  const journal = { record: async () => undefined };
  const of = (fixed: object = {}) =>
    new Policies({ store: node.store, journal, now: () => node.clock.ms, fixed });
  const administrator = { id: 'a' } as never;

  it('are kept, and hold at once where they were set', async () => {
    const policies = of();
    expect(await policies.releaseConfirmation()).toEqual({ value: 'none', fixed: false });
    await policies.change(administrator, {
      releaseConfirmation: 'passkey',
      secondFactorRoles: ['head', 'officer'],
    });
    expect(await policies.releaseConfirmation()).toEqual({ value: 'passkey', fixed: false });
    expect(await of().secondFactorRoles()).toEqual({ value: ['officer', 'head'], fixed: false });
    await policies.change(administrator, { secondFactorRoles: [] });
    expect((await policies.secondFactorRoles()).value).toEqual([]);
  });

  it('that the configuration fixes are not changed', async () => {
    const policies = of({ releaseConfirmation: 'sign-in' });
    const change = policies.change(administrator, {
      releaseConfirmation: 'none',
      secondFactorRoles: ['head'],
    });
    await expect(change).rejects.toMatchObject({ status: 409, code: 'policy-fixed' });
    expect(await policies.releaseConfirmation()).toEqual({ value: 'sign-in', fixed: true });
    expect((await policies.secondFactorRoles()).value).toEqual([]);
  });
});
