// SPDX-License-Identifier: Apache-2.0
// The doctor says of each thing whether it is well, will be wrong soon or is wrong, and in the latter cases what to do.
import type { Inspection } from '@tansiq/node';
import { describe, expect, it } from 'vitest';
import { findingsOf } from './doctor-findings.ts';
import { say } from './speech.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-30T12:00:00Z');

const sound: Inspection = {
  configuration: [],
  rootIsHere: false,
  certificates: [{ use: 'partners', until: NOW + 90 * DAY }],
  cards: [
    { party: 'ma.dgsn', own: true, until: NOW + 200 * DAY },
    { party: 'es.pn', own: false, until: NOW + 200 * DAY },
  ],
  schema: { missing: [], unknown: [] },
  witness: { at: NOW - 600_000, result: 'cosigned' },
  backup: { backup: (NOW - DAY) / 1000, marks: (NOW - 3_600_000) / 1000 },
  since: NOW - 400 * DAY,
  clocks: [{ party: 'es.pn', ahead: -3.2 }],
};

/** What is not well, as `check state`, and the details. */
function found(over: Partial<Inspection>): { what: string[]; said: string } {
  const all = findingsOf({ ...sound, ...over }, NOW).filter(({ state }) => state !== 'well');
  return {
    what: all.map(({ check, state }) => `${check} ${state}`),
    said: all.map(({ detail }) => detail).join('\n'),
  };
}

describe('the doctor', () => {
  it('has nothing to say against a node that is well', () => {
    expect(found({}).what).toEqual([]);
    expect(found({ rootIsHere: true, schema: { missing: ['0016-next'], unknown: [] } }).what).toEqual([]);
  });

  it('tells of a wrong configuration alone, since nothing else can be known', () => {
    const { what, said } = found({
      configuration: ['officers.port (environment): a whole number'],
      certificates: [],
    });
    expect(what).toEqual(['configuration wrong']);
    expect(said).toContain('officers.port');
  });

  it.each([
    ['keys', { keys: 'sign-0.pem is encrypted; set TANSIQ_KEY_PASSPHRASE' }, 'TANSIQ_KEY_PASSPHRASE'],
    ['store', { store: 'unable to open' }, 'unable to open'],
    ['schema', { schema: { missing: [], unknown: ['9999-later'] } }, say('schemaAhead')],
    ['witness', { witness: { at: NOW, result: 'refused' } }, say('witnessRefuses')],
  ] satisfies [string, Partial<Inspection>, string][])('says that the %s are wrong', (check, over, words) => {
    expect(found(over).what).toEqual([`${check} wrong`]);
    expect(found(over).said).toContain(words);
  });

  it.each([
    [14 * DAY + 1, []],
    [14 * DAY, ['certificate soon']],
    [0, ['certificate wrong']],
  ])('looks at a certificate that ends in %i ms', (left, what) => {
    for (const [use, todo] of [
      ['partners', 'renewPartners'],
      ['officers', 'renewOfficers'],
    ] as const) {
      const over = found({ certificates: [{ use, until: NOW + left }] });
      expect(over.what).toEqual(what);
      expect(over.said.includes(say(todo))).toBe(what.length > 0);
    }
  });

  it('says who must renew a card', () => {
    const ending = (own: boolean) => found({ cards: [{ party: 'es.pn', own, until: NOW + 29 * DAY }] });
    expect(ending(true)).toMatchObject({
      what: ['card soon'],
      said: expect.stringContaining(say('renewCard')),
    });
    expect(ending(false).said).toContain(say('renewTheirCard'));
  });

  it.each([
    [120, []],
    [-121, ['clock soon']],
    [300, ['clock wrong']],
  ])('looks at a clock that is %i s ahead', (ahead, what) => {
    expect(found({ clocks: [{ party: 'es.pn', ahead }] }).what).toEqual(what);
  });

  it('asks for a backup once there is something to lose, and for marks that are newer', () => {
    const ago = (days: number) => Math.floor((NOW - days * DAY) / 1000);
    const soon = ['backup soon'];
    expect(found({ backup: {}, since: NOW - DAY }).what).toEqual([]);
    expect(found({ backup: {} }).what).toEqual(soon);
    expect(found({ backup: { backup: ago(8), marks: ago(0) } }).what).toEqual(soon);
    expect(found({ backup: { backup: ago(6), marks: ago(3) } }).what).toEqual(soon);
    expect(found({ backup: { marks: ago(1) } }).what).toEqual([]);
  });

  it('misses a witness that was not asked for a day', () => {
    expect(found({ witness: { at: NOW - 2 * DAY, result: 'cosigned' } }).what).toEqual(['witness soon']);
    expect(found({ witness: {} }).what).toEqual(['witness soon']);
  });
});
