// SPDX-License-Identifier: Apache-2.0
// Base64url, ids and times: each value has one text, and nothing else passes for it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { b64u, fromB64u, hashText, isB64u, sha256 } from './encoding.ts';
import { bytesField } from './fields.ts';
import { isHash, isPartyId, isRandomId, isText, newRandomId, partyId, randomSalt, stateOf } from './ids.ts';
import { isTime, parseTime, toTime } from './time.ts';

describe('base64url', () => {
  it('reads back what it writes, and takes no other spelling of it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.base64String({ maxLength: 12 }), (bytes, other) => {
        const text = b64u(bytes);
        expect(fromB64u(text, bytes.length).equals(bytes)).toBe(true);
        expect(isB64u(text, bytes.length)).toBe(true);
        if (isB64u(other)) expect(b64u(fromB64u(other))).toBe(other);
      }),
    );
  });

  it('has forms for fixed lengths that agree with decoding', () => {
    const chars = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const bytes of [16, 32, 33, 1216, 1312]) {
      const whole = b64u(Buffer.alloc(bytes, 0x5a));
      for (const last of chars) {
        const text = whole.slice(0, -1) + last;
        expect(bytesField(bytes).safeParse(text).success, `${bytes} ${last}`).toBe(isB64u(text, bytes));
        if (bytes === 32) expect(isHash(text)).toBe(isB64u(text, 32));
        if (bytes === 16) expect(isRandomId(text)).toBe(isB64u(text, 16));
      }
    }
  });

  it('hashes the concatenation', () => {
    const whole = hashText('abc');
    expect(b64u(sha256(Buffer.from('a'), Buffer.from('bc')))).toBe(whole);
    expect(whole).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });
});

describe('ids', () => {
  it('of parties begin with their state', () => {
    for (const good of ['ma.dgsn', 'es.pn', 'fr.dgpn.sc-x', 'ma.a.b.c', 'ma.0'])
      expect(isPartyId(good), good).toBe(true);
    for (const bad of [
      'ma',
      'MA.dgsn',
      'mar.dgsn',
      'ma.',
      'ma.-a',
      'ma.a-',
      'ma.a.b.c.d',
      'ma.dgsn\n',
      `ma.${'a'.repeat(33)}`,
      7,
    ]) {
      expect(isPartyId(bad), String(bad)).toBe(false);
    }
    expect(stateOf(partyId('ma.dgsn'))).toBe('ma');
    expect(() => partyId('x')).toThrow();
  });

  it('that are random do not repeat and keep nothing behind', () => {
    const made = new Set(Array.from({ length: 5000 }, newRandomId));
    expect(made.size).toBe(5000);
    expect([...made].every(isRandomId)).toBe(true);
    expect(randomSalt().length).toBe(16);
  });

  it('of languages make a text', () => {
    expect(isText({ ar: 'نص', fr: '' })).toBe(true);
    for (const bad of [{}, [], 'x', { FR: 'x' }, { fr: 1 }, JSON.parse('{"__proto__":"x","fr":"y"}')]) {
      expect(isText(bad)).toBe(false);
    }
  });
});

describe('times', () => {
  it('are one moment in one form', () => {
    const range = { min: Date.parse('0000-01-01T00:00:00Z'), max: Date.UTC(9999, 11, 31) };
    fc.assert(
      fc.property(fc.integer(range), (ms) => {
        const text = toTime(ms);
        expect(isTime(text)).toBe(true);
        expect(parseTime(text)).toBe(Math.floor(ms / 1000) * 1000);
      }),
    );
  });

  it('agree with the calendar for every day that could be written', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    const year = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
    fc.assert(
      fc.property(year, part(13), part(32), part(25), part(61), (y, month, day, hour, second) => {
        const text = `${y}-${month}-${day}T${hour}:59:${second}Z`;
        const ms = Date.parse(text);
        const real = !Number.isNaN(ms) && new Date(ms).toISOString() === text.replace('Z', '.000Z');
        expect(isTime(text), text).toBe(real);
      }),
      { numRuns: 5000 },
    );
  });

  it('are refused outside of the years that have four digits', () => {
    for (const ms of [8.64e15 + 1, Date.UTC(10_000, 0, 1), Number.NaN]) expect(() => toTime(ms)).toThrow();
    expect(() => parseTime('2026-02-29T00:00:00Z')).toThrow();
  });
});
