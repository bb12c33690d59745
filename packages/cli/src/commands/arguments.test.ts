// SPDX-License-Identifier: Apache-2.0
// What people type after an option is read strictly.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf, collect, collectText, nowText } from './arguments.ts';
import { UsageProblem } from './speech.ts';

beforeEach(() => vi.stubEnv('LC_ALL', 'es_ES.UTF-8'));
afterEach(() => vi.unstubAllEnvs());

describe('arguments', () => {
  it('collect words by language, in that of the locale where none is named', () => {
    expect(collectText('ar=نعم', undefined)).toEqual({ ar: 'نعم' });
    expect(collectText('Sí = no', { ar: 'نعم' })).toEqual({ ar: 'نعم', es: 'Sí = no' });
    expect(collectText('fr=a=b', undefined)).toEqual({ fr: 'a=b' });
    expect(() => collectText('  ', undefined)).toThrow(UsageProblem);
  });

  it('collect repeated options', () => {
    expect(collect('b', collect('a', undefined))).toEqual(['a', 'b']);
  });

  it('take an address with its port and nothing else', () => {
    expect(addressOf('127.0.0.1:8440')).toEqual({ host: '127.0.0.1', port: 8440 });
    expect(addressOf('[::1]:8440')).toEqual({ host: '::1', port: 8440 });
    for (const wrong of ['8440', 'localhost', 'http://a:1', 'a:b', '::1:8440', 'a:123456']) {
      expect(() => addressOf(wrong), wrong).toThrow(UsageProblem);
    }
  });

  it('write a moment as the protocol does', () => {
    expect(nowText()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});
