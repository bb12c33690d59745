// SPDX-License-Identifier: Apache-2.0
// The gate rule by rule: each denial with the facts nearest to it that are permitted, and the article it cites.
import { describe, expect, it } from 'vitest';
import { articleOf, compileTerms } from '../agreement/compile-terms.ts';
import { sampleTerms } from '../agreement/sample-terms.ts';
import type { Terms } from '../agreement/terms-values.ts';
import type { LineageStateName } from '../folds/lineage-state.ts';
import type { PartyId, Time } from '../ids.ts';
import { decide } from './decide.ts';
import type { Declaration, GateFacts } from './facts.ts';
import {
  NORTH,
  permitted,
  SAMPLE_NOW,
  SOUTH,
  sampleAct,
  sampleDeclaration,
  sampleTermsCompiled,
  THIRD,
  viewOf,
} from './sample-facts.ts';
import { sending, under } from './variations.ts';

const { send, receive } = permitted;

const article = (...args: Parameters<typeof articleOf> extends [unknown, ...infer Rest] ? Rest : never) =>
  articleOf(sampleTermsCompiled, ...args);

function denied(facts: GateFacts) {
  const { permit, rule, article: cited } = decide(facts);
  return { permit, rule, article: cited };
}

describe('what the gate permits', () => {
  for (const [verb, facts] of Object.entries(permitted)) {
    it(`${verb}, with nothing denied and the article that allows it`, () => {
      const decision = decide(facts);
      expect(decision.denials).toEqual([]);
      expect(decision).toMatchObject({ permit: true, rule: 'permitted', setAside: [] });
      expect(decision.article).toBeDefined();
      expect(decision.terms).toBe(facts.agreement.terms?.terms);
    });
  }

  it('cites for a permission the article that names the crime area', () => {
    const other = sending({ crimeAreas: ['foreign-fighters'] });
    expect(decide(other).article).toBe(article('crimeAreas', 'foreign-fighters'));
    expect(decide(send).article).toBe(article('crimeAreas', 'terrorism'));
    expect(decide(other).article).not.toBe(decide(send).article);
  });
});

