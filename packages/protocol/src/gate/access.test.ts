// SPDX-License-Identifier: Apache-2.0
// Reading, exporting and searching at a node, and queries to a partner.
import { describe, expect, it } from 'vitest';
import { articleOf, compileTerms } from '../agreement/compile-terms.ts';
import { sampleId, sampleTerms } from '../agreement/sample-terms.ts';
import type { Terms } from '../agreement/terms-values.ts';
import type { Role } from '../codes/index.ts';
import type { Time } from '../ids.ts';
import { decide } from './decide.ts';
import type { Declaration, GateFacts, Handling, ReaderFacts, RecordFacts } from './facts.ts';
import { NEVER_EXPIRES, readableByLabels, readLabels } from './labels.ts';
import {
  NORTH,
  permitted,
  SAMPLE_NOW,
  SOUTH,
  sampleHandling,
  sampleTermsCompiled,
  THIRD,
  viewOf,
} from './sample-facts.ts';

const { read, search } = permitted;
const exporting = permitted.export;
const rule = (facts: GateFacts) => decide(facts).rule;
const article = (field: keyof Terms) => articleOf(sampleTermsCompiled, field);

/** What is unknown is said of the agreement asked about, and nothing else is said. */
function unknown(facts: GateFacts): void {
  const denials = [{ rule: 'unknown-input', article: undefined }];
  expect(decide(facts)).toMatchObject({ permit: false, denials, terms: sampleTermsCompiled.terms });
}

const as = (change: Partial<ReaderFacts>, facts: GateFacts = read): GateFacts => ({
  ...facts,
  reader: { ...read.reader, ...change },
});
const roles = (...list: Role[]) => new Set(list);
const marked = (
  handling: Partial<Handling>,
  declared: Partial<Declaration> = {},
  facts: GateFacts = read,
): GateFacts => ({
  ...facts,
  act: {
    ...read.act,
    handling: { ...sampleHandling, ...handling },
    declaration: { ...read.act.declaration!, ...declared },
  },
});
const kept = (record: Partial<RecordFacts>, facts: GateFacts = read): GateFacts => ({
  ...facts,
  record: { restricted: false, erased: false, ...record },
});

