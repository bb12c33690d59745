// SPDX-License-Identifier: Apache-2.0
// Passkeys by the API, with an authenticator in software: made, used, named, removed; and all that must not be taken.
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Lies, TestAuthenticator } from '../../access/test-authenticator.ts';
import { type Caller, COOKIE, type TestNode, testNode } from '../../http/test-node.ts';

const ORIGIN = 'http://rabat.localhost:8440';
const headers = { host: 'rabat.localhost:8440' };

let node: TestNode;
beforeEach(async () => {
  node = await testNode();
});
afterEach(() => node.close());

const json = async <T = Record<string, unknown>>(answer: Response) => (await answer.json()) as T;
const post = (path: string, caller?: Caller, body?: unknown) =>
  node.call('POST', path, caller, { headers, ...(body === undefined ? {} : { body }) });

async function register(caller: Caller, lies: Lies = {}, name = 'Key of the desk') {
  const key = new TestAuthenticator(ORIGIN);
  const asked = await post('/api/account/passkeys/challenge', caller);
  const options = await json<PublicKeyCredentialCreationOptionsJSON>(asked);
  const kept = await post('/api/account/passkeys', caller, { name, answer: key.create(options, lies) });
  return { key, options, kept };
}

async function options() {
  return json<PublicKeyCredentialRequestOptionsJSON>(await post('/api/session/passkey-challenge'));
}

const enter = async (key: TestAuthenticator, lies: Lies = {}) =>
  post('/api/session/passkey', undefined, key.get(await options(), lies));

