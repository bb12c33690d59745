// SPDX-License-Identifier: Apache-2.0
// Signing in against a real store: lock-out, sameness of refusals, sessions that end.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PASSWORD, type TestNode, testNode } from '../http/test-node.ts';
import { Refusal } from '../refusal.ts';
import { lockDelay } from './lock-out.ts';
import { Passwords } from './password.ts';

let node: TestNode;
beforeEach(async () => {
  node = await testNode();
});
afterEach(() => node.close());

/** The code with which an attempt is refused, or `in`. */
async function attempt(login: string, password: string): Promise<string> {
  try {
    await node.signIn.signIn({ login, password });
    return 'in';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const later = (seconds: number) => {
  node.clock.ms += seconds * 1000;
};

describe('lock-out', () => {
  it('grows from the fifth failure in a row, up to an hour', () => {
    expect([1, 4, 5, 6, 7, 12, 40].map(lockDelay)).toEqual([0, 0, 30, 60, 120, 3600, 3600]);
  });

  it.each(['head', 'nobody-has-this'])(
    'holds back %s alike, whether the login exists or not',
    async (login) => {
      const seen: string[] = [];
      for (let i = 0; i < 6; i += 1) seen.push(await attempt(login, 'wrong'));
      later(29);
      seen.push(await attempt(login, PASSWORD));
      later(1);
      seen.push(await attempt(login, 'wrong'), await attempt(login, 'wrong'));
      later(59);
      seen.push(await attempt(login, 'wrong'));
      const wrong = 'sign-in-failed';
      expect(seen).toEqual([
        wrong,
        wrong,
        wrong,
        wrong,
        wrong,
        'locked',
        'locked',
        wrong,
        'locked',
        'locked',
      ]);
    },
  );

  it('is not slipped past by many attempts at once', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => attempt('head', 'wrong')));
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(5);
    expect(codes.filter((code) => code === 'locked')).toHaveLength(15);
  });

  it('is over after a right password, and after an administrator set a new one', async () => {
    for (let i = 0; i < 4; i += 1) await attempt('head', 'wrong');
    expect(await attempt('head', PASSWORD)).toBe('in');
    for (let i = 0; i < 5; i += 1) await attempt('head', 'wrong');
    expect(await attempt('head', PASSWORD)).toBe('locked');
    const administrator = await node.signIn.signIn({ login: 'administrator', password: PASSWORD });
    const { id } = (await node.users.list('', 50)).find((user) => user.login === 'head')!;
    await node.users.setPassword(administrator.officer, id, { password: 'eight calmer harbours' });
    expect(await attempt('head', 'eight calmer harbours')).toBe('in');
  });
});

describe('a refused sign-in', () => {
  it('does the work of checking a password even when the login does not exist', async () => {
    const verify = vi.spyOn(node.passwords, 'verify');
    expect(await attempt('nobody-has-this', 'wrong')).toBe('sign-in-failed');
    expect(verify).toHaveBeenCalledExactlyOnceWith(undefined, 'wrong');
  });

  it('says the same for a disabled account with the right password', async () => {
    await node.store.db.updateTable('users').set({ state: 'disabled' }).where('login', '=', 'head').execute();
    expect(await attempt('head', PASSWORD)).toBe('sign-in-failed');
  });

  it('is journalled with its reason, without what was typed', async () => {
    await attempt('head', 'wrong-secret');
    await attempt('my-password-by-mistake', 'wrong-secret');
    const { id } = (await node.users.list('', 50)).find((user) => user.login === 'head')!;
    expect(node.journal).toEqual([
      { who: id, what: 'sign-in-failed', detail: { reason: 'password' } },
      { who: 'system', what: 'sign-in-failed', detail: { reason: 'unknown-login' } },
    ]);
  });
});

describe('a session', () => {
  const open = () => node.signIn.signIn({ login: 'head', password: PASSWORD });

  it('is stored as a digest only', async () => {
    const { value } = await open();
    const rows = await node.store.db.selectFrom('sessions').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(value);
  });

  it('ends when idle for half an hour, and lives while it is used', async () => {
    const { value } = await open();
    for (let i = 0; i < 3; i += 1) {
      later(29 * 60);
      expect(await node.sessions.find(value)).toBeDefined();
    }
    later(30 * 60);
    expect(await node.sessions.find(value)).toBeUndefined();
  });

  it('ends twelve hours after sign-in, however much it is used', async () => {
    const { value } = await open();
    for (let i = 0; i < 47; i += 1) {
      later(15 * 60);
      expect(await node.sessions.find(value)).toBeDefined();
    }
    later(15 * 60);
    expect(await node.sessions.find(value)).toBeUndefined();
  });

  it('never adopts the value that came with the sign-in, and ends that one', async () => {
    const first = await open();
    const second = await node.signIn.signIn({ login: 'head', password: PASSWORD, previous: first.value });
    expect(second.value).not.toBe(first.value);
    expect(await node.sessions.find(first.value)).toBeUndefined();
    const planted = 'A'.repeat(43);
    await node.signIn.signIn({ login: 'head', password: PASSWORD, previous: planted });
    expect(await node.sessions.find(planted)).toBeUndefined();
  });

  it('is gone everywhere after signing out everywhere', async () => {
    const [one, two] = [await open(), await open()];
    const session = (await node.sessions.find(one.value))!;
    await node.signIn.signOut(session, true);
    expect(await node.sessions.find(one.value)).toBeUndefined();
    expect(await node.sessions.find(two.value)).toBeUndefined();
  });

  it('ends at once when the user is disabled, and does not come back', async () => {
    const { value, officer } = await open();
    const administrator = await node.signIn.signIn({ login: 'administrator', password: PASSWORD });
    await node.users.change(administrator.officer, officer.id, { disabled: true });
    expect(await node.sessions.find(value)).toBeUndefined();
    await node.users.change(administrator.officer, officer.id, { disabled: false });
    expect(await node.sessions.find(value)).toBeUndefined();
  });

  it('is not found by a value of another form', async () => {
    await open();
    for (const value of [undefined, '', "' or 1=1 --", 'A'.repeat(4096)])
      expect(await node.sessions.find(value)).toBeUndefined();
  });

  it('makes a dated password hash anew at sign-in', async () => {
    const stored = async () =>
      (
        await node.store.db
          .selectFrom('users')
          .select('password')
          .where('login', '=', 'head')
          .executeTakeFirstOrThrow()
      ).password;
    const password = await new Passwords({ memory: 128, passes: 1 }).hash(PASSWORD);
    await node.store.db.updateTable('users').set({ password }).where('login', '=', 'head').execute();
    expect(node.passwords.isDated(await stored())).toBe(true);
    await open();
    expect(node.passwords.isDated(await stored())).toBe(false);
    await open();
  });
});