describe('reading', () => {
  it('needs to know the dossier; the supervisor sees all (LED Art. 47(1))', () => {
    const elsewhere = new Set([sampleId('another')]);
    expect(rule(as({ dossiers: elsewhere }))).toBe('need-to-know');
    expect(rule(as({ dossiers: elsewhere, roles: roles('supervisor') }))).toBe('permitted');
    const { dossier: _, ...loose } = read.act;
    expect(rule({ ...read, act: loose })).toBe('need-to-know');
  });

  it.each<[Role, string]>([
    ['officer', 'permitted'],
    ['releaser', 'permitted'],
    ['head-of-spoc', 'permitted'],
    ['legal-adviser', 'permitted'],
    ['supervisor', 'permitted'],
    ['negotiator', 'role'],
    ['signatory', 'role'],
    ['administrator', 'role'],
  ])('content as %s: %s', (role, expected) => {
    expect(rule(as({ roles: roles(role) }))).toBe(expected);
  });

  it('acts about an agreement also by those who negotiate and sign it; cards and channels by the administrator', () => {
    const { agreement: _, declaration: __, handling: ___, ...header } = read.act;
    const control = { ...header, type: 'agreement.propose' };
    const { dossier: ____, ...housekeeping } = { ...header, type: 'party.card' };
    expect(rule(as({ roles: roles('signatory') }, { ...read, act: control }))).toBe('permitted');
    expect(rule(as({ roles: roles('administrator') }, { ...read, act: control }))).toBe('role');
    expect(rule(as({ roles: roles('administrator') }, { ...read, act: housekeeping }))).toBe('permitted');
    expect(rule(as({ roles: roles('officer') }, { ...read, act: housekeeping }))).toBe('role');
  });

  it('H3 only after the reader has accepted it', () => {
    const facts = marked({ restrictions: ['H0', 'H3'] }, { h3: 'Ask first' });
    expect(rule(facts)).toBe('h3-not-accepted');
    expect(rule(as({ acceptedH3: new Set([read.act.id]) }, facts))).toBe('permitted');
  });

  it('what concerns minors, victims, witnesses and informants only with access to protected records', () => {
    for (const declared of [
      { minors: true },
      ...['victim', 'witness', 'informant'].map((c) => ({ subjectCategories: [c] })),
    ]) {
      expect(rule(marked({}, declared))).toBe('minors-and-victims');
      expect(rule(as({ protection: true }, marked({}, declared)))).toBe('permitted');
    }
  });

  it('classified only with the clearance, and never above the ceiling of the node', () => {
    const own = marked({ classification: { scheme: 'ma', level: 'SIRRI' } });
    expect(rule(own)).toBe('permitted');
    expect(rule(as({ clearance: 1 }, own))).toBe('classification');
    expect(rule(as({ clearance: 3 }, { ...own, ceiling: { ...read.ceiling, rank: 1 } }))).toBe(
      'classification',
    );
    expect(rule(marked({ classification: { scheme: 'fr', level: 'SECRET' } }))).toBe('classification');
    const lowest = marked({ classification: { scheme: 'ma', level: 'MAHDUD' } });
    expect(rule(as({ clearance: 1 }, lowest))).toBe('permitted');
    expect(rule(as({ clearance: 0 }, lowest))).toBe('classification');
    // What cannot be compared is above every clearance.
    for (const [scheme, level] of [
      ['fr', 'SECRET'],
      ['ma', 'UNHEARD'],
    ] as const) {
      const facts = marked({ classification: { scheme, level } });
      expect(rule(as({ clearance: 99 }, { ...facts, ceiling: { ...read.ceiling, rank: 99 } }))).toBe(
        'classification',
      );
      expect(rule({ ...facts, agreement: undefined })).toBe('classification');
    }
  });

  it('not after the author’s expiry or the end of retention', () => {
    expect(rule(marked({ expires: '2026-06-01T00:00:00Z' as Time }))).toBe('expired');
    expect(rule(marked({ expires: '2026-06-01T00:00:01Z' as Time }))).toBe('permitted');
    expect(rule(kept({ retainUntil: SAMPLE_NOW }))).toBe('expired');
    expect(rule(kept({ retainUntil: SAMPLE_NOW + 1 }))).toBe('permitted');
  });

  it('a recall restricts it to those who decide on it; what is erased nobody reads', () => {
    expect(rule(kept({ restricted: true }))).toBe('recalled');
    for (const role of ['head-of-spoc', 'legal-adviser', 'supervisor'] as const) {
      expect(rule(as({ roles: roles(role) }, kept({ restricted: true })))).toBe('permitted');
      expect(rule(as({ roles: roles(role) }, kept({ erased: true })))).toBe('recalled');
    }
  });

  it('only by people of the node, of what the node is an addressee or author of', () => {
    expect(rule(as({ party: SOUTH }))).toBe('not-a-party');
    expect(rule({ ...read, act: { ...read.act, audience: [SOUTH, THIRD] } })).toBe('not-a-party');
  });

  it('nothing of which anything is unknown', () => {
    for (const facts of [
      { ...read, reader: undefined },
      { ...read, record: undefined },
      { ...read, act: undefined },
      { ...read, act: { ...read.act, type: 'report.unheard' } },
      { ...read, act: { ...read.act, handling: undefined } },
      { ...read, act: { ...read.act, declaration: undefined } },
      { ...exporting, act: undefined },
      { ...exporting, reader: undefined },
      { ...exporting, act: { ...read.act, handling: undefined } },
    ]) {
      unknown(facts);
    }
  });

  it('names every denial, and for each the article', () => {
    const stranger = as({ dossiers: new Set(), roles: roles('administrator') });
    expect(decide(stranger).denials.map((denial) => denial.rule)).toEqual(['need-to-know', 'role']);
    const cases: readonly (readonly [GateFacts, keyof Terms])[] = [
      [marked({}, { minors: true }), 'minorsAndVictims'],
      [marked({ classification: { scheme: 'fr', level: 'SECRET' } }), 'handling'],
      [kept({ retainUntil: SAMPLE_NOW }), 'retention'],
      [marked({ restrictions: ['H0', 'H3'] }, { h3: 'Ask first' }), 'handling'],
      [marked({ restrictions: ['H0', 'H2'] }, {}, exporting), 'onwardTransfer'],
      [{ ...exporting, use: 'evidence' }, 'evidentialUse'],
      [{ ...search, search: { ...search.search, case: '' } }, 'hitNoHit'],
      [{ ...search, reader: undefined }, 'hitNoHit'],
    ];
    for (const [facts, field] of cases) {
      expect(decide(facts)).toMatchObject({ permit: false, article: article(field) });
    }
    expect(decide(search).article).toBe(article('hitNoHit'));
    expect(decide({ ...read, search: search.search }).article).toBe(article('crimeAreas'));
    expect(decide({ ...read, verb: 'search' }).article).toBe(article('crimeAreas'));
  });

  it('goes on while the agreement is suspended or over: what is held is still held', () => {
    expect(rule({ ...read, agreement: { ...read.agreement, state: 'suspended' } })).toBe('permitted');
  });

  it('a search of one’s own store shows what may be read', () => {
    expect(rule({ ...read, verb: 'search' })).toBe('permitted');
    expect(rule({ ...kept({ restricted: true }), verb: 'search' })).toBe('recalled');
  });
});

