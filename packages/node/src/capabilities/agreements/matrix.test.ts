// SPDX-License-Identifier: Apache-2.0
// The web of partners computed: from the terms that the gate reads, narrowed by the law of the house, in words that name articles.
import {
  type FoldAct,
  foldAgreement,
  type LawProfile,
  type LineageState,
  newRandomId,
  type PartyId,
  type TermsDocument,
  type Time,
  templates,
  termsHash,
} from '@tansiq/protocol';
import { describe, expect, it } from 'vitest';
import { agreementMatrix, type KnownLineage, stageOf } from './matrix.ts';

const self = 'ma.dgsn' as PartyId;
const AT = 1_800_000_000;
const party = (id: string) => ({
  id: id as PartyId,
  names: { en: id },
  root: 'A'.repeat(43),
  spoc: { en: 'desk' },
  supervisor: { en: 'supervisor' },
  rights: { en: 'rights' },
  breach: { en: 'breach' },
});

/** An agreement of these that all have proposed, and signed where `signed`. */
function lineageOf(template: keyof typeof templates, ids: readonly string[], signed = true): KnownLineage {
  const document: TermsDocument = templates[template]({
    lineage: newRandomId(),
    parties: ids.map(party),
    languages: ['es', 'en'],
    window: '2027-03-01T00:00:00Z' as Time,
    from: '2026-01-01T00:00:00Z' as Time,
  });
  const terms = termsHash(document);
  const act = (author: string, type: string, sections: FoldAct['sections']): FoldAct => ({
    id: newRandomId() as never,
    type,
    author: author as PartyId,
    sections,
    evidenceTime: AT - 100,
  });
  const acts = [
    act(ids[0] ?? '', 'agreement.propose', { proposal: { terms: document as never } }),
    ...(signed
      ? ids.map((id) =>
          act(id, 'agreement.sign', { consent: { terms, decision: 'sign', office: { en: 'M' } } }),
        )
      : []),
  ];
  const state: LineageState = foldAgreement({ lineage: document.lineage, acts }, AT, self);
  return { state, versions: state.versions, talkers: [] };
}

const ground = (profiles: readonly LawProfile[] = []) => ({
  self,
  partners: [{ id: 'qa.moi' as PartyId, names: { en: 'Interior' } }],
  profiles,
});

describe('the web of partners', () => {
  it('names for each crime area and kind of data the article that carries it', () => {
    const lineage = lineageOf('narrowDocuments', ['ma.dgsn', 'bh.moi']);
    const { partners, cells } = agreementMatrix([lineage], ground());
    expect(partners.map(({ party: id, stage }) => [id, stage])).toEqual([
      ['bh.moi', 'in-force'],
      ['qa.moi', 'none'],
    ]);
    const articles = lineage.versions[0]?.document.articles ?? [];
    expect(cells.length).toBeGreaterThan(3);
    for (const { area, article, stage } of cells) {
      expect(stage).toBe('in-force');
      expect(articles.find(({ number }) => number === article)?.terms.crimeAreas).toContain(area);
    }
    for (const { code, article } of partners[0]?.agreements[0]?.data ?? [])
      expect(articles.find(({ number }) => number === article)?.terms.dataCategories).toContain(code);
  });

  it('shows the furthest stage of a partner, and each agreement at its own', () => {
    const signed = lineageOf('narrow', ['ma.dgsn', 'qa.moi']);
    const proposed = lineageOf('fullBilateral', ['ma.dgsn', 'qa.moi'], false);
    const [qatar] = agreementMatrix([proposed, signed], ground()).partners;
    expect(qatar?.stage).toBe('in-force');
    expect(qatar?.agreements.map(({ stage }) => stage)).toEqual(['proposed', 'in-force']);
  });

  it('says which rule of the law of the house takes away what the agreement names', () => {
    const law: LawProfile = {
      state: 'ma',
      name: { ar: '-', es: '-', fr: '-', en: '-' },
      rules: [
        {
          code: 'no-weapons',
          citation: 'Invented Law 1, Article 2',
          verified: false,
          text: { ar: '-', es: '-', fr: '-', en: '-' },
          limits: { crimeAreas: ['arms-explosives'], dataCategories: ['weapons'] },
        },
      ],
    };
    const lineage = lineageOf('narrowDocuments', ['ma.dgsn', 'bh.moi']);
    const { partners, cells } = agreementMatrix([lineage], ground([law]));
    expect(cells.filter(({ law: cited }) => cited !== undefined)).toMatchObject([
      { area: 'arms-explosives', law: 'Invented Law 1, Article 2' },
    ]);
    expect(partners[0]?.agreements[0]?.data.find(({ code }) => code === 'weapons')?.law).toBeDefined();
  });

  it('lets nothing flow under talks, and tells of partners in talks without any text', () => {
    const talks = lineageOf('talksOnly', ['ma.dgsn', 'in.mha']);
    expect(agreementMatrix([talks], ground()).cells).toEqual([]);
    const empty = foldAgreement({ lineage: newRandomId(), acts: [] }, AT, self);
    const contact = {
      state: { ...empty, state: 'contact' as const },
      versions: [],
      talkers: ['in.mha', self],
    };
    expect(agreementMatrix([contact], ground()).partners[0]).toMatchObject({
      party: 'in.mha',
      stage: 'contact',
      agreements: [{ data: [] }],
    });
  });

  it('calls what came to nothing ended', () => {
    expect(
      ['rejected', 'lapsed', 'void', 'terminated', 'expired', 'superseded'].map((one) =>
        stageOf(one as never),
      ),
    ).toEqual(Array(6).fill('ended'));
  });
});
