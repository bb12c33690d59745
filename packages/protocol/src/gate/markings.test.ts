// SPDX-License-Identifier: Apache-2.0
// Markings and classification: what an act must carry, and what may be held or exchanged at all.
import { describe, expect, it } from 'vitest';
import { articleOf } from '../agreement/compile-terms.ts';
import { sampleFields } from '../agreement/sample-terms.ts';
import type { Terms } from '../agreement/terms-values.ts';
import type { Time } from '../ids.ts';
import { decide } from './decide.ts';
import type { Declaration, GateFacts, Handling } from './facts.ts';
import { NORTH, permitted, SAMPLE_NOW, SOUTH, sampleHandling, sampleTermsCompiled } from './sample-facts.ts';
import { sending, under } from './variations.ts';

const { send, receive } = permitted;
const fields = sampleFields([NORTH, SOUTH]);
const article = (field: keyof Terms) => articleOf(sampleTermsCompiled, field);

function denied(facts: GateFacts) {
  const { permit, rule, article: cited } = decide(facts);
  return { permit, rule, article: cited };
}

describe('markings', () => {
  const cases: readonly (readonly [string, Partial<Handling>, Partial<Declaration>?])[] = [
    ['a restriction that the agreement requires and the act lacks', { restrictions: ['H1', 'H2'] }],
    ['no restriction', { restrictions: [] }],
    ['a restriction that nobody knows', { restrictions: ['H0', 'H9' as 'H1'] }],
    ['a TLP below the floor', { tlp: 'AMBER' }],
    ['a TLP that nobody knows', { tlp: 'WHITE' as 'RED' }],
    ['a PAP below the floor', { pap: 'CLEAR' }],
    ['H3 without words', { restrictions: ['H0', 'H3'] }],
    ['H3 with blank words', { restrictions: ['H0', 'H3'] }, { h3: ' ' }],
  ];
  for (const [what, handling, declared] of cases) {
    it(`denies ${what}`, () => {
      expect(denied(sending(declared ?? {}, handling))).toEqual({
        permit: false,
        rule: 'marking',
        article: article('handling'),
      });
    });
  }

  it('permits more than is required: restrictions are a set, tested for a superset', () => {
    expect(decide(sending({ h3: 'Ask first' }, { restrictions: ['H0', 'H1', 'H2', 'H3'] })).permit).toBe(
      true,
    );
    expect(decide(sending({}, { tlp: 'RED', pap: 'RED' })).permit).toBe(true);
  });

  it('holds any restricted act to AMBER+STRICT, whatever the agreement’s own floor', () => {
    const open = { handling: { restrictions: [], tlp: 'GREEN', pap: 'CLEAR' } } as const;
    expect(decide(under(open, sending({}, { restrictions: [], tlp: 'GREEN' }))).permit).toBe(true);
    expect(denied(under(open, sending({}, { restrictions: ['H2'], tlp: 'GREEN' }))).rule).toBe('marking');
    expect(denied(under(open, sending({}, { restrictions: [], tlp: 'CLEAR' }))).rule).toBe('marking');
  });

  it('allows as evidence no more than the agreement, and nothing under H1', () => {
    const rule = (
      evidence: Handling['evidence'],
      most: Terms['evidentialUse'],
      restrictions = ['H0'] as const,
    ) =>
      decide(under({ evidentialUse: most }, sending({}, { evidence, restrictions: [...restrictions] }))).rule;
    expect(rule('consent', 'consent')).toBe('permitted');
    expect(rule('allowed', 'consent')).toBe('evidential-use');
    expect(rule('consent', 'never')).toBe('evidential-use');
    expect(rule('never', 'never')).toBe('permitted');
    expect(rule('allowed', 'allowed')).toBe('permitted');
    expect(rule('allowed', 'allowed', ['H0', 'H1'] as never)).toBe('evidential-use');
    expect(rule('consent', 'allowed', ['H0', 'H1'] as never)).toBe('permitted');
    expect(decide(sending({ uses: ['evidence'] }, { evidence: 'never' }))).toMatchObject({
      rule: 'evidential-use',
      article: article('evidentialUse'),
    });
    expect(decide(sending({ uses: ['evidence'] }, { evidence: 'consent' })).rule).toBe('permitted');
  });

  it('denies what has expired, from the first second of its expiry', () => {
    const expires = new Date(SAMPLE_NOW).toISOString().replace('.000', '') as Time;
    expect(denied(sending({}, { expires }))).toMatchObject({
      rule: 'expired',
      article: article('retention'),
    });
    expect(
      decide({ ...sending({}, { expires }), now: SAMPLE_NOW - 1, release: { ...send.release, at: 0 } })
        .permit,
    ).toBe(true);
    expect(denied(sending({}, { expires: 'soon' as Time })).rule).toBe('expired');
  });
});

describe('classification', () => {
  const classification = {
    max: { es: 'CONFIDENCIAL', ma: 'SIRRI' },
    equivalence: [
      { es: 'DIFUSION LIMITADA' },
      { es: 'CONFIDENCIAL', ma: 'SIRRI' },
      { es: 'SECRETO', ma: 'SIRRI JIDDAN' },
    ],
  };
  const terms = { handling: { ...fields.handling, classification } };
  const classified = (scheme: string, level: string, facts: GateFacts = send): GateFacts => ({
    ...under(terms, facts),
    act: {
      ...under(terms, facts).act!,
      handling: { ...sampleHandling, classification: { scheme, level } },
    },
  });

  it('permits up to what both states may exchange and the node may hold', () => {
    expect(decide(classified('ma', 'SIRRI')).permit).toBe(true);
    expect(decide(classified('es', 'CONFIDENCIAL', receive)).permit).toBe(true);
    expect(decide(classified('es', 'DIFUSION LIMITADA', receive)).permit).toBe(true);
  });

  it('denies above the ceiling of the agreement, or of the node, or without a common measure', () => {
    for (const facts of [
      classified('ma', 'SIRRI JIDDAN'),
      classified('es', 'SECRETO', receive),
      classified('ma', 'MAHDUD'),
      classified('fr', 'SECRET'),
      { ...classified('ma', 'SIRRI'), ceiling: { ...send.ceiling, rank: 1 } },
      { ...classified('es', 'DIFUSION LIMITADA', receive), ceiling: { ...send.ceiling, rank: 1 } },
    ]) {
      expect(denied(facts)).toMatchObject({
        permit: false,
        rule: 'classification',
        article: articleOf(facts.agreement!.terms!, 'handling'),
      });
    }
  });

  it('denies anything classified when the agreement has no equivalence', () => {
    expect(denied(sending({}, { classification: { scheme: 'ma', level: 'SIRRI' } })).rule).toBe(
      'classification',
    );
  });

  it('denies what one of the two states may not have', () => {
    for (const max of [{ ma: 'SIRRI' }, { es: 'CONFIDENCIAL' }]) {
      const oneSided = { handling: { ...fields.handling, classification: { ...classification, max } } };
      const facts = under(oneSided, sending({}, { classification: { scheme: 'ma', level: 'SIRRI' } }));
      expect(denied(facts).rule).toBe('classification');
    }
  });
});