describe('exporting', () => {
  const terms = (evidentialUse: Terms['evidentialUse']) =>
    compileTerms(sampleTerms({ terms: { evidentialUse } }));
  const evidence = (
    most: Terms['evidentialUse'],
    handling: Partial<Handling>,
    consent = false,
  ): GateFacts => ({
    ...marked(handling, {}, exporting),
    agreement: viewOf(terms(most)),
    use: 'evidence',
    consent: consent ? { by: SOUTH, act: read.act.id, scope: 'evidence', to: [NORTH] } : undefined,
  });

  it('asks for a use, a role, and everything that reading asks for', () => {
    expect(rule({ ...exporting, use: undefined })).toBe('unknown-input');
    expect(rule({ ...exporting, use: 'publication' })).toBe('permitted');
    expect(rule({ ...exporting, use: 'administrative' })).toBe('prohibited-use');
    expect(rule(as({ roles: roles('officer') }, exporting))).toBe('role');
    expect(rule(kept({ restricted: true }, exporting))).toBe('recalled');
    expect(rule(as({ dossiers: new Set() }, exporting))).toBe('need-to-know');
  });

  it('as evidence never, with the provider’s consent, or freely, as agreed and marked; H1 asks for consent', () => {
    expect(rule(evidence('never', { evidence: 'allowed' }, true))).toBe('evidential-use');
    expect(rule(evidence('allowed', { evidence: 'never' }, true))).toBe('evidential-use');
    expect(rule(evidence('consent', { evidence: 'consent' }))).toBe('evidential-use');
    expect(rule(evidence('consent', { evidence: 'consent' }, true))).toBe('permitted');
    expect(rule(evidence('allowed', { evidence: 'allowed' }))).toBe('permitted');
    expect(rule(evidence('allowed', { evidence: 'allowed', restrictions: ['H0', 'H1'] }))).toBe(
      'evidential-use',
    );
    expect(rule(evidence('allowed', { evidence: 'allowed', restrictions: ['H0', 'H1'] }, true))).toBe(
      'permitted',
    );
    expect(rule(evidence('allowed', { evidence: 'consent' }))).toBe('evidential-use');
    expect(rule(evidence('consent', { evidence: 'allowed' }))).toBe('evidential-use');
    const unagreed = { ...evidence('allowed', { evidence: 'allowed' }, true), agreement: undefined };
    expect(rule(unagreed)).toBe('evidential-use');
  });

  it('H2 and TLP RED stay in the node unless the originator consents; the supervisor’s copy is oversight', () => {
    for (const handling of [{ restrictions: ['H0', 'H2'] as const }, { tlp: 'RED' as const }]) {
      const held = marked(
        { ...handling, restrictions: [...(handling.restrictions ?? ['H0'])] },
        {},
        exporting,
      );
      const consent = { by: SOUTH, act: read.act.id, scope: 'onward', to: [NORTH] } as const;
      expect(rule(held)).toBe('onward-transfer');
      expect(rule({ ...held, consent })).toBe('permitted');
      expect(rule(as({ roles: roles('supervisor') }, held))).toBe('permitted');
    }
  });

  it('one’s own words one may take out', () => {
    const own = marked({ restrictions: ['H0', 'H2'] }, {}, exporting);
    expect(rule({ ...own, act: { ...own.act!, author: NORTH } })).toBe('permitted');
  });
});

