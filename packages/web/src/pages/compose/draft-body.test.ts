// SPDX-License-Identifier: Apache-2.0
// What a form makes of a draft: nothing is lost between the two, and nothing empty is sent.
import { describe, expect, it } from 'vitest';
import { bodyOf, emptyDeclaration, formOf } from './draft-body.ts';

const empty = formOf({ type: 'report.share', to: [], lineage: '', sections: {}, uploads: [] });

describe('a draft in its form', () => {
  it('is saved without what nobody wrote', () => {
    const { sections } = bodyOf({ ...empty, title: { ar: '', es: 'Una pista' }, facts: { fr: '  ' } });
    expect(sections.title).toEqual({ text: { es: 'Una pista' } });
    expect(sections).not.toHaveProperty('facts');
    expect(sections).not.toHaveProperty('subjects');
  });

  it('comes back as it was saved', () => {
    const body = bodyOf({
      ...empty,
      facts: { ar: 'ما هو معلوم' },
      subjects: [
        { id: 'p1', kind: 'person', category: 'suspect', statements: [{ prop: 'name', value: 'N' }] },
      ],
    });
    const again = formOf({ ...empty, ...body, to: [], lineage: '', uploads: [] });
    expect(bodyOf(again)).toEqual(body);
  });

  it('declares the files that it carries, and lists its codes in order and once', () => {
    const declaration = { ...emptyDeclaration, crimeAreas: ['terrorism', 'drugs', 'drugs'] };
    const { sections } = bodyOf({ ...empty, declaration, uploads: ['u'] });
    expect(sections.declaration?.crimeAreas).toEqual(['drugs', 'terrorism']);
    expect(sections.declaration?.dataCategories).toEqual(['attachments']);
  });

  it('is graded X4 until somebody grades it', () => {
    expect(bodyOf(empty).sections.declaration?.evaluation).toEqual({ scheme: '4x4', value: 'X4' });
  });
});