describe('a passkey', () => {
  it('is made with user verification, bound to the name asked for, and signs in alone', async () => {
    const officer = await node.as('officer');
    const { key, options: asked, kept } = await register(officer);
    expect(kept.status).toBe(201);
    expect(asked.rp.id).toBe('rabat.localhost');
    expect(asked.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    });
    const request = await options();
    expect(request).toMatchObject({ userVerification: 'required', rpId: 'rabat.localhost' });
    expect(request.allowCredentials ?? []).toEqual([]);
    const entered = await post('/api/session/passkey', undefined, key.get(request));
    expect(entered.status).toBe(201);
    expect(entered.headers.get('set-cookie')).toMatch(new RegExp(`^${COOKIE}=`));
    expect(await json(entered)).toMatchObject({ officer: { login: 'officer' } });
    expect(node.journal.at(-1)).toMatchObject({ what: 'sign-in', detail: { method: 'passkey' } });
  });

  it('answers a challenge once', async () => {
    const { key } = await register(await node.as('officer'));
    const answer = key.get(await options());
    expect((await post('/api/session/passkey', undefined, answer)).status).toBe(201);
    const again = await post('/api/session/passkey', undefined, answer);
    expect([again.status, (await json(again)).code]).toEqual([401, 'passkey-refused']);
    expect(node.journal.at(-1)).toMatchObject({ detail: { reason: 'passkey-challenge' } });
  });

  it('answers a challenge within two minutes', async () => {
    const { key } = await register(await node.as('officer'));
    const request = await options();
    node.clock.ms += 121_000;
    expect((await post('/api/session/passkey', undefined, key.get(request))).status).toBe(401);
  });

  it.each<[string, Lies, string]>([
    ['another origin', { origin: 'http://madrid.localhost:8440' }, 'passkey-signature'],
    ['another name', { rpId: 'evil.localhost' }, 'passkey-signature'],
    ['no user verification', { unverified: true }, 'passkey-signature'],
    ['another key', { otherKey: true }, 'passkey-signature'],
    ['a challenge of its own', { challenge: 'A'.repeat(43) }, 'passkey-challenge'],
    ['another user', { userHandle: 'A'.repeat(22) }, 'passkey-other-user'],
  ])('with %s is refused, and all such refusals are alike', async (_, lies, reason) => {
    const { key } = await register(await node.as('officer'));
    expect((await enter(key)).status).toBe(201);
    const refused = await json(await enter(key, lies));
    const unknown = await json(await enter(new TestAuthenticator(ORIGIN)));
    expect({ ...refused, instance: '' }).toEqual({ ...unknown, instance: '' });
    expect(refused).toMatchObject({ status: 401, code: 'passkey-refused' });
    expect(node.journal.at(-2)).toMatchObject({ what: 'sign-in-failed', detail: { reason } });
  });

  it('whose counter goes back is refused as a copy', async () => {
    const { key } = await register(await node.as('officer'));
    expect((await enter(key)).status).toBe(201);
    expect((await enter(key, { counter: 1 })).status).toBe(401);
    expect(node.journal.at(-1)).toMatchObject({ detail: { reason: 'passkey-counter' } });
  });

  it('of a disabled account does not sign in', async () => {
    const { key } = await register(await node.as('officer'));
    await node.store.db
      .updateTable('users')
      .set({ state: 'disabled' })
      .where('login', '=', 'officer')
      .execute();
    expect((await enter(key)).status).toBe(401);
  });

  it('signs in though the password is locked by somebody who guesses', async () => {
    const { key } = await register(await node.as('officer'));
    const body = { login: 'officer', password: 'wrong' };
    for (let i = 0; i < 6; i += 1) await post('/api/session', undefined, body);
    expect((await post('/api/session', undefined, body)).status).toBe(423);
    expect((await enter(key)).status).toBe(201);
  });

  it.each<[string, Lies]>([
    ['another origin', { origin: 'http://madrid.localhost:8440' }],
    ['no user verification', { unverified: true }],
    ['a challenge of its own', { challenge: 'A'.repeat(43) }],
  ])('made with %s is not kept', async (_, lies) => {
    const officer = await node.as('officer');
    const { kept } = await register(officer, lies);
    expect([kept.status, (await json(kept)).code]).toEqual([403, 'passkey-refused']);
    expect(await node.passkeys.list(officer.id)).toEqual([]);
  });

  it('is not kept from the answer to a challenge of another session', async () => {
    const [mine, other] = [await node.as('officer'), await node.as('officer')];
    const asked = await json<PublicKeyCredentialCreationOptionsJSON>(
      await post('/api/account/passkeys/challenge', mine),
    );
    const answer = new TestAuthenticator(ORIGIN).create(asked);
    expect((await post('/api/account/passkeys', other, { name: 'x', answer })).status).toBe(403);
  });

  it('is one of several: listed, named otherwise, removed by its owner alone', async () => {
    const [officer, head] = [await node.as('officer'), await node.as('head')];
    const { key } = await register(officer, {}, 'First');
    await register(officer, {}, 'Second');
    const ways = await json<{ passkeys: { id: string; name: string }[] }>(
      await node.call('GET', '/api/account/ways', officer),
    );
    expect(ways.passkeys.map(({ name }) => name).sort()).toEqual(['First', 'Second']);
    const first = ways.passkeys.find(({ name }) => name === 'First')!;
    const path = `/api/account/passkeys/${first.id}`;
    expect((await node.call('DELETE', path, head)).status).toBe(404);
    expect((await node.call('PATCH', path, head, { body: { name: 'Mine' } })).status).toBe(404);
    expect((await node.call('PATCH', path, officer, { body: { name: 'Blue' } })).status).toBe(204);
    expect((await node.call('DELETE', path, officer)).status).toBe(204);
    expect((await enter(key)).status).toBe(401);
    const changes = node.journal.flatMap(({ detail }) => detail?.change ?? []);
    expect(changes).toEqual(['passkey-added', 'passkey-added', 'passkey-renamed', 'passkey-removed']);
  });

  it('is made and removed only by who has just shown who they are', async () => {
    const officer = await node.as('officer');
    node.clock.ms += 6 * 60_000;
    const refused = await post('/api/account/passkeys/challenge', officer);
    expect(await json(refused)).toMatchObject({
      status: 403,
      code: 'step-up-needed',
      accepts: ['password'],
    });
  });

  it('is refused under an IP address, in words that say why', async () => {
    const officer = await node.as('officer');
    const at = { headers: { host: '127.0.0.1:8440' } };
    for (const answer of [
      await node.call('POST', '/api/account/passkeys/challenge', officer, at),
      await node.call('POST', '/api/session/passkey-challenge', undefined, at),
    ])
      expect(await json(answer)).toMatchObject({ status: 409, code: 'passkeys-need-a-name' });
  });

  it('is taken away by an administrator with a reason, and its owner is signed out everywhere', async () => {
    const [officer, administrator] = [await node.as('officer'), await node.as('administrator')];
    const { key } = await register(officer);
    const [held] = await node.passkeys.list(officer.id);
    const path = `/api/users/${officer.id}/recovery`;
    const body = { what: 'passkey', passkey: held?.id };
    expect((await post(path, administrator, body)).status).toBe(422);
    expect((await post(path, administrator, { ...body, why: 'Lost on a train' })).status).toBe(204);
    expect((await enter(key)).status).toBe(401);
    expect((await node.call('GET', '/api/session', officer)).status).toBe(401);
    expect(node.journal.find(({ detail }) => detail?.change === 'passkey-removed')).toMatchObject({
      who: administrator.id,
      why: 'Lost on a train',
    });
  });

  it('is what opens its account, whatever roles, policy and password one administrator sets meanwhile', async () => {
    const [officer, administrator] = [await node.as('officer'), await node.as('administrator')];
    const { key } = await register(officer);
    const change = (body: object) => node.call('PATCH', `/api/users/${officer.id}`, administrator, { body });
    const password = 'a harbour that they chose';
    expect((await post(`/api/users/${officer.id}/password`, administrator, { password })).status).toBe(204);
    const signIn = async () =>
      json(await node.call('POST', '/api/session', undefined, { body: { login: 'officer', password } }));
    expect(await signIn()).toMatchObject({ code: 'passkey-needed' });
    expect((await enter(key)).status).toBe(201);
    expect((await change({ roles: ['negotiator'] })).status).toBe(200);
    const [held] = await node.passkeys.list(officer.id);
    const taken = { what: 'passkey', passkey: held?.id, why: 'Said to be lost' };
    expect((await post(`/api/users/${officer.id}/recovery`, administrator, taken)).status).toBe(204);
    expect(await signIn()).toMatchObject({ code: 'enrolment-needed' });
  });
});