describe('a query to a partner', () => {
  const asking = (change: Partial<typeof search.search> | object): GateFacts => ({
    ...search,
    search: { ...search.search, ...change },
  });
  const under = (hitNoHit: Partial<Terms['hitNoHit']>): GateFacts => {
    const rules = sampleTerms().articles.find((article) => article.terms.hitNoHit)!.terms.hitNoHit!;
    return {
      ...search,
      agreement: viewOf(compileTerms(sampleTerms({ terms: { hitNoHit: { ...rules, ...hitNoHit } } }))),
    };
  };

  it('Reg. (EU) 2024/982 Art. 43: at least two of first name, family name and date of birth', () => {
    expect(rule(asking({ fields: ['family-name'] }))).toBe('hit-no-hit');
    expect(rule(asking({ fields: ['family-name', 'family-name'] }))).toBe('hit-no-hit');
    expect(rule(asking({ fields: ['birth-date', 'family-name'] }))).toBe('permitted');
    expect(rule(asking({ fields: [] }))).toBe('hit-no-hit');
    expect(rule(asking({ fields: ['family-name', 'given-name', 'alias'] }))).toBe('hit-no-hit');
  });

  it('may be for something other than a person, where the agreement names the field', () => {
    const facts = under({ fields: ['alias', 'document-number'], pseudonymised: [] });
    const by = (fields: readonly string[]) => rule({ ...facts, search: { ...search.search, fields } });
    expect(by(['document-number'])).toBe('permitted');
    expect(by(['alias'])).toBe('hit-no-hit');
    const nationality = under({ fields: ['nationality'], pseudonymised: [] });
    expect(rule({ ...nationality, search: { ...search.search, fields: ['nationality'] } })).toBe(
      'hit-no-hit',
    );
  });

  it('Reg. (EU) 2024/982 Art. 26: names an individual case, within the daily quota, where allowed at all', () => {
    expect(rule(asking({ case: ' ' }))).toBe('hit-no-hit');
    expect(rule(asking({ queriesToday: 99 }))).toBe('permitted');
    expect(rule(asking({ queriesToday: 100 }))).toBe('hit-no-hit');
    expect(rule(under({ allowed: false }))).toBe('hit-no-hit');
    expect(rule(asking({ penaltyMonths: 11 }))).toBe('minimum-penalty');
  });

  it('is for a purpose, a crime area and a use of the agreement, in a direction in which an answer may go', () => {
    expect(rule(asking({ purpose: 'prosecution' }))).toBe('purpose');
    expect(rule(asking({ crimeAreas: ['corruption'] }))).toBe('crime-area');
    expect(rule(asking({ uses: ['discrimination'] }))).toBe('prohibited-use');
    const oneWay = compileTerms(sampleTerms({ terms: { directions: [{ from: NORTH, to: SOUTH }] } }));
    expect(rule({ ...search, agreement: viewOf(oneWay) })).toBe('direction');
  });

  it('is asked by a person who has the role; the holder takes the asker’s word for that', () => {
    expect(rule(as({ roles: roles('releaser') }, search))).toBe('role');
    expect(rule({ ...search, reader: undefined })).toBe('role');
    expect(rule(as({ roles: roles('officer') }, { ...under({ roles: ['officer', 'releaser'] }) }))).toBe(
      'permitted',
    );
    const held = { ...asking({ asker: SOUTH, holder: NORTH }), reader: undefined };
    expect(rule(held)).toBe('permitted');
  });

  it('is between this node and the partner, and nobody else', () => {
    expect(rule(asking({ holder: THIRD }))).toBe('unknown-input');
    expect(rule(asking({ asker: SOUTH }))).toBe('unknown-input');
    expect(rule(asking({ asker: THIRD, holder: NORTH }))).toBe('unknown-input');
    unknown({ ...search, search: undefined });
    expect(rule({ ...search, agreement: { ...search.agreement, left: new Set([SOUTH]) } })).toBe(
      'not-a-party',
    );
  });

  it('is refused where nothing is agreed, or nothing on queries', () => {
    expect(rule({ ...search, agreement: undefined })).toBe('no-agreement');
    const { hitNoHit: _, ...merged } = sampleTermsCompiled.merged;
    const agreement = viewOf({ ...sampleTermsCompiled, merged });
    expect(decide({ ...search, agreement }).denials.map((denial) => denial.rule)).toEqual([
      'hit-no-hit',
      'role',
    ]);
  });
});

