// SPDX-License-Identifier: Apache-2.0
// The header of an act, member by member: what is taken at most, and what a refusal says.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../canonical.ts';
import { hashText } from '../encoding.ts';
import { newRandomId } from '../ids.ts';
import { isName, MAX_SECTIONS, readHeader } from './header.ts';

const names = (many: number) => Array.from({ length: many }, (_, at) => `s${String(at).padStart(2, '0')}`);
const digests = (many: number) => Object.fromEntries(names(many).map((name) => [name, hashText(name)]));
const parties = (many: number) => ['ma.dgsn', ...names(many - 1).map((name) => `zz.${name}`)];
const reference = { lineage: newRandomId(), terms: hashText('terms') };

const sound: JsonObject = {
  v: 1,
  type: 'report.share',
  author: 'ma.dgsn',
  audience: ['es.pn', 'ma.dgsn'],
  dossier: newRandomId(),
  agreement: reference,
  time: '2026-06-01T00:00:00Z',
  nonce: newRandomId(),
  crit: [],
  sections: digests(1),
};

function refusal(change: JsonObject): string {
  try {
    readHeader({ ...sound, ...change });
    return 'taken';
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return message.startsWith(code) ? message : `${code}: ${message}`;
  }
}

describe('the header of an act', () => {
  it.each<[string, JsonObject]>([
    ['two sections', { sections: digests(2) }],
    ['all the sections there may be', { sections: digests(MAX_SECTIONS), crit: names(MAX_SECTIONS) }],
    ['32 parties', { audience: parties(32) }],
  ])('may have %s', (_, change) => expect(refusal(change)).toBe('taken'));

  it.each<[string, JsonObject]>([
    ['unknown-version: an act of version 2', { v: 2 }],
    ['schema: header: v', { v: 0 }],
    ['schema: header: v', { v: '2' }],
    [`schema: header: a member ${'x'.repeat(40)}`, { ['x'.repeat(41)]: 1 }],
    ['schema: header: type', { type: 'report' }],
    ['schema: header: type', { type: ['report.share'] }],
    ['schema: header: author', { author: 'dgsn' }],
    ['schema: header: audience', { audience: 'ma.dgsn' }],
    ['schema: header: audience', { audience: ['ma.dgsn', 'x'] }],
    ['schema: header: dossier', { dossier: 'x' }],
    ['schema: header: agreement', { agreement: 'x' }],
    ['schema: header: agreement', { agreement: [reference] }],
    ['schema: header: agreement', { agreement: { ...reference, more: 1 } }],
    ['schema: header: agreement', { agreement: { ...reference, lineage: 'x' } }],
    ['schema: header: agreement', { agreement: { ...reference, terms: 'x' } }],
    ['schema: header: time', { time: 'now' }],
    ['schema: header: nonce', { nonce: 'x' }],
    ['schema: header: crit', { crit: 'x' }],
    ['schema: header: crit', { crit: { length: 0 } }],
    ['schema: header: crit', { crit: ['X'] }],
    ['schema: header: crit', { crit: ['b', 'a'] }],
    ['schema: header: crit', { crit: names(MAX_SECTIONS + 1) }],
    ['schema: header: sections', { sections: 'x' }],
    ['schema: header: sections', { sections: [hashText('x')] }],
    ['schema: header: sections', { sections: {} }],
    ['schema: header: sections', { sections: digests(MAX_SECTIONS + 1) }],
    ['schema: header: sections', { sections: { ...digests(1), facts: 'x' } }],
    ['schema: header: sections', { sections: { ...digests(1), FACTS: hashText('x') } }],
    ['audience: not 2 to 32 parties', { audience: ['ma.dgsn'] }],
    ['audience: not 2 to 32 parties', { audience: parties(33) }],
    ['audience: not strictly ascending', { audience: ['ma.dgsn', 'es.pn'] }],
    ['audience: the author is not among them', { audience: ['es.pn', 'fr.dgpn'] }],
  ])('is refused with %s', (said, change) => expect(refusal(change)).toBe(said));

  it('names things in 32 characters at most', () => {
    expect(isName('a'.repeat(32))).toBe(true);
    for (const bad of ['a'.repeat(33), '', 'A', 'a b', 'é', 7, ['a']]) expect(isName(bad)).toBe(false);
  });
});
