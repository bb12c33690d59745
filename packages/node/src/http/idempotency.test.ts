// SPDX-License-Identifier: Apache-2.0
// Idempotency keys: nothing is done twice, and no answer is kept that could be read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { conflict } from '../refusal.ts';
import { defineRoute, nothing, type Route } from './define-route.ts';
import { type Caller, PASSWORD, type TestNode, testNode } from './test-node.ts';

let calls = 0;
const path = '/api/test/counted';
const routes: Route[] = [
  defineRoute({
    method: 'POST',
    path,
    summary: 'Counts its calls',
    roles: ['officer'],
    input: { body: z.object({ text: z.string() }) },
    output: z.object({ call: z.int(), text: z.string() }),
    status: 201,
    handler: ({ body }) => {
      calls += 1;
      if (body.text === 'fault') throw new Error('fault');
      if (body.text === 'refuse') throw conflict();
      return { call: calls, text: body.text };
    },
  }),
  defineRoute({
    method: 'DELETE',
    path,
    summary: 'Says nothing',
    roles: ['officer', 'head'],
    output: nothing,
    handler: () => {
      calls += 1;
    },
  }),
];

let node: TestNode;
let officer: Caller;
beforeAll(async () => {
  node = await testNode({ capabilities: [routes] });
  officer = await node.as('officer');
});
afterAll(() => node.close());

describe('an idempotency key', () => {
  const key = (name: string) => ({ 'idempotency-key': `${name}-0123456789abcdef` });
  const send = async (name: string, text: string, caller = officer) => {
    const answer = await node.call('POST', path, caller, { body: { text }, headers: key(name) });
    return {
      replayed: answer.headers.get('idempotency-replayed'),
      status: answer.status,
      text: await answer.text(),
    };
  };

  it('gives the first answer again and does nothing twice', async () => {
    const first = await send('one', 'hello');
    const before = calls;
    const second = await send('one', 'hello');
    expect(second).toEqual({ ...first, replayed: 'true' });
    expect(calls).toBe(before);
  });

  it('is refused with another body, and is another for another officer', async () => {
    await send('two', 'hello');
    expect(JSON.parse((await send('two', 'other')).text)).toMatchObject({
      status: 409,
      code: 'idempotency-key-reused',
    });
    // The same officer in another session is the same; another officer is not.
    expect((await send('two', 'hello', await node.as('officer'))).replayed).toBe('true');
    const remove = async (caller: Caller) =>
      (await node.call('DELETE', path, caller, { headers: key('nine') })).headers.get('idempotency-replayed');
    expect([await remove(officer), await remove(await node.as('head')), await remove(officer)]).toEqual([
      null,
      null,
      'true',
    ]);
  });

  it('works for what answers nothing', async () => {
    const remove = () => node.call('DELETE', path, officer, { headers: key('three') });
    expect((await remove()).status).toBe(204);
    const before = calls;
    const again = await remove();
    expect([again.status, again.headers.get('idempotency-replayed'), calls]).toEqual([204, 'true', before]);
  });

  it('is free again after a refusal, which changed nothing', async () => {
    expect((await send('four', 'refuse')).status).toBe(409);
    const before = calls;
    expect((await send('four', 'refuse')).replayed).toBeNull();
    expect(calls).toBe(before + 1);
  });

  it('says so when the outcome is unknown, instead of doing it again', async () => {
    expect((await send('five', 'fault')).status).toBe(500);
    const before = calls;
    expect(JSON.parse((await send('five', 'fault')).text)).toMatchObject({
      status: 409,
      code: 'idempotency-unfinished',
    });
    expect(calls).toBe(before);
  });

  it('lets only one of two at the same moment through', async () => {
    const before = calls;
    const both = await Promise.all([send('six', 'hello'), send('six', 'hello')]);
    expect(calls).toBe(before + 1);
    const other = both.find((answer) => answer.status !== 201 || answer.replayed === 'true');
    expect([201, 409]).toContain(other?.status);
  });

  it('keeps no readable answer in the store, and forgets it after a day', async () => {
    await send('seven', 'MARKER-OF-CONTENT');
    const rows = await node.store.db.selectFrom('idempotency').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const { body } of rows)
      expect(Buffer.from(body, 'base64url').toString('latin1')).not.toContain('MARKER');
    expect(JSON.stringify(rows)).not.toMatch(/MARKER|0123456789abcdef/);
    const fresh = await testNode({ capabilities: [routes] });
    const caller = await fresh.as('officer');
    const call = () => fresh.call('DELETE', path, caller, { headers: key('eight') });
    await call();
    fresh.clock.ms += 24 * 3600 * 1000;
    const { value, csrf } = await fresh.signIn.signIn({ login: 'officer', password: PASSWORD });
    const next = { ...caller, cookie: `tansiq-ma-dgsn=${value}`, csrf };
    const later = await fresh.call('DELETE', path, next, { headers: key('eight') });
    expect(later.headers.get('idempotency-replayed')).toBeNull();
    await fresh.close();
  });

  it('is long enough not to be met by chance', async () => {
    const short = await node.call('POST', path, officer, {
      body: { text: 'a' },
      headers: { 'idempotency-key': 'short' },
    });
    expect(await short.json()).toMatchObject({ status: 422, issues: [{ path: 'headers.idempotency-key' }] });
  });
});
