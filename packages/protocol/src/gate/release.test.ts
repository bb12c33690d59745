// SPDX-License-Identifier: Apache-2.0
// Release, emergency, obligations and onward transfer: who lets something leave, and what that obliges to.
import { describe, expect, it } from 'vitest';
import { articleOf, compileTerms } from '../agreement/compile-terms.ts';
import { sampleTerms } from '../agreement/sample-terms.ts';
import type { Terms } from '../agreement/terms-values.ts';
import type { Role } from '../codes/index.ts';
import type { PartyId, Time } from '../ids.ts';
import { decide } from './decide.ts';
import type { Declaration, GateFacts, Handling, OverrideFacts } from './facts.ts';
import { carriesOn } from './onward-rules.ts';
import { LONGEST_EMERGENCY } from './release-rules.ts';
import {
  NORTH,
  permitted,
  SAMPLE_NOW,
  SOUTH,
  sampleDeclaration,
  sampleHandling,
  sampleTermsCompiled,
  THIRD,
  viewOf,
} from './sample-facts.ts';

const { send, receive, reshare } = permitted;

function declaring(
  facts: GateFacts,
  declared: Partial<Declaration>,
  handling: Partial<Handling> = {},
): GateFacts {
  const act = facts.act!;
  return {
    ...facts,
    act: {
      ...act,
      declaration: { ...act.declaration!, ...declared },
      handling: { ...act.handling!, ...handling },
    },
  };
}

const rule = (facts: GateFacts) => decide(facts).rule;
const release = sampleDeclaration.release;
const standing = { ...release, kind: 'standing-order', order: 'order-1' } as const;

describe('release', () => {
  it('takes a second person who has the role, and a moment that has come', () => {
    const by = (change: object) => rule({ ...send, release: { ...send.release, ...change } });
    expect(by({})).toBe('permitted');
    expect(by({ releaser: 'a' })).toBe('release');
    expect(by({ releaser: '' })).toBe('release');
    expect(by({ composer: ' ' })).toBe('release');
    expect(by({ at: SAMPLE_NOW + 1 })).toBe('release');
    expect(by({ roles: new Set<Role>(['officer', 'administrator', 'signatory']) })).toBe('release');
    expect(by({ roles: new Set<Role>(['head-of-spoc']) })).toBe('permitted');
    const { release: _, ...unreleased } = send;
    expect(rule(unreleased)).toBe('release');
  });

  it('must be of the kind that the act declares', () => {
    const order = { kind: 'standing-order', order: 'order-1', active: true } as const;
    expect(rule({ ...send, release: order })).toBe('release');
    expect(rule(declaring(send, { release: standing }))).toBe('release');
    const unreleased = declaring(send, { release: standing });
    expect(rule({ ...unreleased, release: undefined })).toBe('release');
    const whim = { ...standing, kind: 'whim' as 'person' };
    expect(rule({ ...declaring(send, { release: whim }), release: order })).toBe('release');
    expect(rule(declaring(receive, { release: whim }))).toBe('release');
    expect(rule(declaring(send, { release: { ...release, kind: 'whim' as 'person' } }))).toBe('release');
  });

  it('may be a standing order that is active and that the agreement provides for, never for H3', () => {
    const order = { kind: 'standing-order', order: 'order-1', active: true } as const;
    const facts = { ...declaring(send, { release: standing }), release: order };
    expect(rule(facts)).toBe('permitted');
    const article = articleOf(sampleTermsCompiled, 'routine');
    expect(decide({ ...facts, release: { ...order, active: false } })).toMatchObject({
      rule: 'release',
      article,
    });
    expect(decide({ ...send, release: undefined })).toMatchObject({ rule: 'release', article: undefined });
    expect(rule({ ...facts, release: { ...order, order: 'order-2' } })).toBe('release');
    expect(rule(declaring(facts, { h3: 'Ask first' }, { restrictions: ['H0', 'H3'] }))).toBe('release');
    const { order: _, ...nameless } = standing;
    expect(
      rule({ ...declaring(facts, { release: nameless }), release: { ...order, order: undefined as never } }),
    ).toBe('release');
    const none = compileTerms(
      sampleTerms({ terms: { routine: { subscriptions: true, standingOrders: false } } }),
    );
    const agreement = { lineage: none.lineage, terms: none.terms };
    expect(rule({ ...facts, agreement: viewOf(none), act: { ...facts.act!, agreement } })).toBe('release');
  });

  it('is checked by the receiver as far as the declaration shows it', () => {
    expect(rule(declaring(receive, { release: standing }))).toBe('permitted');
    const article = articleOf(sampleTermsCompiled, 'routine');
    const blank = decide(declaring(receive, { release: { ...standing, order: ' ' } }));
    expect(blank).toMatchObject({ rule: 'release', article });
    expect(rule(declaring(receive, { release: standing, h3: 'x' }, { restrictions: ['H0', 'H3'] }))).toBe(
      'release',
    );
    expect(rule(declaring(receive, { release: { ...release, officer: ' ' } }))).toBe('release');
    expect(rule(declaring(receive, { release: { ...release, kind: 'whim' as 'person' } }))).toBe('release');
  });

  it('is not asked for again when a record was recalled meanwhile: then nothing leaves', () => {
    expect(rule({ ...send, record: { restricted: true, erased: false } })).toBe('recalled');
    expect(rule({ ...send, record: { restricted: false, erased: true } })).toBe('recalled');
    expect(rule({ ...send, record: { restricted: false, erased: false } })).toBe('permitted');
  });
});