describe('the agreement', () => {
  const states: readonly (readonly [LineageStateName, string])[] = [
    ['none', 'no-agreement'],
    ['contact', 'no-agreement'],
    ['talks', 'no-agreement'],
    ['proposed', 'not-signed'],
    ['rejected', 'not-signed'],
    ['lapsed', 'not-signed'],
    ['void', 'not-signed'],
    ['signed', 'not-ratified'],
    ['ratified', 'not-in-force'],
    ['superseded', 'not-in-force'],
    ['terminated', 'not-in-force'],
    ['expired', 'not-in-force'],
    ['suspended', 'suspended'],
  ];
  for (const [state, rule] of states) {
    it(`denies with ${rule} while ${state}`, () => {
      const view = viewOf(sampleTermsCompiled, state);
      const cited =
        rule === 'suspended'
          ? article('suspension')
          : rule === 'no-agreement'
            ? undefined
            : article('validity');
      for (const facts of [send, receive, permitted.search]) {
        expect(decide({ ...facts, agreement: view })).toMatchObject({ permit: false, rule });
      }
      if (rule !== 'no-agreement') expect(denied({ ...send, agreement: view }).article).toBe(cited);
    });
  }

  it('denies without an agreement, or with one whose terms are not known', () => {
    expect(denied({ ...send, agreement: undefined }).rule).toBe('no-agreement');
    expect(denied({ ...receive, agreement: undefined }).rule).toBe('no-agreement');
    const declaration = { ...receive.act.declaration!, minors: true };
    const minor = { ...receive, act: { ...receive.act, declaration } };
    expect(denied({ ...minor, agreement: undefined }).rule).toBe('no-agreement');
    expect(denied({ ...send, agreement: { ...send.agreement, terms: undefined } }).rule).toBe('no-agreement');
  });

  it('denies an act under other terms than those in force', () => {
    const { agreement, ...act } = send.act;
    expect(denied({ ...send, act }).rule).toBe('terms-mismatch');
    for (const named of [
      { ...agreement!, terms: sampleTermsCompiled.lineage as never },
      { ...agreement!, lineage: sampleTermsCompiled.terms as never },
    ]) {
      expect(denied({ ...send, act: { ...act, agreement: named } })).toMatchObject({
        rule: 'terms-mismatch',
        article: article('validity'),
      });
    }
  });

  it('denies when anybody in the audience is not a party, or has left', () => {
    for (const audience of [[NORTH], [SOUTH]]) {
      expect(denied({ ...send, act: { ...send.act, audience } }).rule).toBe('not-a-party');
    }
    const wider = { ...send.act, audience: [SOUTH, THIRD, NORTH] };
    expect(denied({ ...send, act: wider }).rule).toBe('not-a-party');
    for (const party of [NORTH, SOUTH]) {
      const agreement = { ...send.agreement, left: new Set([party]) };
      expect(denied({ ...send, agreement }).rule).toBe('not-a-party');
    }
    expect(decide({ ...send, agreement: { ...send.agreement, left: new Set([THIRD]) } }).permit).toBe(true);
  });

  it('denies when addressee or author is not in the audience', () => {
    expect(denied({ ...send, act: { ...send.act, audience: [NORTH, THIRD] } }).rule).toBe('not-a-party');
    expect(denied({ ...receive, act: { ...receive.act, audience: [SOUTH, THIRD] } }).rule).toBe(
      'not-a-party',
    );
  });

  it('lets content go only in the directions that it names', () => {
    const oneWay = { directions: [{ from: NORTH, to: SOUTH }] };
    expect(decide(under(oneWay)).permit).toBe(true);
    expect(denied(under(oneWay, receive)).rule).toBe('direction');
    expect(denied(under({ directions: [{ from: SOUTH, to: NORTH }] })).rule).toBe('direction');
    expect(decide(under({ directions: [{ from: SOUTH, to: NORTH }] }, receive)).permit).toBe(true);
  });

  it('lets nothing flow under a talks-only document', () => {
    const document = sampleTerms();
    const talks = compileTerms({
      ...document,
      articles: document.articles.filter(
        ({ terms }) => terms.validity || terms.suspension || terms.oversight,
      ),
    });
    const act = { ...send.act, agreement: { lineage: talks.lineage, terms: talks.terms } };
    expect(talks.content).toBe(false);
    expect(denied({ ...send, act, agreement: viewOf(talks) }).rule).toBe('direction');
  });
});

describe('prohibited uses', () => {
  it.each([
    'political-targeting',
    'military-targeting',
    'religious-targeting',
    'racial-targeting',
    'discrimination',
    'torture-risk',
    'death-penalty-risk',
  ])('denies %s, whether the agreement names it or not', (use) => {
    expect(denied(under({ prohibitedUses: [] }, sending({ uses: [use] }))).rule).toBe('prohibited-use');
    expect(denied(sending({ uses: ['analysis', use] }))).toMatchObject({
      rule: 'prohibited-use',
      article: article('prohibitedUses', use),
    });
  });

  it('holds a joint statement to saying that it is made to be published, which an agreement may prohibit', () => {
    const stated = (uses?: readonly string[]) => {
      const facts = sending(uses ? { uses } : {});
      return { ...facts, act: { ...facts.act!, type: 'statement.propose' } };
    };
    expect(decide(stated(['publication'])).permit).toBe(true);
    expect(denied(stated()).rule).toBe('prohibited-use');
    expect(denied(stated(['analysis'])).rule).toBe('prohibited-use');
    expect(denied(under({ prohibitedUses: ['publication'] }, stated(['publication']))).rule).toBe(
      'prohibited-use',
    );
  });

  it('denies a use that the agreement prohibits or that nobody knows, and permits another', () => {
    expect(denied(sending({ uses: ['administrative'] })).rule).toBe('prohibited-use');
    expect(decide(under({ prohibitedUses: [] }, sending({ uses: ['administrative'] }))).permit).toBe(true);
    expect(denied(sending({ uses: ['whatever'] })).rule).toBe('prohibited-use');
    expect(decide(sending({ uses: ['analysis', 'operational'] })).permit).toBe(true);
  });

  it('LED Art. 4(1)(b): a joint statement says that it is to be published', () => {
    const facts = { ...send, act: { ...send.act, type: 'statement.propose' } };
    const { denials } = decide(facts);
    expect(denials).toContainEqual({ rule: 'prohibited-use', article: article('prohibitedUses') });
  });

  it('never gives way to an emergency', () => {
    const facts = {
      ...sending({ uses: ['torture-risk'], release: { ...sampleDeclaration.release, kind: 'emergency' } }),
      override: emergency,
    };
    expect(decide(facts)).toMatchObject({ permit: false, rule: 'prohibited-use' });
  });
});

