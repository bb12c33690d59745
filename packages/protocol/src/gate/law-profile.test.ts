// SPDX-License-Identifier: Apache-2.0
// Law profiles rule by rule, and how the denials of a decision are told.
import { describe, expect, it } from 'vitest';
import type { LawLimits, LawProfile } from '../agreement/law-profile.ts';
import { narrow } from '../agreement/narrow.ts';
import { decide } from './decide.ts';
import type { GateFacts } from './facts.ts';
import { permitted, SOUTH, sampleTermsCompiled, THIRD, viewOf } from './sample-facts.ts';
import { sending } from './variations.ts';

const { send, receive, reshare, search } = permitted;
const standing = send.act.declaration!.release;
const text = { ar: 'قاعدة', es: 'Regla', fr: 'Règle', en: 'Rule' };

function law(limits: LawLimits, citation = 'Invented law, Art. 1', state = 'ma'): LawProfile {
  return { state, name: text, rules: [{ code: 'rule', citation, verified: false, text, limits }] };
}

const under = (facts: GateFacts, ...profiles: LawProfile[]) => decide({ ...facts, profiles });

describe('a law profile', () => {
  it.each<[string, LawLimits, GateFacts]>([
    ['a purpose', { purposes: ['investigation'] }, send],
    ['a crime area', { crimeAreas: ['terrorism'] }, send],
    ['a data category', { dataCategories: ['identity'] }, send],
    ['a subject category', { subjectCategories: ['suspect'] }, send],
    ['a use', { prohibitedUses: ['analysis'] }, sending({ uses: ['analysis'] })],
    ['a ground of transfer', { transferGrounds: ['law-09-08'] }, send],
    ['a marking without H1', { restrictions: ['H1'] }, send],
    ['a TLP below its own', { tlp: 'RED' }, send],
    ['a PAP below its own', { pap: 'AMBER' }, send],
    ['an offence below its own minimum', { minimumPenaltyMonths: 61 }, send],
    ['minors and victims', { noMinorsOrVictims: true }, sending({ minors: true, necessity: 'Needed' })],
    ['use as evidence', { evidentialUse: 'never' }, sending({}, { evidence: 'consent' })],
    [
      'standing orders',
      { noStandingOrders: true },
      {
        ...sending({ release: { ...standing, kind: 'standing-order', order: 'order-1' } }),
        release: { kind: 'standing-order', order: 'order-1', active: true },
      },
    ],
    ['onward transfer', { onwardTransfer: 'never' }, reshare],
    ['hit/no-hit', { noHitNoHit: true }, search],
    ['a query for a purpose', { purposes: ['investigation'] }, search],
    ['a query in a crime area', { crimeAreas: ['drugs'] }, search],
    ['a query below its own minimum', { minimumPenaltyMonths: 25 }, search],
  ])('takes away %s, and cites the law', (_, limits, facts) => {
    expect(under(facts, law({})).permit).toBe(true);
    expect(under(facts, law(limits))).toMatchObject({
      permit: false,
      rule: 'law-profile',
      article: 'Invented law, Art. 1',
      denials: [{ rule: 'law-profile' }],
    });
  });

  it('asks for all of its restrictions, and bars an act for any one of the things it excludes', () => {
    expect(under(send, law({ restrictions: ['H0', 'H1'] })).rule).toBe('law-profile');
    expect(under(send, law({ restrictions: ['H0'] })).permit).toBe(true);
    const two = sending({ crimeAreas: ['drugs', 'terrorism'] });
    expect(under(two, law({ crimeAreas: ['drugs'] })).rule).toBe('law-profile');
    expect(under(two, law({ crimeAreas: ['corruption'] })).permit).toBe(true);
  });

  it('counts its minimum penalty from the month itself, and what is not declared as nothing', () => {
    expect(under(send, law({ minimumPenaltyMonths: 60 })).permit).toBe(true);
    expect(under(search, law({ minimumPenaltyMonths: 24 })).permit).toBe(true);
    const merged = { ...sampleTermsCompiled.merged, minimumPenalty: { months: 0 } };
    const agreement = viewOf({ ...sampleTermsCompiled, merged });
    const { penaltyMonths: _, ...declaration } = send.act.declaration!;
    const undeclared: GateFacts = { ...send, agreement, act: { ...send.act, declaration } };
    const asked: GateFacts = { ...search, agreement, search: { ...search.search, penaltyMonths: undefined } };
    for (const facts of [undeclared, asked]) {
      expect(under(facts, law({})).permit).toBe(true);
      expect(under(facts, law({ minimumPenaltyMonths: 3 })).rule).toBe('law-profile');
    }
  });

  it('bars grounds to the exporters of its own state alone', () => {
    expect(under(send, law({ transferGrounds: ['law-09-08'] }, 'Law', 'es')).permit).toBe(true);
    expect(under(receive, law({ transferGrounds: ['led-37-1-a'] }, 'Law', 'es')).permit).toBe(false);
  });

  it('asks the exporter for the judicial authorisation that its law wants', () => {
    const limits = { judicialAuthorisation: ['identity'] } as const;
    expect(under(send, law(limits)).permit).toBe(false);
    expect(under({ ...send, judicialAuthorisation: true }, law(limits)).permit).toBe(true);
    expect(under(send, law({ judicialAuthorisation: ['vehicles'] })).permit).toBe(true);
    expect(under(receive, law(limits, 'Law', 'es')).permit).toBe(true);
  });

  it('asks for consent where the agreement lets listed parties have it freely', () => {
    const free = {
      ...sampleTermsCompiled.merged,
      onwardTransfer: { rule: 'listed', parties: [THIRD] },
    } as const;
    const open = {
      ...reshare.origin.act,
      handling: { ...reshare.act.handling!, restrictions: [], tlp: 'AMBER' as const },
    };
    const facts: GateFacts = {
      ...reshare,
      consent: undefined,
      origin: { ...reshare.origin, act: open, terms: { ...sampleTermsCompiled, merged: free } },
    };
    expect(under(facts, law({})).permit).toBe(true);
    expect(under(facts, law({ onwardTransfer: 'consent' })).rule).toBe('law-profile');
    expect(under({ ...facts, consent: reshare.consent }, law({ onwardTransfer: 'consent' })).permit).toBe(
      true,
    );
  });

  it('leaves the narrowed agreement with the hash that was signed, and less of everything', () => {
    const left = narrow(
      sampleTermsCompiled,
      law({ crimeAreas: ['drugs'], retentionMonths: 12, noStandingOrders: true }),
    );
    expect(left.merged.crimeAreas).toEqual(['terrorism', 'foreign-fighters']);
    expect(left.merged.retention).toEqual({ maxMonths: 12, reviewMonths: 12 });
    expect(left.merged.routine).toEqual({ subscriptions: true, standingOrders: false });
    expect(decide({ ...send, agreement: viewOf(left) }).permit).toBe(true);
    expect(sampleTermsCompiled.merged.crimeAreas).toHaveLength(3);
  });
});

describe('the denials of a decision', () => {
  it('stand in the order of the rules, however they were found', () => {
    const facts = {
      ...send,
      agreement: viewOf(sampleTermsCompiled, 'suspended'),
      act: { ...send.act, audience: [SOUTH, THIRD] },
    };
    const { rule, denials } = decide(facts);
    expect(denials.map((denial) => denial.rule)).toEqual(['suspended', 'not-a-party']);
    expect(rule).toBe('suspended');
  });

  it('name each law once', () => {
    const profiles = [
      law({ tlp: 'RED' }, 'First'),
      law({ tlp: 'RED' }, 'Second'),
      law({ pap: 'RED' }, 'First'),
    ];
    expect(under(send, ...profiles).denials.map((denial) => denial.article)).toEqual(['First', 'Second']);
  });
});