describe('labels of a record', () => {
  const { agreement: _, declaration: __, handling: ___, ...header } = read.act;
  const { dossier: ____, ...loose } = read.act;
  const { dossier: _____, ...housekeeping } = { ...header, type: 'party.card' };
  const classified = (scheme: string, level: string) => marked({ classification: { scheme, level } });
  const records: readonly GateFacts[] = [
    read,
    ...[
      loose,
      housekeeping,
      { ...header, type: 'agreement.propose' },
      { ...header, type: 'report.unheard' },
      { ...read.act, type: 'report.unheard' },
      { ...read.act, handling: undefined },
      { ...read.act, declaration: undefined },
      { ...read.act, audience: [SOUTH, THIRD] },
    ].map((act) => ({ ...read, act })),
    ...[classified('ma', 'SIRRI'), classified('ma', 'MAHDUD'), classified('ma', 'UNHEARD')],
    classified('fr', 'SECRET'),
    { ...classified('fr', 'SECRET'), agreement: undefined },
    { ...classified('ma', 'SIRRI'), ceiling: { ...read.ceiling, rank: 1 } },
    { ...read, ceiling: { ...read.ceiling, rank: -1 } },
    marked({ restrictions: ['H0', 'H3'] }, { h3: 'Ask first' }),
    marked({}, { minors: true }),
    marked({ expires: '2026-06-01T00:00:00Z' as Time }),
    kept({ retainUntil: SAMPLE_NOW }),
    kept({ restricted: true }),
    kept({ erased: true }),
    { ...read, record: undefined },
  ];
  const readers: readonly Partial<ReaderFacts>[] = [
    ...(['officer', 'head-of-spoc', 'supervisor', 'administrator'] as const).map((role) => ({
      roles: roles(role),
    })),
    { dossiers: new Set() },
    { clearance: 1 },
    { clearance: -1 },
    { protection: true },
    { acceptedH3: new Set([read.act.id]) },
    { party: SOUTH },
  ];

  it('let each reader read exactly what the gate lets them', () => {
    for (const [at, facts] of records.entries()) {
      for (const change of readers) {
        const asked = { ...as(change, facts), act: facts.act! };
        const answer = readableByLabels(readLabels(asked), { ...read.reader, ...change }, SAMPLE_NOW);
        expect(answer, `record ${at}, reader ${JSON.stringify(change)}`).toBe(decide(asked).permit);
      }
    }
  });

  it('say the safest where something is unknown', () => {
    const plain = { kind: 'content', clearance: 0, protected: false, h3: false, expires: NEVER_EXPIRES };
    expect(readLabels(read)).toMatchObject({ ...plain, open: true, restricted: false });
    const unknown = { ...read, act: { ...header, type: 'report.unheard' }, record: undefined };
    expect(readLabels(unknown)).toMatchObject({ ...plain, open: false, restricted: true });
    const above = { ...classified('fr', 'SECRET'), act: classified('fr', 'SECRET').act! };
    expect(readLabels(above)).toMatchObject({ open: false, clearance: Number.MAX_SAFE_INTEGER });
  });
});