describe('an emergency', () => {
  const override: OverrideFacts = {
    people: ['a', 'b'],
    reason: 'life',
    justification: 'A bomb, a place, an hour',
    from: SAMPLE_NOW,
    until: SAMPLE_NOW + LONGEST_EMERGENCY,
  };
  const urgent = { ...release, kind: 'emergency' } as const;
  const outside: GateFacts = {
    ...declaring(send, { release: urgent, crimeAreas: ['corruption'] }),
    override,
  };

  it('sets aside what the agreement does not name, and says so to originator and supervisor', () => {
    const decision = decide(outside);
    expect(decision).toMatchObject({ permit: true, rule: 'emergency', denials: [] });
    expect(decision.setAside.map((denial) => denial.rule)).toEqual(['crime-area']);
    expect(decision.obligations).toEqual(['notify-originator', 'notify-supervisor', 'document-override']);
    expect(decide({ ...outside, override: undefined })).toMatchObject({ permit: false, rule: 'crime-area' });
  });

  it('stands for a threat that is immediate and serious as for life', () => {
    const threat = { ...override, reason: 'immediate-serious-threat' } as const;
    expect(rule({ ...outside, override: threat })).toBe('emergency');
  });

  it.each<[string, Partial<OverrideFacts>]>([
    ['one person', { people: ['a'] }],
    ['the same person twice', { people: ['a', 'a'] }],
    ['a blank second person', { people: ['a', ' '] }],
    ['a reason outside the list', { reason: 'convenience' as 'life' }],
    ['no justification', { justification: '' }],
    ['an end that has come', { from: SAMPLE_NOW - 2, until: SAMPLE_NOW }],
    ['a beginning that has not', { from: SAMPLE_NOW + 1 }],
    ['more than 72 hours', { until: SAMPLE_NOW + LONGEST_EMERGENCY + 1 }],
    ['no end', { until: Number.NaN }],
  ])('does not stand with %s', (_, change) => {
    expect(decide({ ...outside, override: { ...override, ...change } }).permit).toBe(false);
  });

  it('must be declared in the act that leaves, so that the receiver knows', () => {
    expect(rule({ ...declaring(send, { crimeAreas: ['corruption'] }), override })).toBe('crime-area');
    expect(rule({ ...declaring(reshare, { crimeAreas: ['corruption'] }), override })).toBe('crime-area');
    expect(decide({ ...outside, override: undefined }).obligations).toEqual([]);
  });

  it('needs its two people even when nothing else is denied', () => {
    const inside = declaring(send, { release: urgent });
    expect(rule(inside)).toBe('release');
    expect(rule({ ...inside, override })).toBe('permitted');
  });

  it.each<[string, GateFacts]>([
    ['a suspension', { ...outside, agreement: { ...send.agreement, state: 'suspended' } }],
    ['who is not a party', { ...outside, act: { ...outside.act!, audience: [SOUTH, THIRD, NORTH] } }],
    ['a prohibited use', declaring(outside, { uses: ['torture-risk'] })],
    ['a marking', declaring(outside, {}, { restrictions: [] })],
    ['use as evidence', declaring(outside, {}, { evidence: 'allowed' })],
    ['a recall', { ...outside, record: { restricted: true, erased: false } }],
    ['an expiry', declaring(outside, {}, { expires: '2020-01-01T00:00:00Z' as Time })],
  ])('never sets aside %s', (_, facts) => {
    expect(decide(facts)).toMatchObject({ permit: false, setAside: [] });
  });

  it('declared by a partner is decided by two people here, not by the partner’s word', () => {
    const arriving = declaring(receive, { release: urgent, crimeAreas: ['corruption'] });
    expect(decide(arriving)).toMatchObject({
      permit: false,
      rule: 'crime-area',
      obligations: ['decide-emergency'],
    });
    expect(decide({ ...arriving, override })).toMatchObject({
      permit: true,
      rule: 'emergency',
      obligations: ['notify-supervisor', 'notify-originator', 'document-override'],
    });
    expect(decide(declaring(arriving, { uses: ['torture-risk'] })).obligations).toEqual([]);
    expect(decide(declaring(receive, { release: urgent }))).toMatchObject({
      permit: true,
      obligations: ['notify-supervisor'],
    });
  });

  it('lets an officer read without need to know, but not what is above the clearance', () => {
    const outsider = { ...permitted.read.reader, dossiers: new Set<never>() };
    expect(rule({ ...permitted.read, reader: outsider })).toBe('need-to-know');
    expect(rule({ ...permitted.read, reader: outsider, override })).toBe('emergency');
  });
});

