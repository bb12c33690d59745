// SPDX-License-Identifier: Apache-2.0
// Passwords: RFC 9106, hashes of RFC 7914 that older versions left, and the rules of NIST SP 800-63B.
import { describe, expect, it } from 'vitest';
import { Passwords, passwordIssue } from './password.ts';

const cheap = { memory: 64, passes: 1 };

describe('a stored password', () => {
  const passwords = new Passwords(cheap);

  it('carries its parameters and a salt of its own', async () => {
    const [one, two] = await Promise.all([passwords.hash('quiet harbour'), passwords.hash('quiet harbour')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  it('verifies the password that it was made from and no other', async () => {
    const stored = await passwords.hash('quiet harbour');
    expect(await passwords.verify(stored, 'quiet harbour')).toBe(true);
    expect(await passwords.verify(stored, 'quiet harboor')).toBe(false);
    expect(await passwords.verify(stored, '')).toBe(false);
  });

  it('verifies under the parameters it was stored with, and says when they are dated', async () => {
    const dearer = new Passwords({ memory: 128, passes: 2 });
    const stored = await passwords.hash('quiet harbour');
    expect(await dearer.verify(stored, 'quiet harbour')).toBe(true);
    expect([dearer.isDated(stored), passwords.isDated(stored)]).toEqual([true, false]);
  });

  it('of an older version (scrypt, made by it) still opens, and is dated', async () => {
    const stored = '$scrypt$ln=4,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$8_gMonPq4CkssSMm1KxKJtXHyUguINhVQIuiAc1l02A';
    expect(await passwords.verify(stored, 'quiet harbour')).toBe(true);
    expect(await passwords.verify(stored, 'quiet harboor')).toBe(false);
    expect(passwords.isDated(stored)).toBe(true);
  });

  it('is the Argon2id that other software makes', async () => {
    // From the test file of the reference implementation (P-H-C/phc-winner-argon2, src/test.c).
    const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await passwords.verify(stored, 'password')).toBe(true);
    expect(passwords.isDated(stored)).toBe(true);
  });

  it('is the same however the keyboard composes its accents (NFKC)', async () => {
    const stored = await passwords.hash('caf\u00e9 del puerto');
    expect(await passwords.verify(stored, 'cafe\u0301 del puerto')).toBe(true);
  });

  it('works as long to refuse for a login that does not exist', async () => {
    const standard = new Passwords();
    const stored = await standard.hash('quiet harbour');
    // Processor time, which whatever else the machine does leaves alone.
    const work = async (hash: string | undefined) => {
      const before = process.cpuUsage();
      expect(await standard.verify(hash, 'wrong')).toBe(false);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await work(undefined);
    const least = async (hash: string | undefined) =>
      Math.min(await work(hash), await work(hash), await work(hash), await work(hash), await work(hash));
    const ratio = (await least(undefined)) / (await least(stored));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('fails loudly when the stored text is not one of ours', async () => {
    await expect(passwords.verify('plain', 'plain')).rejects.toThrow(/not in the form/);
  });
});

describe('a new password', () => {
  const code = (password: string) =>
    passwordIssue('body.password', password, ['rachida', 'ma.dgsn', 'b'])?.code;

  it.each([
    ['eleven char', 'password-length'],
    ['x'.repeat(257), 'password-length'],
    ['P@ssw0rd1234!', 'password-guessable'],
    ['1234567890123', 'password-guessable'],
    ['Contraseña 2026', 'password-guessable'],
    ['abababababababab', 'password-guessable'],
    ['the Rachida of old', 'password-guessable'],
    ['سبعة موانئ هادئة', undefined],
    ['seven quiet harbours', undefined],
  ])('%s: %s', (password, expected) => {
    expect(code(password)).toBe(expected);
  });
});