const emergency = {
  people: ['a', 'b'],
  reason: 'life',
  justification: 'An attack is imminent',
  from: SAMPLE_NOW - 1,
  until: SAMPLE_NOW + 1,
} as const;

describe('what the content is declared to be', () => {
  const cases: readonly (readonly [string, Partial<Declaration>, string, keyof Terms])[] = [
    ['a purpose that the agreement does not name', { purpose: 'prosecution' }, 'purpose', 'purposes'],
    [
      'a crime area that it does not name',
      { crimeAreas: ['terrorism', 'corruption'] },
      'crime-area',
      'crimeAreas',
    ],
    ['no crime area', { crimeAreas: [] }, 'crime-area', 'crimeAreas'],
    ['a penalty below the minimum', { penaltyMonths: 11 }, 'minimum-penalty', 'minimumPenalty'],
    [
      'a data category that it does not name',
      { dataCategories: ['vehicles'] },
      'data-category',
      'dataCategories',
    ],
    ['no data category', { dataCategories: [] }, 'data-category', 'dataCategories'],
    [
      'LED Art. 6: a subject category that it does not name',
      { subjectCategories: ['associate'] },
      'subject-category',
      'subjectCategories',
    ],
    [
      'LED Art. 6: identity data of nobody in particular',
      { subjectCategories: [] },
      'subject-category',
      'subjectCategories',
    ],
    [
      'LED Art. 10: special categories by default',
      { specialCategories: ['health'], necessity: 'needed' },
      'special-category',
      'specialCategories',
    ],
    [
      'Europol Regulation Art. 30(1): a minor without a stated necessity',
      { minors: true },
      'minors-and-victims',
      'minorsAndVictims',
    ],
    [
      'Europol Regulation Art. 30(1): a victim with a blank necessity',
      { subjectCategories: ['victim'], necessity: ' ' },
      'minors-and-victims',
      'minorsAndVictims',
    ],
    [
      'a ground that it does not name',
      { ground: { kind: 'national-law' } },
      'transfer-ground',
      'transferGrounds',
    ],
  ];
  for (const [what, declared, rule, field] of cases) {
    it(`denies ${what}`, () => {
      expect(denied(sending(declared))).toEqual({ permit: false, rule, article: article(field) });
    });
  }

  it('denies a penalty that is not declared, unless no minimum is agreed', () => {
    const { penaltyMonths: _, ...declaration } = sampleDeclaration;
    const facts = { ...send, act: { ...send.act, declaration } };
    expect(denied(facts).rule).toBe('minimum-penalty');
    expect(denied(under({ minimumPenalty: { months: 1 } }, facts)).rule).toBe('minimum-penalty');
    expect(decide(under({ minimumPenalty: { months: 0 } }, facts)).permit).toBe(true);
    expect(decide(sending({ penaltyMonths: 12 })).permit).toBe(true);
  });

  it('LED Art. 10: permits an agreed special category only with its necessity', () => {
    const terms = { specialCategories: ['health'] as const };
    const with_ = sending({ specialCategories: ['health'], necessity: 'Diabetic hostage' });
    expect(decide(under(terms, with_)).permit).toBe(true);
    expect(denied(under(terms, sending({ specialCategories: ['health'] }))).rule).toBe('special-category');
    expect(denied(under(terms, sending({ specialCategories: ['belief'], necessity: 'x' }))).rule).toBe(
      'special-category',
    );
  });

  it('Europol Regulation Art. 30(1): permits minors and victims if strictly necessary, or never, as agreed', () => {
    const necessary = sending({
      minors: true,
      subjectCategories: ['victim'],
      necessity: 'Only way to find her',
    });
    expect(decide(necessary).permit).toBe(true);
    const never = { minorsAndVictims: { rule: 'never', referral: true } } as const;
    expect(denied(under(never, necessary)).rule).toBe('minors-and-victims');
    expect(decide(under(never)).permit).toBe(true);
  });

  it('LED Art. 6: needs a category as soon as any of the data identifies a person', () => {
    expect(denied(sending({ dataCategories: ['identity', 'papers'], subjectCategories: [] })).rule).toBe(
      'subject-category',
    );
  });

  it('needs no subject category when nobody is identified', () => {
    expect(decide(sending({ dataCategories: ['events', 'papers'], subjectCategories: [] })).permit).toBe(
      true,
    );
  });
});