describe('what a receiver owes', () => {
  it('to accept H3, to refer a minor, to erase at expiry', () => {
    const facts = declaring(
      receive,
      { h3: 'Ask first', minors: true, necessity: 'Only way' },
      { restrictions: ['H0', 'H3'], expires: '2027-01-01T00:00:00Z' as Time },
    );
    expect(decide(facts).obligations).toEqual(['accept-h3', 'refer-minor', 'erase-at-expiry']);
    expect(decide(receive).obligations).toEqual([]);
    const { minorsAndVictims: _, ...merged } = sampleTermsCompiled.merged;
    expect(decide({ ...facts, agreement: viewOf({ ...sampleTermsCompiled, merged }) }).rule).toBe(
      'minors-and-victims',
    );
  });
});

describe('onward transfer', () => {
  const origin = reshare.origin;
  const consent = reshare.consent;
  const under = (onwardTransfer: Terms['onwardTransfer'], handling: Partial<Handling> = {}): GateFacts => ({
    ...reshare,
    act: { ...reshare.act, handling: { ...sampleHandling, ...handling } },
    origin: {
      ...origin,
      act: { ...origin.act, handling: { ...sampleHandling, ...handling } },
      terms: compileTerms(sampleTerms({ terms: { onwardTransfer } })),
    },
  });
  const alone = (facts: GateFacts): GateFacts => ({ ...facts, consent: undefined });
  const never = { rule: 'never', parties: [] } as const;
  const asked = { rule: 'consent', parties: [] } as const;
  const listed = { rule: 'listed', parties: [THIRD] } as const;

  it('never, with the originator’s consent, or to listed parties, as the first agreement says', () => {
    expect(rule(under(never))).toBe('onward-transfer');
    expect(rule(under(asked))).toBe('permitted');
    expect(rule(alone(under(asked)))).toBe('onward-transfer');
    expect(rule(under(listed))).toBe('permitted');
    expect(rule(under({ rule: 'listed', parties: ['de.other' as PartyId] }))).toBe('onward-transfer');
    expect(decide(alone(under(asked))).article).toBe(articleOf(sampleTermsCompiled, 'onwardTransfer'));
  });

  it('H2, RED and AMBER+STRICT ask for consent even to a listed party', () => {
    expect(rule(alone(under(listed)))).toBe('onward-transfer');
    const open = compileTerms(
      sampleTerms({
        parties: [NORTH, THIRD],
        terms: { handling: { restrictions: [], tlp: 'GREEN', pap: 'GREEN' } },
      }),
    );
    const amber = alone(under(listed, { restrictions: [], tlp: 'AMBER' }));
    const agreement = { lineage: open.lineage, terms: open.terms };
    const facts = { ...amber, agreement: viewOf(open), act: { ...amber.act!, agreement } };
    expect(rule(facts)).toBe('permitted');
  });

  it.each<[string, object]>([
    ['another party', { by: THIRD }],
    ['another scope', { scope: 'evidence' }],
    ['another receiver', { to: [SOUTH] }],
    ['a time that is over', { until: SAMPLE_NOW }],
    ['another act', { of: reshare.act.id }],
    ['no act', { of: undefined }],
    ['another purpose', { purpose: 'prevention' }],
    ['no purpose', { purpose: undefined }],
    ['other sections', { sections: ['title'] }],
    ['no sections', { sections: undefined }],
  ])('a consent of %s is none', (_, change) => {
    expect(rule({ ...reshare, consent: { ...consent, ...change } })).toBe('onward-transfer');
    expect(rule({ ...reshare, consent: { ...consent, until: SAMPLE_NOW + 1 } })).toBe('permitted');
  });

  it('carries on every restriction: nothing is lowered by passing it on', () => {
    const handed = (first: Partial<Handling>, then: Partial<Handling>) => {
      const facts = under(asked, first);
      return rule({ ...facts, act: { ...facts.act!, handling: { ...sampleHandling, ...then } } });
    };
    expect(handed({ restrictions: ['H0', 'H2'] }, { restrictions: ['H0', 'H2'] })).toBe('permitted');
    expect(handed({ restrictions: ['H0', 'H2'] }, { restrictions: ['H0'] })).toBe('marking');
    expect(handed({ tlp: 'RED' }, { tlp: 'AMBER+STRICT' })).toBe('marking');
    expect(handed({ tlp: 'RED' }, { tlp: 'RED' })).toBe('permitted');
    expect(handed({ pap: 'AMBER' }, { pap: 'GREEN' })).toBe('marking');
    expect(handed({ evidence: 'never' }, { evidence: 'consent' })).toBe('marking');
    const until = '2027-01-01T00:00:00Z' as Time;
    expect(handed({ expires: until }, {})).toBe('marking');
    expect(handed({ expires: until }, { expires: until })).toBe('permitted');
    expect(handed({ classification: { scheme: 'es', level: 'SECRETO' } }, {})).toBe('marking');
    const secret = { ...sampleHandling, classification: { scheme: 'es', level: 'SECRETO' } };
    const other = (change: object) => ({
      ...secret,
      classification: { ...secret.classification, ...change },
    });
    expect(carriesOn(secret, secret)).toBe(true);
    expect(carriesOn(secret, other({ scheme: 'ma' }))).toBe(false);
    expect(carriesOn(secret, other({ level: 'CONFIDENCIAL' }))).toBe(false);
    const lower = { ...reshare, act: { ...reshare.act, handling: secret } };
    expect(decide(lower).denials).toContainEqual({
      rule: 'marking',
      article: articleOf(sampleTermsCompiled, 'handling'),
    });
  });

  it('ends with the original: recalled, expired or kept too long', () => {
    expect(rule({ ...reshare, origin: { ...origin, record: { restricted: true, erased: false } } })).toBe(
      'recalled',
    );
    expect(rule({ ...reshare, origin: { ...origin, record: { restricted: false, erased: true } } })).toBe(
      'recalled',
    );
    const kept = { restricted: false, erased: false, retainUntil: SAMPLE_NOW };
    expect(decide({ ...reshare, origin: { ...origin, record: kept } })).toMatchObject({
      rule: 'expired',
      article: articleOf(sampleTermsCompiled, 'retention'),
    });
  });

  it('is a verb and a type of its own: neither passes as a plain send', () => {
    expect(decide({ ...reshare, verb: 'send' })).toMatchObject({
      rule: 'onward-transfer',
      article: articleOf(reshare.agreement.terms!, 'onwardTransfer'),
    });
    expect(decide({ ...reshare, act: { ...reshare.act, type: 'report.share' } })).toMatchObject({
      rule: 'onward-transfer',
      article: articleOf(sampleTermsCompiled, 'onwardTransfer'),
    });
    expect(rule({ ...reshare, origin: undefined })).toBe('onward-transfer');
    const erased = { ...origin.act, handling: undefined };
    expect(decide({ ...reshare, origin: { ...origin, act: erased } })).toMatchObject({
      rule: 'onward-transfer',
      article: articleOf(sampleTermsCompiled, 'onwardTransfer'),
    });
    expect(rule({ ...reshare, origin: { ...origin, terms: undefined } })).toBe('onward-transfer');
  });

  it('is received only with the marking of what it embeds, and not lowered', () => {
    const { act, agreement } = { ...permitted.reshare };
    const got: GateFacts = {
      ...receive,
      self: THIRD,
      counterpart: NORTH,
      act,
      agreement,
      origin: { ...origin, record: undefined, terms: undefined },
    };
    expect(rule(got)).toBe('permitted');
    expect(rule({ ...got, origin: undefined })).toBe('marking');
    const embedded = (handling: Handling | undefined) => ({
      ...got,
      origin: { ...origin, act: { ...origin.act, handling } },
    });
    expect(rule(embedded(undefined))).toBe('marking');
    expect(rule(embedded({ ...sampleHandling, tlp: 'RED' }))).toBe('marking');
  });

  it('still needs the agreement with the party that receives it', () => {
    expect(rule({ ...reshare, agreement: undefined })).toBe('no-agreement');
    expect(rule({ ...reshare, release: undefined })).toBe('release');
  });
});