describe('the ground of a transfer', () => {
  const kinds = (kind: string) =>
    under({ transferGrounds: [{ exporter: SOUTH, kind: kind as 'led-38' }] }, receive);
  const grounded = (facts: GateFacts, ground: Declaration['ground']): GateFacts => ({
    ...facts,
    act: { ...facts.act!, declaration: { ...facts.act!.declaration!, ground } },
  });
  const record = {
    date: '2026-05-31T00:00:00Z' as Time,
    authority: 'Service of the north',
    justification: 'Imminent danger',
    data: 'Name and place',
  };

  it.each(['led-37-1-b', 'led-38'])(
    'LED Art. 37(3), 38(3): %s needs date, authority, justification and data',
    (kind) => {
      expect(decide(grounded(kinds(kind), { kind, ...record }))).toMatchObject({
        permit: true,
        obligations: ['document-transfer'],
      });
      for (const missing of Object.keys(record) as (keyof typeof record)[]) {
        const { [missing]: _, ...rest } = record;
        expect(denied(grounded(kinds(kind), { kind, ...rest })).rule, missing).toBe('transfer-ground');
      }
      expect(denied(grounded(kinds(kind), { kind, ...record, authority: '  ' })).rule).toBe(
        'transfer-ground',
      );
    },
  );

  it('LED Art. 35: from a state of the directive to another state some ground is needed', () => {
    expect(denied(grounded(kinds('none-needed'), { kind: 'none-needed' })).rule).toBe('transfer-ground');
    expect(denied(grounded(kinds('national-law'), { kind: 'national-law' })).rule).toBe('transfer-ground');
    expect(decide(grounded(kinds('led-36'), { kind: 'led-36' })).permit).toBe(true);
  });

  it('keeps each ground to those whose law it is', () => {
    const ma = (kind: string) =>
      grounded(under({ transferGrounds: [{ exporter: NORTH, kind: kind as 'led-38' }] }), { kind });
    expect(denied(ma('led-36')).rule).toBe('transfer-ground');
    expect(decide(ma('law-09-08')).permit).toBe(true);
    expect(decide(ma('none-needed')).permit).toBe(true);
    expect(denied(grounded(kinds('law-09-08'), { kind: 'law-09-08' })).rule).toBe('transfer-ground');
  });

  it('needs none within the states of the directive', () => {
    const parties = ['be.police', 'es.south'] as PartyId[];
    const terms = compileTerms(
      sampleTerms({ parties, terms: { transferGrounds: [{ exporter: SOUTH, kind: 'none-needed' }] } }),
    );
    const act = sampleAct(SOUTH, parties, terms);
    const facts = grounded(
      { ...receive, self: parties[0]!, act, agreement: viewOf(terms) },
      { kind: 'none-needed' },
    );
    expect(decide(facts).permit).toBe(true);
  });
});
